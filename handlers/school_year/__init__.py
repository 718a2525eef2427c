"""«Новый учебный год»: which pairs go on, for the curator; one tap for each side."""

"""«Почта организаций»: the office addresses to which a letter goes where nobody can be reached in the messenger."""

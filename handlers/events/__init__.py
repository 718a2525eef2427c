"""«Событие»: prepared, invited to, answered, moved or called off, attended."""

"""«Когда бот напоминает»: the ladder in words and by buttons, of an owner of road maps or of one measure."""

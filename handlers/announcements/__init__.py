"""«Сообщение»: words to a segment, looked at before they go, and what became of every copy."""

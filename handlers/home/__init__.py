"""Start, home and language: who are you, what can be done here, where things stand today."""

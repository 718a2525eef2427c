"""«Сообщения и события»: one door to everything that is said to many; what was said or held becomes evidence here."""

"""«⚖️ Что важно при подборе»: a coordinator says what weighs how much."""

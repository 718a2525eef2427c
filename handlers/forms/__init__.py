"""«Анкета и формы»: which forms a programme uses, and what can be chosen in them."""

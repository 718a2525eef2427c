"""«Мои данные»: take along, who sees them, consents one by one, taken back, forgotten; the same by a guardian for a child."""

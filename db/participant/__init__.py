"""Whoever takes part: joining and admission, consents and guardians, codes, classes, leaving and what is kept."""

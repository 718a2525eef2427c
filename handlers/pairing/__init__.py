"""Pairing: the curator's search and proposals, the answer of both sides in one tap, the pair's own screen."""

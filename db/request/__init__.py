"""Requests for information, from the draft to the sums."""

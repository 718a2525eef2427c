"""Conversations, one folder each: how it looks (windows), what it shows (getters), what it does (on_…). Thin."""

"""Goals of a pair with their steps, and ideas of what to talk about."""

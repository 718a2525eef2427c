"""Telegram in a box: a Bot API server on this machine, a page with several phones, invented people. Knows nothing of the bot."""

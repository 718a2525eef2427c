"""Knows time, does not know Telegram: plans reminders, claims what is due, asks the world again, hands it to a sender."""

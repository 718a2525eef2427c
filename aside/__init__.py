"""What is computed aside the bot: in a fresh process, so that its loop never waits and its memory never holds arrays."""

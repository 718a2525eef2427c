"""Files that leave the bot: asked for, made aside, handed over, by schedule; what registers and documents say."""

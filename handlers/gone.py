"""What a screen was about is no more, or not this person's: the press leads home, like that of an old button."""


class Gone(Exception):
    """The subject of the open screen does not exist (any more) for whoever looks at it."""

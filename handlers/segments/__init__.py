"""Whom something is for: the screens on which a role, organisations and a standing are chosen, for any conversation."""

"""The front door: everything starts here, nobody imports it."""

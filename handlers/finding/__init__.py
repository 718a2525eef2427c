"""Finding one's school by name or number, for those who have lost the link."""

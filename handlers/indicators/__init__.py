"""Other indicators of a programme: read by those above the school, entered and changed by whoever owns the road map."""

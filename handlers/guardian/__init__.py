"""A pupil's guardian: follows a one-time link, reads what for, agrees or not, sees how the child is doing, takes it back."""

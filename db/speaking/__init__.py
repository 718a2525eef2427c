"""What goes out: notices written with their cause, deliveries, letters, announcements, the pace, who can be reached."""

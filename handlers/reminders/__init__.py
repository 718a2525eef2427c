"""What reminders bring with them: putting off, who cannot be reached, what will be sent in the next thirty days."""

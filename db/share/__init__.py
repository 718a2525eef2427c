"""Who counts: shares of learners, their bases and targets, and what the numbers tell from week to week."""

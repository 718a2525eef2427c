"""Assignments: the executor's list and report, the queue of whoever has the last word."""

"""What executors ask of whoever has the last word: more time, help, to be let off; answered in a press or one message."""

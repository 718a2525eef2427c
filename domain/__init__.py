"""The rules, on paper: no input or output, no clock, no async. What is true of the programme, whoever asks."""

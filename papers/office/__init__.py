"""Documents that an office signs: a `.docx` template that anybody can change in Word, filled in a process of its own."""

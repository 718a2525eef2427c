"""Documents that an office signs, and the templates from which they are made."""

"""What the columns of a table are, by the meaning of their headings and of their cells; what its rows are when they are known."""

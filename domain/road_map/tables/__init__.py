"""The tables of a paper: several in one file, stages, what stands beside them, their rows as measures, which of them to trust."""

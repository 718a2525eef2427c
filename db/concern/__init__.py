"""Reports of problems: who may read one, who hears of it and when."""

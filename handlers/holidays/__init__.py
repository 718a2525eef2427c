"""«Каникулы школ»: the dates of a school year, entered by whoever owns the road maps."""

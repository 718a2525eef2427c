"""«👤 Участники»: the list of a school's participants with search, filter and paging; as a table, out and in."""

"""A school's own road map: sent for approval by its head or curator, approved or returned by the coordinator."""

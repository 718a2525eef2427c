"""People and their offices: who may do what where, named, invited, stood in for, followed."""

"""Organisations: their tree and lists, links and holidays, partners and centres, and what their programmes offer."""

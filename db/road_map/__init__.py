"""Road maps in rows: drafts and what is done to them by hand, publishing, new editions, a school's own."""

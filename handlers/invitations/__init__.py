"""One-time links to offices along the tree: made by whoever may, opened by one, confirmed in one tap."""

"""«Кто назначен»: offices end by whoever names them, and what there was to do is handed over."""

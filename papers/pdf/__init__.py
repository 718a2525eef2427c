"""PDF with a text layer: its geometry, tables with rules and without, words that a column broke."""

"""Files in, files out: readers of official papers into plain rows, writers of tables, documents and pictures from plain rows."""

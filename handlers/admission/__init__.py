"""Admission: the curator's queue, papers and checklist, entering people «по журналу», and the mentor's safety quiz."""

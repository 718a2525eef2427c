"""«Исполнение»: what stands where, who answers for it, accepting many at once, reminding all who are late, the evidence."""

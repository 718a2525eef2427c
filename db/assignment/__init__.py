"""What becomes of a measure at an organisation: assignments, their log, reports, pleas, delegating; and control above them."""

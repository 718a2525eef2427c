"""Ways in for pupils and mentors: a school's links and posters, personal codes from a roster and their slips."""

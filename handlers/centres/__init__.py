"""«Спросить центр»: a direction, a centre, a question; the answer comes back to whoever asked."""

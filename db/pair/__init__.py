"""Pairs from the first proposal to the end: matching, the clocks, meetings, goals and what both sides say."""

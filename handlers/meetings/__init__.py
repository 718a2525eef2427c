"""Meetings: logged in four taps without typing, confirmed in one, corrected within a week."""

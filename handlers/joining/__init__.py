"""Joining: by the school's link from the phone, or entered by a curator «по журналу»; the profile that remains."""

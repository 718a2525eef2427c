"""«Написать куратору» from every screen of a participant, and the curators' answers."""

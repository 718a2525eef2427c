"""The share of learners who are involved: as numbers, by organisation, as a picture, and the number of learners it is of."""

"""Requests for information: an office makes a small form and sends it; organisations answer; the sums come by themselves."""

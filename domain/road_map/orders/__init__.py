"""The running text of orders, letters and minutes: its points, whom they address, their terms, and what an order changes."""

"""The invented township of the demo: one world, many reports about it."""

"""The encrypted profile: an append-only signed journal, and what is projected from it."""

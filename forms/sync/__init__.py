"""Journals exchanged between desktops: pairing, and a folder that holds only signed, sealed records."""

"""Templates: import, review, version, publish, sign."""

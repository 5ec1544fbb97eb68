"""Where blanks stand inside a text: shared by detection (which offers them) and the writers (which fill them)."""

"""Excel and Word files: read into a Document, answers written back losslessly. The only room that knows their formats."""

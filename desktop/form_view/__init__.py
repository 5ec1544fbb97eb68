"""A form drawn as it looks: what stands where, and the views that show it. Pages that show forms share it."""

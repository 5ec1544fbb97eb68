"""FillOnce's engine: reads reports, remembers what was reported, fills the next template. No Qt, no global state."""

__version__ = "0.1.0"

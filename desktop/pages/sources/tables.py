"""Short lists of this page."""

from __future__ import annotations

from desktop.widgets.lines import Lines

__all__ = ["Lines"]

"""Whether Python and the installed Qt binding go together."""

from __future__ import annotations

import sys

CALLS = 200


def loses_references() -> bool:
    """True where a call that returns nothing takes a reference to None with it (PySide6 6.12.0 on Python 3.11)."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    return sys.getrefcount(None) < before - CALLS // 2

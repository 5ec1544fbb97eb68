"""PySide's own `__feature__` switches (snake_case and the like), which nobody here uses.

To learn whether a module does, PySide reads the source of every module that is imported after it, the engine's too: 15 ms
before 待办 stands. It is told that each may use PySide, without a switch: what it takes for granted where it finds the name.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 - brings the hook with it

_HOOK = "shibokensupport.feature"


def read_no_sources() -> None:
    """Once is enough. Another PySide, made otherwise, goes on reading."""
    hook = sys.modules.get(_HOOK)
    if hasattr(hook, "_mod_uses_pyside"):
        setattr(hook, "_mod_uses_pyside", lambda module: True)  # noqa: B010 - it isn't ours, and has no type

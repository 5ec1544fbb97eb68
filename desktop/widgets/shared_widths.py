"""The width of a table, given out to its columns: each has room for its heading, what is left goes by shares."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTableView


def share_out(view: QTableView, shares: Sequence[int]) -> None:
    """Nothing is done while the table hasn't as many columns as `shares` has numbers."""
    header = view.horizontalHeader()
    if header.count() != len(shares):
        return
    needed = [header.sectionSizeHint(n) for n in range(header.count())]
    spare = max(0, view.viewport().width() - sum(needed))
    for number, share in enumerate(shares):
        view.setColumnWidth(number, needed[number] + spare * share // max(1, sum(shares)))

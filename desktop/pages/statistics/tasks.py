"""What 填报统计 asks of the background. No Qt; the engine is loaded inside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.model.burden import Account
    from forms.progress import Progress
    from forms.workspace import Workspace

Painter = Callable[[str], bytes]


def account(
    span: tuple[dt.date, dt.date] | None, today: dt.date, offices: bool
) -> Callable[[Workspace, Progress], Account]:
    """The account of a time; None for the twelve months up to the newest report."""

    def work(workspace: Workspace, progress: Progress) -> Account:
        start, end = span or workspace.statistics.span(today)
        return workspace.statistics.account(start, end, offices=offices)

    return work


def export(shown: Account, out: Path, paint: Painter) -> Callable[[Workspace, Progress], Path]:
    """Write what is shown, by the ending of `out`: .docx, .xlsx or .pdf. The person has agreed to replace it."""

    def work(workspace: Workspace, progress: Progress) -> Path:
        from forms.documents.convert import as_pdf
        from forms.documents.writer import save
        from forms.journey.burden_papers import account_docx, account_xlsx

        unit = workspace.unit_name
        if out.suffix.lower() == ".xlsx":
            return save(account_xlsx(shown, unit), out, True)
        data = account_docx(shown, unit, paint)
        return save(as_pdf(data, workspace.opener.find) if out.suffix.lower() == ".pdf" else data, out, True)

    return work

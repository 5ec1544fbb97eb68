"""What filling asks of the background: opening a template or a draft, writing the file. No Qt."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from forms.progress import Progress

AGAINST_LAST_TIME = frozenset({"check.swing", "check.unit"})

if TYPE_CHECKING:
    from desktop.form_view.opened import OpenedForm
    from forms.model.document import Value
    from forms.model.proposal import Check, Draft
    from forms.model.reports import WriteReport
    from forms.profile.drafts import KeptDraft
    from forms.workspace import Workspace


def open_template(
    path: Path, period: str | None = None, source: bytes | None = None
) -> Callable[[Workspace, Progress], OpenedForm]:
    """Read a template, propose for it, and lay it out: everything the fill page shows.

    `source`: its bytes where it was opened before; they stand in for a file that has gone or changed since.
    """

    def work(workspace: Workspace, progress: Progress) -> OpenedForm:
        from desktop.form_view.opened import opened_form
        from forms.recording.subjects import subject_name
        from forms.workspace import inspect_file

        place = path if source is None else present(path, source)
        document, _ = inspect_file(place, workspace.opener)
        draft = workspace.draft(place, period, None, progress)
        subject = subject_name(draft.subject, workspace.unit_name)
        return opened_form(place, document, draft, subject, place.read_bytes())

    return work


def open_draft(draft: str) -> Callable[[Workspace, Progress], tuple[OpenedForm, KeptDraft]]:
    """Open a draft as it was left, with its own copy of the template where the file has gone or changed."""

    def work(workspace: Workspace, progress: Progress) -> tuple[OpenedForm, KeptDraft]:
        kept = workspace.care.drafts.read(draft)
        path = Path(kept.head.path or kept.head.template)
        form = open_template(path, kept.head.period or None, kept.template)(workspace, progress)
        form.state.adopt(kept.values)
        return form, kept

    return work


def present(path: Path, source: bytes) -> Path:
    """The template where it is still as it was, else a copy of it in a folder of its own, gone when the program ends."""
    try:
        if path.read_bytes() == source:
            return path
    except OSError:
        pass  # moved, deleted, on a drive that is not there
    folder = Path(tempfile.mkdtemp(prefix="fillonce-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    copy = folder / (path.name or "template")
    copy.write_bytes(source)
    return copy


def write_filled(
    draft: Draft, template: Path, source: bytes, out: Path, overrides: Mapping[str, Value]
) -> Callable[[Workspace, Progress], WriteReport]:
    """Write the file, then remember what the clerk corrected. The person has agreed to replace `out` if it exists."""

    def work(workspace: Workspace, progress: Progress) -> WriteReport:
        report = workspace.write(draft, present(template, source), out, force=True, overrides=overrides)
        for address, value in overrides.items():
            if value is not None:
                workspace.correct(draft, address, value)
        return report

    return work


def recheck(draft: Draft, overrides: Mapping[str, Value]) -> Callable[[Workspace, Progress], tuple[Check, ...]]:
    """The checks on a draft as the clerk has left it. What was compared with last time holds where nothing was typed."""

    def work(workspace: Workspace, progress: Progress) -> tuple[Check, ...]:
        from forms.filling.checks import check_form, values_of

        values = {**values_of(draft.form, draft.proposals), **overrides}
        rows = {
            roster.table: [{i: c.value for i, c in row.cells.items() if c.decision == "filled"} for row in roster.rows]
            for roster in draft.rosters
        }
        earlier = (c for c in draft.checks if c.code in AGAINST_LAST_TIME and not set(c.addresses) & set(overrides))
        return tuple(dict.fromkeys((*check_form(draft.form, values, rows), *earlier)))

    return work


def refuse(
    draft: Draft, address: str, value: Value, form: OpenedForm, period: str | None
) -> Callable[[Workspace, Progress], OpenedForm]:
    """'Not this': remember that this value is wrong here, and propose anew."""

    def work(workspace: Workspace, progress: Progress) -> OpenedForm:
        workspace.refuse(draft, address, value)
        return open_template(form.path, period, form.source)(workspace, progress)

    return work

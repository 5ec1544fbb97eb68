"""What filling asks of the background: opening a template or a draft, writing the file. No Qt."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from forms.progress import Progress

if TYPE_CHECKING:
    from desktop.pages.fill.opened import OpenedForm
    from forms.model.document import Value
    from forms.model.proposal import Draft
    from forms.model.reports import WriteReport
    from forms.profile.drafts import KeptDraft
    from forms.workspace import Workspace


def open_template(path: Path, period: str | None = None) -> Callable[[Workspace, Progress], OpenedForm]:
    """Read a template, propose for it, and lay it out: everything the fill page shows."""

    def work(workspace: Workspace, progress: Progress) -> OpenedForm:
        from desktop.pages.fill.opened import opened_form
        from forms.recording.subjects import subject_name
        from forms.workspace import inspect_file

        document, _ = inspect_file(path, workspace.opener)
        draft = workspace.draft(path, period, None, progress)
        return opened_form(path, document, draft, subject_name(draft.subject, workspace.unit_name), path.read_bytes())

    return work


def open_draft(draft: str) -> Callable[[Workspace, Progress], tuple[OpenedForm, KeptDraft]]:
    """Open a draft as it was left, with its own copy of the template where the file has gone or changed."""

    def work(workspace: Workspace, progress: Progress) -> tuple[OpenedForm, KeptDraft]:
        kept = workspace.care.drafts.read(draft)
        path = template_of(kept)
        form = open_template(path, kept.head.period or None)(workspace, progress)
        form.state.adopt(kept.values)
        return form, kept

    return work


def template_of(kept: KeptDraft) -> Path:
    """The template where it was opened from, else the draft's copy of it in a folder of its own."""
    path = Path(kept.head.path)
    try:
        if kept.head.path and path.read_bytes() == kept.template:
            return path
    except OSError:
        pass  # moved, deleted, on a drive that is not there
    copy = Path(tempfile.mkdtemp(prefix="fillonce-")) / (Path(kept.head.template).name or "template")
    copy.write_bytes(kept.template)
    return copy


def write_filled(
    draft: Draft, template: Path, out: Path, overrides: Mapping[str, Value]
) -> Callable[[Workspace, Progress], WriteReport]:
    """Write the file, then remember what the clerk corrected. The person has agreed to replace `out` if it exists."""

    def work(workspace: Workspace, progress: Progress) -> WriteReport:
        report = workspace.write(draft, template, out, force=True, overrides=overrides)
        for address, value in overrides.items():
            if value is not None:
                workspace.correct(draft, address, value)
        return report

    return work

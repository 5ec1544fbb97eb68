"""What the background thread is asked to do. Each makes a function of (workspace, progress); nothing here touches Qt.

The engine is imported inside, so that a window can be shown before it is loaded.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.background import NewWorkspace
from forms.progress import Progress

if TYPE_CHECKING:
    from desktop.pages.fill.opened import OpenedForm
    from forms.model.document import Value
    from forms.model.proposal import Draft
    from forms.model.reports import IngestReport, Problem, WriteReport
    from forms.profile.drafts import DraftStore, KeptDraft
    from forms.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ProfileAnswer:
    """`recovery_key` only where the profile was just made: it is shown once and kept nowhere.

    `remarks` are things to tell, such as that this computer has no keyring.
    """

    unit: str
    folder: Path | None
    recovery_key: str = ""
    remarks: tuple[Problem, ...] = ()
    drafts: DraftStore | None = None  # None where nothing outlives the window


def create_profile(folder: Path, passphrase: str | None, unit: str) -> Callable[[object, Progress], NewWorkspace]:
    def work(_: object, progress: Progress) -> NewWorkspace:
        from forms.workspace import Workspace

        workspace, recovery_key = Workspace.create(folder, passphrase, unit)
        return NewWorkspace(
            workspace,
            ProfileAnswer(workspace.unit_name, folder, recovery_key, workspace.remarks, workspace.care.drafts),
        )

    return work


def open_profile(
    folder: Path, passphrase: str | None, recovery_key: str | None = None
) -> Callable[[object, Progress], NewWorkspace]:
    def work(_: object, progress: Progress) -> NewWorkspace:
        from forms.workspace import Workspace

        workspace = Workspace.open(folder, passphrase, recovery_key)
        return NewWorkspace(workspace, ProfileAnswer(workspace.unit_name, folder, drafts=workspace.care.drafts))

    return work


def adopt(given: Workspace | Callable[[], Workspace]) -> Callable[[object, Progress], NewWorkspace]:
    """Work with a workspace that somebody else made, or has a way to make."""

    def work(_: object, progress: Progress) -> NewWorkspace:
        workspace = given() if callable(given) else given
        drafts = None if workspace.care.temporary else workspace.care.drafts
        return NewWorkspace(workspace, ProfileAnswer(workspace.unit_name, None, drafts=drafts))

    return work


def ingest(paths: Sequence[Path]) -> Callable[[Workspace, Progress], IngestReport]:
    return lambda workspace, progress: workspace.ingest(list(paths), progress)


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

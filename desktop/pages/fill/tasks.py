"""What filling asks of the background: opening a template or a draft, writing the file. No Qt."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.form_view.marks import ADDED, GONE, LAST, NOTE, SHEET, kind_of, row_of
from desktop.passing import passing_copy
from forms.errors import FormsError
from forms.progress import Progress

AGAINST_LAST_TIME = frozenset({"check.swing", "check.unit"})
MOST_ELEMENTS = 50
MOST_PRINTED = 20_000  # rows of one sheet

if TYPE_CHECKING:
    from desktop.form_view.opened import OpenedForm
    from forms.drawing.model import Drawing
    from forms.model.browsing import ElementLine, History
    from forms.model.changes import ChangeSheet
    from forms.model.document import Value
    from forms.model.proposal import Check, Draft
    from forms.model.reports import FieldSources, WriteReport
    from forms.profile.drafts import KeptDraft
    from forms.workspace import Workspace

    Sheets = tuple[ChangeSheet, ...]


def open_template(
    path: Path,
    period: str | None = None,
    source: bytes | None = None,
    subject: str | None = None,
    added: Mapping[str, int] | None = None,
    last: str = "",
) -> Callable[[Workspace, Progress], OpenedForm]:
    """Read a template, propose for it, and lay it out: everything the fill page shows. Last period's text with figures is a
    template too; `last` says which period it is of, where it doesn't.

    `source`: its bytes where it was opened before; they stand in for a file that has gone or changed since. `subject`: a
    name; `added`: rows to add to rosters, by table. FormsError narrative.no_period where `last` is needed.
    """

    def work(workspace: Workspace, progress: Progress) -> OpenedForm:
        from desktop.form_view.opened import opened_form, opened_text
        from forms.journey.narrative.desk import is_text
        from forms.recording.subjects import subject_name
        from forms.workspace import inspect_file

        place = path if source is None else present(path, source)
        document, form = inspect_file(place, workspace.opener)
        if is_text(document, form):
            shown = workspace.narratives.look_through(place, period, subject, last or None)
            name = subject_name(shown.draft.subject, workspace.unit_name) if shown.draft.subject else subject
            return opened_text(place, shown, name or workspace.unit_name, last)
        draft = workspace.draft(place, period, subject, progress)
        name = subject_name(draft.subject, workspace.unit_name)
        return opened_form(place, document, draft, name, place.read_bytes(), added)

    return work


def opened(path: Path, last: str) -> Callable[[Workspace, Progress], OpenedForm | None]:
    """As open_template; None for a text of which somebody has to say when it is from."""

    def work(workspace: Workspace, progress: Progress) -> OpenedForm | None:
        try:
            return open_template(path, last=last)(workspace, progress)
        except FormsError as error:
            if error.code != "narrative.no_period":
                raise
            return None

    return work


def again(form: OpenedForm, period: str, subject: str) -> Callable[[Workspace, Progress], OpenedForm]:
    """The same template proposed anew."""
    return open_template(form.path, period or None, form.source, subject or None, last=form.last)


def open_draft(draft: str) -> Callable[[Workspace, Progress], tuple[OpenedForm, KeptDraft]]:
    """Open a draft as it was left, with its own copy of the template where the file has gone or changed."""

    def work(workspace: Workspace, progress: Progress) -> tuple[OpenedForm, KeptDraft]:
        kept = workspace.care.drafts.read(draft)
        path = Path(kept.head.path or kept.head.template)
        added = {
            k.partition("|")[2]: v for k, v in kept.values.items() if k.startswith(ADDED + "|") and isinstance(v, int)
        }
        period, last = kept.head.period or None, str(kept.values.get(LAST) or "")
        try:
            form = open_template(path, period, kept.template, kept.head.subject or None, added, last)(
                workspace, progress
            )
        except FormsError as error:
            if not error.code.startswith("subject."):
                raise
            form = open_template(path, period, kept.template, None, added, last)(workspace, progress)
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
    return passing_copy(path.name, source)


def with_rows(form: OpenedForm, added: Mapping[str, int]) -> Callable[[Workspace, Progress], OpenedForm]:
    """The same draft laid out with rows added to its rosters; nothing is proposed anew."""

    def work(workspace: Workspace, progress: Progress) -> OpenedForm:
        from desktop.form_view.opened import opened_form

        return opened_form(form.path, form.document, form.state.draft, form.subject, form.source, added)

    return work


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a saved form left in the profile: the decisions, and the keys they came from."""

    keys: frozenset[str] = frozenset()
    decisions: tuple[str, ...] = ()


def write_filled(
    form: OpenedForm,
    made: Mapping[str, Value],
    out: Path,
    earlier: Remembered | None,
    ground: str = "",
    flatten: bool = False,
) -> Callable[[Workspace, Progress], tuple[WriteReport, Remembered]]:
    """Write the file, then remember what the clerk confirmed and corrected. The person has agreed to replace `out`.

    `earlier`: what an earlier saving of this draft left; where the clerk has taken some of it back it is made void.
    `flatten`: the fields of a PDF form become part of its pages.
    """

    def work(workspace: Workspace, progress: Progress) -> tuple[WriteReport, Remembered]:
        draft, overrides = form.state.answers(made)
        template = present(form.path, form.source)
        if form.text is not None:
            return workspace.narratives.write(form.text, overrides, template, out, force=True), Remembered()
        report = workspace.write(draft, template, out, force=True, overrides=overrides, ground=ground, flatten=flatten)
        return report, _remember(workspace, form, made, draft, overrides, earlier or Remembered())

    return work


def _remember(
    workspace: Workspace,
    form: OpenedForm,
    made: Mapping[str, Value],
    left: Draft,
    overrides: Mapping[str, Value],
    earlier: Remembered,
) -> Remembered:
    from desktop.form_view.roster_answers import left_rows

    base = form.state.draft
    if not earlier.keys <= made.keys():
        live = {d.id for d in workspace.list_decisions()}
        if still := [id for id in earlier.decisions if id in live]:
            workspace.undo_decision(*still)
    corrected = {address: value for address, value in overrides.items() if value is not None and value != ""}
    notes = {k.partition("|")[2]: str(v) for k, v in made.items() if kind_of(k) == NOTE}
    tables = {found[0] for k in made if (found := row_of(k))} | {
        k.partition("|")[2] for k in made if kind_of(k) == SHEET
    }
    proposed = {r.table for r in base.rosters}
    rows = left_rows(left, tables & proposed)
    count = workspace.remember(base, corrected, (), rows, notes)
    count += _settle(workspace, base, corrected, notes)
    newest = workspace.list_decisions(everything=True)[:count] if count else ()
    return Remembered(frozenset(made), (*earlier.decisions, *(d.id for d in newest)))


def _settle(workspace: Workspace, draft: Draft, corrected: Mapping[str, Value], notes: Mapping[str, str]) -> int:
    """What reports disagreed on and the clerk decided holds for other forms too."""
    count = 0
    for proposal in draft.proposals:
        address = proposal.field.address
        if proposal.decision != "conflict" or address not in corrected or not proposal.element:
            continue
        try:
            workspace.settle_field(draft, address, corrected[address], notes.get(address, ""))
        except FormsError as error:
            if error.code != "conflict.none":  # only this place's own sources differ: what was remembered is enough
                raise
            continue
        count += 1
    return count


def recheck(form: OpenedForm, made: Mapping[str, Value]) -> Callable[[Workspace, Progress], tuple[Check, ...]]:
    """The checks on a draft as the clerk has left it. What was compared with last time holds where nothing was typed."""

    def work(workspace: Workspace, progress: Progress) -> tuple[Check, ...]:
        from desktop.form_view.roster_answers import left_rows
        from forms.filling.checks import check_form, values_of

        if form.text is not None:
            return ()  # its numbers are looked at one by one
        draft, overrides = form.state.answers(made)
        values = {**values_of(draft.form, draft.proposals), **overrides}
        rows = left_rows(draft, {r.table for r in draft.rosters})
        earlier = (c for c in draft.checks if c.code in AGAINST_LAST_TIME and not set(c.addresses) & set(overrides))
        return tuple(dict.fromkeys((*check_form(draft.form, values, rows), *earlier)))

    return work


def refuse(draft: Draft, address: str, value: Value) -> Callable[[Workspace, Progress], str]:
    """'Not this': remember that this value is wrong here; the decision."""

    def work(workspace: Workspace, progress: Progress) -> str:
        workspace.refuse(draft, address, value)
        return workspace.browse.newest_decision()

    return work


def bind(draft: Draft, address: str, element: str) -> Callable[[Workspace, Progress], str]:
    """'This field asks that': remember it; the decision."""

    def work(workspace: Workspace, progress: Progress) -> str:
        workspace.bind(draft, address, element)
        return workspace.browse.newest_decision()

    return work


def find_elements(text: str) -> Callable[[Workspace, Progress], tuple[ElementLine, ...]]:
    """Data items by a part of their name, or by what is meant; none for nothing."""
    return lambda workspace, progress: workspace.browse.elements(text, limit=MOST_ELEMENTS, meant=True) if text else ()


def undo_decision(decision: str) -> Callable[[Workspace, Progress], str]:
    """Make a decision void; undoing what this answers with brings it back."""

    def work(workspace: Workspace, progress: Progress) -> str:
        workspace.undo_decision(decision)
        return workspace.browse.newest_decision()

    return work


def history(element: str, subject: str) -> Callable[[Workspace, Progress], History]:
    return lambda workspace, _: workspace.browse.history(element, subject)


def sources(draft: Draft, address: str) -> Callable[[Workspace, Progress], FieldSources]:
    """What comes near a field in the catalogues, and what of it is not shared."""
    return lambda workspace, _: workspace.sources_of(draft, address)


def change_sheets(form: OpenedForm, made: Mapping[str, Value]) -> Callable[[Workspace, Progress], Sheets]:
    """What changed in the rosters, as the clerk has left them; rows are counted as they stand on screen."""

    def work(workspace: Workspace, progress: Progress) -> Sheets:
        kept = {k: v for k, v in made.items() if kind_of(k) != GONE}
        return workspace.change_sheets(form.state.answers(kept)[0])

    return work


def subjects() -> Callable[[Workspace, Progress], tuple[str, ...]]:
    """Names that a form can be filled for: the unit itself, then its villages."""

    def work(workspace: Workspace, progress: Progress) -> tuple[str, ...]:
        villages = workspace.browse.subjects("", ("village",), 0, 500)
        return tuple(dict.fromkeys((workspace.unit_name, *(line.name for line in villages))))

    return work


def filled_drawing(form: OpenedForm, made: Mapping[str, Value]) -> Callable[[Workspace, Progress], Drawing]:
    """The form drawn as its filled file will look, for paper. Nothing is kept of the file it is drawn from."""

    def work(workspace: Workspace, progress: Progress) -> Drawing:
        from forms.documents import reader
        from forms.drawing.model import draw

        draft, overrides = form.state.answers(made)
        template = present(form.path, form.source)
        with tempfile.TemporaryDirectory(prefix="fillonce-") as folder:
            out = Path(folder) / form.path.name
            if form.text is not None:
                report = workspace.narratives.write(form.text, overrides, template, out, force=True)
            else:
                report = workspace.write(draft, template, out, force=True, overrides=overrides)
            written = Path(report.output)
            return draw(reader.read(written.read_bytes(), written.name), MOST_PRINTED)

    return work

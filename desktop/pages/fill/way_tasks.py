"""What the way of a report (送审, 签批, 报送, 退回, 更正) asks of the background. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.journey.returning import Returned, Wanted
    from forms.journey.task_model import Task
    from forms.model.document import Value
    from forms.model.states import CorrectionPreview, Report
    from forms.progress import Progress
    from forms.workspace import Workspace

    Doing = Callable[[Workspace, Progress], Report]  # a step of a report


@dataclass(frozen=True, slots=True)
class Way:
    """How far the report of a draft is, and what its task says of where it goes. `roles`: who signs; `personal`: it lists
    persons with numbers."""

    report: Report | None = None
    roles: tuple[str, ...] = ()
    receiver: str = ""
    channel: str = ""
    rule: str = ""
    task: str = ""
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of sending: the report, and the files that were made ready (None where none were asked for)."""

    report: Report
    files: Returned | None = None


@dataclass(frozen=True, slots=True)
class SendOrder:
    """What a person said about sending. `folder`: where the files are put; None for none. `unsigned`: the filled file that
    goes out without signatures."""

    receiver: str
    day: str = ""
    channel: str = ""
    folder: Path | None = None
    wanted: Wanted | None = None
    unsigned: Path | None = None
    task: str = ""
    period: str = ""  # of the draft, as on the command line
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filled:
    """A draft as it was written to a file."""

    draft: str
    title: str
    period: str
    file: Path
    values: Mapping[str, Value] = field(default_factory=dict)


def way_of(draft: str, title: str, period_key: str) -> Callable[[Workspace, Progress], Way]:
    """Everything the strip shows of a draft's report."""

    def work(workspace: Workspace, progress: Progress) -> Way:
        from forms.journey.returning import has_personal_data

        report = workspace.reports.of_draft(draft)
        way = _from_task(_task(workspace, draft, title, period_key))
        if report is None or report.frozen is None:
            return replace(way, report=report)
        _, form = workspace.reports.submission(report)
        roles = workspace.reports.roles(report.id)
        return replace(way, report=report, roles=roles, personal=has_personal_data(form))

    return work


def _from_task(task: Task | None) -> Way:
    if task is None:
        return Way()
    return Way(receiver=task.receivers or task.office, channel=task.channel, rule=task.naming, task=task.id)


def _task(workspace: Workspace, draft: str, title: str, period_key: str) -> Task | None:
    """The open task that this draft fills: named by it, else the only one of the same name and period."""
    from forms.journey.linking import is_about

    tasks = workspace.tasks.open(dt.date.today())
    named = [t for t in tasks if t.draft == draft]
    same = [t for t in tasks if is_about(t, title) and t.period in ("", period_key)]
    found = named or same
    return found[0] if len(found) == 1 else None


def submitted(filled: Filled, by: str) -> Callable[[Workspace, Progress], Report]:
    """送审: freeze the written file."""
    return lambda workspace, _: workspace.reports.submit(
        filled.file, draft=filled.draft, drafted=filled.values, period=filled.period, by=by
    )


def signed(report: str, names: Iterable[tuple[str, str]]) -> Callable[[Workspace, Progress], Report]:
    pairs = list(names)
    return lambda workspace, _: workspace.reports.sign(report, pairs, dt.date.today().isoformat())


def sent(report: str, draft: str, order: SendOrder) -> Callable[[Workspace, Progress], Sent]:
    """The files first: where they can't be written nothing is marked as sent. A task that is fulfilled is done."""

    def work(workspace: Workspace, progress: Progress) -> Sent:
        desk = workspace.reports
        assert report or order.unsigned is not None
        id = report or desk.begin(order.unsigned, draft, order.period).id  # type: ignore[arg-type]
        files = None
        if order.folder is not None and order.wanted is not None and order.unsigned is None:
            files = desk.hand_out(id, order.folder, order.wanted, workspace.opener.find)
        done = desk.send(
            id, order.receiver, day=order.day, channel=order.channel, unsigned=order.unsigned, drafted=order.values
        )
        if order.folder is not None and order.wanted is not None and files is None:
            files = desk.hand_out(id, order.folder, order.wanted, workspace.opener.find)
        if order.task:
            workspace.tasks.set_state(order.task, "done", dt.date.today())
        return Sent(done, files)

    return work


def handed_out(report: str, folder: Path, wanted: Wanted) -> Callable[[Workspace, Progress], Returned]:
    return lambda workspace, _: workspace.reports.hand_out(report, folder, wanted, workspace.opener.find)


def returned(report: str, reason: str) -> Callable[[Workspace, Progress], Report]:
    return lambda workspace, _: workspace.reports.mark_returned(report, reason)


def taken_back(report: str) -> Callable[[Workspace, Progress], Report]:
    return lambda workspace, _: workspace.reports.take_back(report)


def undone(report: str) -> Callable[[Workspace, Progress], Report]:
    return lambda workspace, _: workspace.reports.undo(report)


def scan_pages(scan: Path) -> Callable[[Workspace, Progress], int]:
    """How many pages a PDF has; 0 for anything else."""

    def work(workspace: Workspace, progress: Progress) -> int:
        from forms.journey.report_files import pages_of

        return pages_of(scan)

    return work


def attached(report: str, scan: Path, pages: str = "") -> Callable[[Workspace, Progress], Report]:
    """`pages`: those of the scan that are this report's ("": all)."""
    return lambda workspace, _: workspace.reports.attach(report, scan, pages)


def scan(report: str, out: Path) -> Callable[[Workspace, Progress], Path]:
    """The scan as a file of its own, to look at."""

    def work(workspace: Workspace, progress: Progress) -> Path:
        from forms.journey.report_files import scan_ending

        _, data = workspace.reports.scan_file(workspace.reports.find(report))
        file = out.with_suffix(scan_ending(data))
        file.write_bytes(data)
        return file

    return work


def sign_sheet(report: str, names: Mapping[str, str], out: Path) -> Callable[[Workspace, Progress], Path]:
    """Write the sign sheet (.docx). The person has agreed to replace `out`."""

    def work(workspace: Workspace, progress: Progress) -> Path:
        from forms.sentences import sentence

        data = workspace.reports.sign_sheet(report, names, lambda code, said: sentence(code, tuple(said)))
        return workspace.reports.export(report, data, out, True)

    return work


def correction(report: str, file: Path) -> Callable[[Workspace, Progress], CorrectionPreview]:
    return lambda workspace, _: workspace.reports.preview_correction(report, file)


def corrected(
    report: str, file: Path, reason: str, note: Path, values: Mapping[str, Value]
) -> Callable[[Workspace, Progress], Report]:
    """更正, with the note written to `note`."""

    def work(workspace: Workspace, progress: Progress) -> Report:
        done, _ = workspace.reports.correct(report, file, reason, drafted=values)
        workspace.reports.export(done.id, workspace.reports.correction_note(done.id), note, True)
        return done

    return work

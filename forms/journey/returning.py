"""The return in one action: the editable file, a PDF to print, the stamped scan, in a folder or a zip named by the rule.

What goes out are the frozen bytes themselves: nothing of this program is in them. With a password the files are encrypted,
the others are named. File names hold no personal data.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from forms.documents.convert import Finder
from forms.documents.locking import locked
from forms.documents.writer import save
from forms.documents.zips import zipped
from forms.errors import FormsError
from forms.journey.notice_naming import name_for, parts_of, safe_name, unresolved_parts
from forms.journey.report_book import ReportBook
from forms.journey.report_files import scan_ending
from forms.model.form import Form
from forms.model.period import Period
from forms.model.reports import Problem
from forms.model.states import Report
from forms.values.periods import find_periods

DEFAULT_RULE = "XX镇+表名+报告期"
SCAN = "（扫描件）"
_PERSONAL = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15}|1\d{10})(?!\d)")
_ASKED = frozenset({"idcard", "phone", "account"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to go out. `rule`: the naming rule of the notice; `password`: to open the files with; `ground`: for personal
    data, else the one that was stated when the form was filled."""

    to: str = ""
    rule: str = ""
    as_zip: bool = False
    with_pdf: bool = True
    with_scan: bool = True
    password: str = ""
    ground: str = ""
    force: bool = False
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """`output`: the folder or zip; `files`: the names in it; `notes` say what isn't as asked."""

    output: Path
    files: tuple[str, ...]
    notes: tuple[Problem, ...] = ()
    ground: str = ""
    locked: bool = False


def has_personal_data(form: Form) -> bool:
    """Whether a form lists persons with their numbers, or asks for one's: then a password is offered."""
    columns = (c for t in form.tables if t.kind == "roster" for c in t.columns)
    return any(c.type in _ASKED for c in columns) or any(f.type in ("idcard", "account") for f in form.fields)


def base_name(report: Report, rule: str, unit: str, on: dt.date) -> tuple[str, tuple[str, ...]]:
    """The name of what goes out, and the parts of the rule that nothing was known for. A person's name is never put in."""
    period = Period.from_key(report.period) if report.period else None
    rule = rule or DEFAULT_RULE
    said = any(part.kind in ("period", "date") for part in parts_of(rule))
    title = _without_period(report.title) if said else report.title
    known = {"unit": unit, "title": title, "period": period, "date": on}
    name = name_for(rule, **known)  # type: ignore[arg-type]
    missing = unresolved_parts(rule, **known)  # type: ignore[arg-type]
    plain = safe_name(_PERSONAL.sub("", name)) or safe_name(_PERSONAL.sub("", report.title)) or "report"
    return plain, missing


def _without_period(title: str) -> str:
    """A title without the period it begins with: the rule says the time once."""
    spans = [span for span in find_periods(title) if span[0] == 0]
    return title[spans[0][1] :].lstrip(" 　-_") or title if spans else title


def hand_out(book: ReportBook, report: Report, folder: Path, wanted: Wanted, unit: str, find: Finder) -> Returned:
    """Put what goes back into `folder`: a folder or a zip of the rule's name.

    A PDF that can't be made, or a scan that isn't there, is said and the rest goes out; nothing half-written is left.
    Raises FormsError report.nothing_frozen, output.exists, output.unwritable, lock.short_password, lock.cannot (the
    editable file itself can't be locked).
    """
    on = wanted.on or dt.date.today()
    base, missing = base_name(report, wanted.rule, unit, on)
    notes = [Problem("return.name_part", (("part", part),)) for part in missing]
    files = _files(book, report, base, wanted, find, notes)
    out = folder / (f"{base}.zip" if wanted.as_zip else base)
    if wanted.as_zip:
        save(zipped(files), out, wanted.force)
    else:
        _lay_out(files, out, wanted.force)
    return Returned(out, tuple(files), tuple(notes), wanted.ground, bool(wanted.password))


def _files(
    book: ReportBook, report: Report, base: str, wanted: Wanted, find: Finder, notes: list[Problem]
) -> dict[str, bytes]:
    """Name -> bytes, the editable file first."""
    name, data = book.frozen_file(report)
    ending = Path(name).suffix.lower()
    files = {f"{base}{ending}": data}
    if wanted.with_pdf and ending != ".pdf" and (pdf := printed(data, name, find, notes)) is not None:
        files[f"{base}.pdf"] = pdf
    if wanted.with_scan:
        if report.scan is not None:
            scan = book.scan_file(report)[1]
            files[f"{base}{SCAN}{scan_ending(scan)}"] = scan
        else:
            notes.append(Problem("return.no_scan"))
    return _locked(files, wanted.password, notes) if wanted.password else files


def printed(data: bytes, name: str, find: Finder, notes: list[Problem]) -> bytes | None:
    """The file as it would be printed, by the office program that is there; None, and a note, where there is none."""
    converter = find()
    if converter is None:
        notes.append(Problem("return.no_office"))
        return None
    try:
        return converter.print(data, Path(name).suffix.lower().lstrip("."), name)
    except FormsError as error:
        notes.append(Problem(error.code, tuple((k, str(v)) for k, v in error.context.items())))
        return None


def _locked(files: Mapping[str, bytes], password: str, notes: list[Problem]) -> dict[str, bytes]:
    out: dict[str, bytes] = {}
    for number, (name, data) in enumerate(files.items()):
        try:
            out[name] = locked(data, password, name)
        except FormsError as error:
            if number == 0 or error.code == "lock.short_password":
                raise
            notes.append(Problem("return.not_locked", (("file", name),)))
            out[name] = data
    return out


def _lay_out(files: Mapping[str, bytes], out: Path, force: bool) -> None:
    """All of them, or a refusal before the first."""
    if not force and (out.is_file() or any((out / name).exists() for name in files)):
        raise FormsError("output.exists", file=out.name)
    for name, data in files.items():
        save(data, out / name, force)

"""The sign sheet (审签单): what is put before those who sign, on one or two pages. It names no person of a roster."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from forms.documents.paper import Paper, Ruled, Text
from forms.filling.checks import check_form
from forms.filling.settlements import lasting, settlements
from forms.journey.comparing import compare
from forms.journey.letters import Words
from forms.journey.signing import short
from forms.model.facts import Submission
from forms.model.form import Form
from forms.model.period import Period
from forms.model.proposal import Check
from forms.model.states import Changes, Edit, Report, RosterChange
from forms.profile.rows import SubmissionHead
from forms.recording.ledger import Ledger
from forms.recording.project import project
from forms.recording.subjects import subject_name
from forms.values.periods import in_words
from forms.values.secrets import masked
from forms.values.text import normal

Say = Callable[[str, Iterable[tuple[str, object]]], str]
ROLES = ("role.filled", "role.checked", "role.deputy", "role.head")
_PERSON = re.compile(r"人$|领导$|负责人|主任$|经办|审核|复核|审批|批准|镇长$|乡长$|书记$")
_FILLS = re.compile(r"填[表报]|经办|制表")
_NO_PERSON = re.compile(r"日期|时间|电话|手机|意见|盖章|公章|联系|单位名称|部门名称")
_MOST_VALUES, _MOST_CHECKS, _MOST_ROWS, _MOST_ROLES = 20, 20, 12, 8
_MOST_ANNEXED = 1000  # changed values of a form of townships by villages


@dataclass(frozen=True, slots=True)
class Settled:
    """A conflict that was settled: what about, with which value, why."""

    about: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class SignSheet:
    """`roles`: (role, name); `before`: period and file of the report compared with, None for a first one."""

    report: Report
    roles: tuple[tuple[str, str], ...]
    before: tuple[str, str] | None
    changes: Changes
    settled: tuple[Settled, ...]
    checks: tuple[Check, ...]


def sheet_of(
    ledger: Ledger, report: Report, now: Submission, form: Form, words: Words, names: Mapping[str, str]
) -> SignSheet:
    """What the sheet of a frozen version says. `names` by role, else those who signed it, and who sent it to review as the
    one who filled it; a role without a name is signed by hand."""
    earlier = report_before(ledger, report, form)
    changes = compare(ledger.profile.submission(earlier.id), now) if earlier is not None else Changes()
    before = None
    if earlier is not None:
        before = in_words(Period.from_key(earlier.period)) if earlier.period else "", earlier.file_name
    own = roles_of(form, words)
    names = {_as_printed(role, own): name for role, name in names.items()}
    signed = _known_names(report, own)
    known = signed | {role: name for role, name in names.items() if name}
    roles = list(
        dict.fromkeys([*own, *names, *signed])
    )  # whoever signed stands on it, also where the form has no such line
    return SignSheet(
        report, tuple((role, known.get(role, "")) for role in roles), before, changes,
        tuple(settled_in(ledger, now)), open_checks(form),
    )  # fmt: skip


def _known_names(report: Report, roles: Sequence[str]) -> dict[str, str]:
    """Names by role as the report's steps since its last freezing give them."""
    review = next((n for n in range(len(report.steps) - 1, -1, -1) if report.steps[n].to == "review"), None)
    if review is None:
        return {}
    fills = next((role for role in roles if _FILLS.search(role)), "")
    found = {fills: report.steps[review].by} if fills and report.steps[review].by else {}
    signed = (pair for step in report.steps[review:] for pair in step.signed)
    return found | {_as_printed(role, roles): name for role, name in signed if name}


def _as_printed(role: str, own: Sequence[str]) -> str:
    """A role as the form prints it: whoever fills it is called 填表人, 填报人 or 经办人."""
    alike = [one for one in own if _FILLS.search(one)] if role not in own and _FILLS.search(role) else []
    return alike[0] if len(alike) == 1 else role


def roles_of(form: Form, words: Words) -> tuple[str, ...]:
    """Who signs: those the form itself names (some name five), else who fills, who checks, who leads."""
    labels = [f.path[-1] for f in form.fields if f.role in ("filler", "signature") and f.path]
    plain = [normal(label).replace(" ", "").rstrip(":") for label in labels]
    named = [p for p in plain if _PERSON.search(p) and not _NO_PERSON.search(p) and len(p) <= 12]
    found = list(dict.fromkeys(named))[:_MOST_ROLES]
    return tuple(found) if len(found) >= 2 else tuple(words(role) for role in ROLES)


def report_before(ledger: Ledger, report: Report, form: Form) -> SubmissionHead | None:
    """The newest report of the same form and unit for an earlier period."""
    key = report.period
    if not key:
        return None
    unit = ledger.profile.unit.name
    same = [
        h
        for h in ledger.profile.submissions()
        if h.head and h.source == "report" and h.fingerprint == form.fingerprint and h.period
        and (h.unit_text or unit) == report.unit and Period.from_key(h.period).end < Period.from_key(key).end
    ]  # fmt: skip
    return max(same, key=lambda h: Period.from_key(h.period).end, default=None)


def open_checks(form: Form) -> tuple[Check, ...]:
    """Checks on a file as it is filled."""
    values = {f.address: f.value for f in (*form.fields, *form.computed) if f.value is not None}
    rows = {t.id: [r.cells for r in t.rows] for t in form.tables if t.kind == "roster"}
    return check_form(form, values, rows)


def settled_in(ledger: Ledger, now: Submission) -> Iterable[Settled]:
    """Conflicts that were settled about something this report asks."""
    held = settlements(ledger.decisions.now().standing.live)
    said = project(ledger.reader, ledger.book(), "", now).facts if held else []
    seen: set[str] = set()
    for fact in said:
        for one in held.get(fact.subject, ()):
            of_the_time = lasting(one.aspect) or one.period == fact.period
            if one.id in seen or fact.element not in one.elements or not of_the_time:
                continue
            seen.add(one.id)
            definition = ledger.index.definitions.get(fact.element)
            about = subject_name(fact.subject, ledger.profile.unit.name) if not fact.subject.startswith("p:") else ""
            named = " ".join(p for p in (about, definition.text if definition else "") if p)
            found = ledger.decisions.now().find(one.id)
            yield Settled(named, _shown(f"{one.value}{one.unit}"), found.text("note") if found else "")


def sheet_paper(sheet: SignSheet, words: Words, say: Say) -> Paper:
    """The sheet as a paper; `say` makes sentences of checks."""
    report = sheet.report
    frozen = report.frozen
    period = in_words(Period.from_key(report.period)) if report.period else ""
    rows = [(words("form"), report.title), (words("unit"), report.unit), (words("period"), period)]
    if frozen is not None:
        rows += [(words("file"), frozen.file), (words("hash"), short(frozen.sha256))]
    signing = (
        (words("role"), words("name"), words("opinion"), words("date")),
        *((r, n, "", "") for r, n in sheet.roles),
    )
    blocks: list[Text | Ruled] = [
        Ruled(tuple(rows), (2, 7), bold=frozenset({0})),
        Text(words("roles"), "heading"),
        Ruled(signing, (2, 2, 3, 2), head=True, tall=True),
        Text(words("changes"), "heading"),
        *_changes(sheet, words),
        Text(words("settled"), "heading"),
        *_settled(sheet.settled, words),
        Text(words("checks"), "heading"),
        *_checks(sheet.checks, words, say),
        Text(words("foot"), "small"),
        *_annex(sheet, words, say),
    ]
    return Paper(words("title"), tuple(blocks))


def _changes(sheet: SignSheet, words: Words) -> list[Text | Ruled]:
    if sheet.before is None:
        return [Text(words("changes.first"))]
    out: list[Text | Ruled] = [Text(words("changes.against", period=sheet.before[0], file=sheet.before[1]), "small")]
    if sheet.changes.empty:
        return [*out, Text(words("changes.none"))]
    if sheet.changes.values:
        out += [
            Text(words("changes.values", n=len(sheet.changes.values))),
            _values(sheet.changes.values[:_MOST_VALUES], words),
        ]
        if len(sheet.changes.values) > _MOST_VALUES:
            out.append(Text(words("more", n=len(sheet.changes.values) - _MOST_VALUES), "small"))
    if sheet.changes.rosters:
        out.append(_rosters(sheet.changes.rosters, words))
    return out


def _annex(sheet: SignSheet, words: Words, say: Say) -> list[Text | Ruled]:
    """What the first pages have no room for, so that whoever signs can see all of it."""
    values, checks = sheet.changes.values[_MOST_VALUES:], sheet.checks[_MOST_CHECKS:]
    out: list[Text | Ruled] = [Text(words("annex"), "heading")] if values or checks else []
    if values:
        out += [Text(words("annex.values", n=len(values))), _values(values[:_MOST_ANNEXED], words)]
    if len(values) > _MOST_ANNEXED:
        out.append(Text(words("more.left_out", n=len(values) - _MOST_ANNEXED), "small"))
    if checks:
        out.append(Text(words("annex.checks", n=len(checks))))
    out += [Text(f"{n}. {say(c.code, c.context)}") for n, c in enumerate(checks[:_MOST_ANNEXED], _MOST_CHECKS + 1)]
    return out


def _values(edits: Sequence[Edit], words: Words) -> Ruled:
    rows = [(" / ".join(e.labels), _shown(e.before), _shown(e.now)) for e in edits]
    return Ruled(((words("item"), words("before"), words("now")), *rows), (5, 2, 2), head=True)


def _rosters(rosters: Sequence[RosterChange], words: Words) -> Ruled:
    head = tuple(words(f"changes.{w}") for w in ("roster", "new", "left", "changed", "same"))
    rows = [
        (
            r.title, _rows(r.new, words), words("changes.row_count", n=len(r.left)), _rows(r.changed, words),
            words("changes.row_count", n=r.same),
        )
        for r in rosters
    ]  # fmt: skip
    return Ruled((head, *rows), (3, 2, 1, 2, 1), head=True)


def _rows(numbers: Sequence[int], words: Words) -> str:
    if not numbers or len(numbers) > _MOST_ROWS:
        return words("changes.row_count", n=len(numbers))
    return words("changes.rows", n=len(numbers), rows="、".join(str(n) for n in numbers))


def _settled(found: Sequence[Settled], words: Words) -> list[Text | Ruled]:
    if not found:
        return [Text(words("settled.none"))]
    head = (words("item"), words("settled.value"), words("settled.note"))
    rows = [(s.about, s.value, s.note) for s in found]
    return [Ruled((head, *rows), (4, 2, 3), head=True)]


def _checks(checks: Sequence[Check], words: Words, say: Say) -> list[Text | Ruled]:
    if not checks:
        return [Text(words("checks.none"))]
    shown = [Text(f"{n + 1}. {say(c.code, c.context)}") for n, c in enumerate(checks[:_MOST_CHECKS])]
    more = [Text(words("more", n=len(checks) - _MOST_CHECKS), "small")] if len(checks) > _MOST_CHECKS else []
    return [*shown, *more]


def _shown(value: str) -> str:
    return masked(value) or "—"

"""Drafting a text with figures from last period's: every number is proved, reckoned, carried on, or marked to be checked.

A number is proved where the old one is what other reports said of the same question for the old period. Only then does the
same question's answer for the new period take its place; the text itself, where it was taken in, proves nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from forms.documents import reader, writer
from forms.documents.docx_figures import TextEdit, left_to_check, rewrite, without_marks
from forms.documents.opening import Opener
from forms.errors import FormsError
from forms.filling.propose import draft as propose_from
from forms.journey.narrative.derived import Known, Reckoned, reckoned
from forms.journey.narrative.figures import emptied, figures_of, form_of, named
from forms.journey.narrative.lookup import Asking, Others, asking_for
from forms.journey.narrative.model import Figure, Line, Status, TextDraft, TextRead
from forms.journey.narrative.names import Placeholder, held, placeholders, rendered, values_of
from forms.journey.narrative.screen import TextOnScreen, left_open, on_screen, written
from forms.journey.narrative.spans import with_spans
from forms.journey.narrative.times import applied, carried, mentions
from forms.model.document import Document, Span, Value
from forms.model.form import Form
from forms.model.period import Period
from forms.model.proposal import Alternative, Draft, Proposal, Reason
from forms.model.reports import WriteReport
from forms.progress import Silent
from forms.recording.ledger import Ledger
from forms.values import calendar_math as cal
from forms.values.numbers import format_number, number_of
from forms.values.periods import in_words, parse_option

MOST = 3000  # numbers in one text
Propose = Callable[[Document, Form, str, Period, str | None], Draft]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text read, with its form once its numbers are taken out; `texts`: its paragraphs by their names."""

    document: Document
    form: Form  # as the old text has it
    figures: tuple[Figure, ...]
    texts: Mapping[str, str]


def read_text(data: bytes, name: str) -> TextRead:
    """The figures of a Word text with what each counts. FormsError narrative.not_word, narrative.too_many, file.* codes."""
    text = _opened(data, name)
    return TextRead(text.form.title, text.form.period, text.figures)


def _opened(data: bytes, name: str) -> _Text:
    document = reader.read(data, name)
    if document.format != "docx":
        raise FormsError("narrative.not_word", file=name)
    from forms.detection import classification_mark, detect

    mark = classification_mark(document)
    if mark:
        raise FormsError("file.classified", file=name, mark=mark)
    form = detect(document)
    found = figures_of(document, form)
    if len(found) > MOST:
        raise FormsError("narrative.too_many", file=name, most=MOST)
    bare, addresses = emptied(document, found, {})
    texts = {p.name: p.text for p in document.paragraphs}
    opened = with_spans(form_of(bare), bare)
    opened = replace(opened, period=form.period, period_text=form.period_text, period_origin=form.period_origin)
    return _Text(document, opened, tuple(named(found, opened, addresses)), texts)


def is_text(document: Document, form: Form) -> bool:
    """Whether a Word file is a written text with figures, or one with placeholders, rather than a form: nothing in it is left
    open to be filled, and some number of its sentences says what it counts."""
    if document.format != "docx":
        return False
    if any(held(p.text) for p in document.paragraphs):
        return True
    if any(f.value in (None, "") and f.role == "entry" for f in form.fields) or any(t.grows for t in form.tables):
        return False
    sentences = {p.name for p in document.paragraphs}
    return any(figure.asks and figure.place in sentences for figure in figures_of(document, form))


class NarrativeDesk:
    """Reached by Workspace.narratives; belongs to the workspace's thread."""

    def __init__(self, ledger: Ledger, opener: Opener, propose: Propose) -> None:
        self._ledger, self._opener, self._propose = ledger, opener, propose

    def draft(self, path: Path, period: str, subject: str | None = None, last: str | None = None) -> TextDraft:
        """The text for `period` drafted from the one at `path`, which is of the period it names itself, else of `last`.

        FormsError narrative.no_period, narrative.same_period, period.bad, subject.unknown, and those of read_text.
        """
        data = self._opener.open(reader.load(path), path.name).data
        return self._drafted(data, _opened(data, path.name), parse_option(period), subject, last)

    def _drafted(
        self, data: bytes, text: _Text, new: Period | None, subject: str | None, last: str | None
    ) -> TextDraft:
        """`new` None: the period that follows the text's own."""
        name = text.document.file_name
        old = parse_option(last) if last else text.form.period
        if old is None:
            raise FormsError("narrative.no_period", file=name)
        new = new or cal.following(old)
        if (old.start, old.end) == (new.start, new.end):
            raise FormsError("narrative.same_period", file=name, period=in_words(new))
        work = _Drafting(text, old, new)
        own = self._own(data)
        before, asking = self._of_old(text, old, subject, own)
        after = self._of_new(text, work, subject, name)
        lines = [*work.time_lines(), *work.number_lines(before, after, asking)]
        lines = [_not_from(line, own) for line in lines]
        lines.sort(key=lambda line: _order(text.document, line))
        return TextDraft(text.form.title, old, new, tuple(lines), rewrite(data, [*work.edits(lines)]), asking.about)

    def look_through(
        self, path: Path, period: str | None = None, subject: str | None = None, last: str | None = None
    ) -> TextOnScreen:
        """A text, or one with placeholders, drafted to be looked through number by number. Without `period` the one that
        follows the text's own, for placeholders the last month that has ended. FormsError as draft() and render()."""
        data = self._opener.open(reader.load(path), path.name).data
        new = parse_option(period) if period else None
        if found := placeholders(data, path.name):
            ended = dt.date.today().replace(day=1) - cal.DAY
            when = new or cal.month(ended.year, ended.month)
            made = self._rendered(data, path.name, found, when, subject)
            return on_screen(reader.read(data, path.name), made, data)
        text = _opened(data, path.name)
        return on_screen(text.document, self._drafted(data, text, new, subject, last), data)

    def write(
        self, shown: TextOnScreen, values: Mapping[str, Value], template: Path, out: Path, *, force: bool = False
    ) -> WriteReport:
        """Write a text as a person left it: `values` by address. FormsError output.*, letter.*."""
        if writer.same_file(template, out):
            raise FormsError("output.same_as_template", file=out.name)
        data, changed = written(shown, values)
        left = left_open(shown, values)
        notes = (Reason("narrative.left", (("n", str(left)),)),) if left else ()
        return WriteReport(str(writer.save(data, writer.named(out, "docx"), force)), changed, notes)

    def _own(self, data: bytes) -> frozenset[str]:
        """The submissions that this very text was taken in as."""
        sha256 = hashlib.sha256(data).hexdigest()
        return frozenset(h.id for h in self._ledger.profile.submissions() if h.sha256 == sha256)

    def _of_old(
        self, text: _Text, old: Period, subject: str | None, own: frozenset[str]
    ) -> tuple[dict[str, Proposal], Asking]:
        """What other reports say of the old period, by address; and a way to ask them of other periods."""
        name = text.document.file_name
        asking = asking_for(self._ledger, replace(text.form, period=old), name, subject)
        others = Others(asking.knowledge.lookup, own)
        asking = replace(asking, knowledge=replace(asking.knowledge, lookup=others))
        made = propose_from(asking.knowledge, asking.form, name, old, asking.about, Silent())
        return {p.field.address: p for p in made.proposals}, asking

    def _of_new(self, text: _Text, work: _Drafting, subject: str | None, name: str) -> dict[str, Proposal]:
        document, _ = emptied(text.document, text.figures, work.words())
        document = replace(document, file_name="")  # its name may say the old period
        form = with_spans(form_of(document), document)
        made = self._propose(document, form, name, work.new, subject)
        return {p.field.address: p for p in made.proposals}

    def render(self, path: Path, period: str, subject: str | None = None) -> TextDraft:
        """The text with each placeholder's value for `period`; what isn't sure is named and marked to be checked.

        FormsError narrative.no_names, narrative.name_both, letter.*, period.bad, subject.unknown.
        """
        data, when = self._opener.open(reader.load(path), path.name).data, parse_option(period)
        found = placeholders(data, path.name)
        if not found:
            raise FormsError("narrative.no_names", file=path.name)
        return self._rendered(data, path.name, found, when, subject)

    def _rendered(
        self, data: bytes, name: str, found: Sequence[Placeholder], when: Period, subject: str | None
    ) -> TextDraft:
        values = values_of(found, self._ledger.book(), self._propose, when, subject)
        text, lines = rendered(data, name, found, values)
        return TextDraft(Path(name).stem, when, when, lines, text)

    def save(self, draft: TextDraft, out: Path, *, force: bool = False) -> Path:
        """Write the marked draft. FormsError output.* codes."""
        return writer.save(draft.data, writer.named(out, "docx"), force)


def finish_text(
    path: Path, out: Path, opener: Opener, *, checked: bool = False, force: bool = False
) -> tuple[Path, int]:
    """The text as it may leave the office, from a draft that was gone through: without marks. The second is how many
    numbers a person vouched for by `checked`. FormsError narrative.unverified, narrative.not_word, output.*, file.*."""
    if writer.same_file(path, out):
        raise FormsError("output.same_as_template", file=out.name)
    data = opener.open(reader.load(path), path.name).data
    if reader.read(data, path.name, looks=False).format != "docx":
        raise FormsError("narrative.not_word", file=path.name)
    vouched = len(left_to_check(data))
    return writer.save(without_marks(data, checked=checked), writer.named(out, "docx"), force), vouched


class _Drafting:
    """One text on its way from the old period to the new."""

    def __init__(self, text: _Text, old: Period, new: Period) -> None:
        self.text, self.old, self.new = text, old, new
        self.times = [
            (place, mention, carried(mention, old, new))
            for place, said in text.texts.items()
            for mention in mentions(said, old)
        ]

    def words(self) -> dict[str, list[tuple[Span, str]]]:
        out: dict[str, list[tuple[Span, str]]] = {}
        for place, _, edits in self.times:
            out.setdefault(place, []).extend(edits or [])
        return out

    def time_lines(self) -> Iterator[Line]:
        for place, mention, edits in self.times:
            if edits == []:
                continue
            new = applied(mention.words, edits or [], mention.span[0])
            said = self.text.texts[place]
            status: Status = "period" if edits else "unverified"
            reason = "narrative.carried" if edits else "narrative.time_unclear"
            yield Line(
                place, mention.span, said.strip()[:80], "", "", mention.words, new, status, (Reason(reason),)
            )  # fmt: skip

    def number_lines(
        self, before: Mapping[str, Proposal], after: Mapping[str, Proposal], asking: Asking
    ) -> Iterator[Line]:
        judged = {f: _judge(f, before.get(f.address), after.get(f.address)) for f in self.text.figures}
        known = {
            f: Known(f, f.number, Decimal(line.new.replace(",", "")))
            for f, line in judged.items()
            if line.status in ("changed", "same")
        }
        for figure, line in judged.items():
            if line.status == "unverified" and figure.asks and figure.place in self.text.texts:
                beside = [k for f, k in known.items() if f.place == figure.place]
                text = self.text.texts[figure.place]
                made = reckoned(figure, text, beside, self.old, self.new, asking.value)
                line = _with_reckoned(figure, line, made)
            yield line

    def edits(self, lines: Sequence[Line]) -> Iterator[TextEdit]:
        for line in lines:
            if line.status == "period":
                edits = next(e for p, m, e in self.times if p == line.place and m.span == line.span) or []
                for (start, end), text in edits:
                    yield TextEdit(line.place, start, end, text, "changed")
            elif line.status in ("changed", "derived") and line.new != line.old:
                yield TextEdit(line.place, *line.span, line.new, "changed")
            elif line.status == "unverified":
                yield TextEdit(line.place, *line.span, line.old, "unverified")


def _judge(figure: Figure, before: Proposal | None, after: Proposal | None) -> Line:
    """What becomes of a number, before any reckoning."""
    label = " / ".join(figure.path)
    line = Line(
        figure.place, figure.span, figure.sentence, label, figure.unit, figure.text, figure.text, "unverified"
    )  # fmt: skip
    if not figure.asks:
        return replace(line, reasons=(Reason(f"narrative.{figure.why}"),))
    new = _printed(figure, after) if after is not None else ""
    line = replace(
        line, suggestion=new, sources=after.provenance if after is not None and new else (),
        others=_sides(figure, after) if after is not None else (),
    )  # fmt: skip
    if before is None or after is None:
        return replace(line, reasons=(Reason("narrative.not_understood"),))
    if before.decision != "filled" or before.value is None:
        return replace(line, reasons=(Reason("narrative.old_unknown"), *before.reasons[:1]))
    if not _equal(figure, before):
        said = (("value", _printed(figure, before)), ("file", _file(before)))
        return replace(line, reasons=(Reason("narrative.old_differs", said),))
    if after.decision != "filled" or not new:
        return replace(line, reasons=(Reason("narrative.new_unknown"), *after.reasons[:1]))
    status: Status = "same" if new == figure.text else "changed"
    proof = Reason("narrative.proved", (("value", figure.text), ("file", _file(before))))
    return replace(line, new=new, status=status, reasons=(proof, *after.reasons), suggestion="", others=())


def _not_from(line: Line, own: frozenset[str]) -> Line:
    """A text is no source for its own next edition: what only it says is not suggested."""
    others = tuple(a for a in line.others if not a.provenance or any(s.submission not in own for s in a.provenance))
    line = replace(line, others=others)
    own_only = line.status == "unverified" and line.sources and all(s.submission in own for s in line.sources)
    return replace(line, suggestion="", sources=()) if own_only else line


def _with_reckoned(figure: Figure, line: Line, made: Reckoned | None) -> Line:
    if made is None:
        return line
    new = _grouped(format_number(made.value, figure.places), figure)
    why = (("how", made.shown),)
    if made.turned:
        return replace(line, suggestion=new, reasons=(Reason("narrative.turned", (*why, ("value", new))),))
    return replace(
        line,
        new=new,
        status="derived",
        reasons=(Reason("narrative.reckoned", why),),
        suggestion="",
        sources=(),
        others=(),
    )


def _sides(figure: Figure, proposal: Proposal) -> tuple[Alternative, ...]:
    """What reports say of a number that they disagree on."""
    if proposal.decision != "conflict":
        return ()
    said = [(replace(a, value=text)) for a in proposal.alternatives if (text := _in_text(figure, a.value))]
    return tuple(said)


def _printed(figure: Figure, proposal: Proposal) -> str:
    return _in_text(figure, proposal.value)


def _in_text(figure: Figure, said: Value) -> str:
    """A value as the text would print it: as many digits behind the point, grouped as before. "" for no number."""
    number = number_of(said)
    if number is None or number.rest or said is None:
        return ""
    value = number.value
    if value == value.to_integral_value() and not figure.places:
        return _grouped(format_number(value, 0), figure)
    if figure.places:
        return _grouped(format_number(value, figure.places), figure)
    exact = format_number(value)
    return _grouped(exact if len(exact.partition(".")[2]) <= 2 else format_number(value, 2), figure)


def _grouped(text: str, figure: Figure) -> str:
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" if "," in figure.text else text


def _equal(figure: Figure, proposal: Proposal) -> bool:
    """Whether the printed number is the value, rounded as it is printed."""
    return _printed(figure, proposal).replace(",", "") == format_number(figure.number, figure.places)


def _file(proposal: Proposal) -> str:
    return proposal.provenance[0].file if proposal.provenance else ""


def _order(document: Document, line: Line) -> tuple[int, tuple[int, ...], int]:
    name = line.place.partition(".")[0]
    at = document.order.index(name) if name in document.order else len(document.order)
    return at, tuple(int(n) for n in re.findall(r"\d+", line.place)), line.span[0]

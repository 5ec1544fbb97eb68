"""Village packs of a profile: split, handed out, taken back, decided, merged. Everything is kept in the journal.

A pack is one item of a record of the kind "packs", each share another; what came back, what a person answered and what was
merged are items too. Files that came back are kept as submissions of their village that are no source of facts.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from forms.documents import reader, writer
from forms.documents.opening import Opened, Opener
from forms.documents.word_sheets import in_word, word_sheets
from forms.errors import FormsError
from forms.filling.answers import chosen, keep_printed, written_count
from forms.filling.holding import Knowledge
from forms.journey.packs.handing import brought, free, refuse_existing, write_all
from forms.journey.packs.issue import Base, make_file, owned_fields
from forms.journey.packs.merging import Merged, merge
from forms.journey.packs.model import ANSWERS, Answer, Finding, Pack, Returned, Share, VillageState
from forms.journey.packs.splitting import (
    DEFAULT_RULE,
    Split,
    file_name,
    issued_share,
    known_for,
    prepare,
    subjects_for,
)
from forms.journey.packs.standing import states_of, was_sent_back
from forms.journey.packs.store import PackStore
from forms.journey.packs.taking import Taker, with_earlier
from forms.model.document import Document, Value
from forms.model.facts import Submission
from forms.model.form import Form
from forms.model.period import Period
from forms.model.proposal import Draft, Reason
from forms.profile.store import Profile
from forms.progress import Progress, Silent, uncollected
from forms.values.periods import in_words, parse_option

if TYPE_CHECKING:
    from forms.recording.subjects import SubjectBook

PART_OF_PACK = "part of pack"
_FILE = "file"  # stands for the file as a whole among the ids of findings
Detect = Callable[[Document], Form]
Propose = Callable[[Document, Form, str, Period | None, str | None], Draft]


@dataclass(frozen=True, slots=True)
class Tools:
    """What a desk works with: how files are opened, forms are found and drafts are made."""

    opener: Opener
    detect: Detect
    reviewed: Callable[[Document, Form], Form]  # with the reviewer's corrections
    propose: Propose
    knowledge: Callable[[], Knowledge]
    book: Callable[[], SubjectBook]


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A pack as it was handed out. `files` by village; `nobody`: rows of lists that name none of the villages."""

    pack: Pack
    files: Mapping[str, str]
    nobody: int = 0


@dataclass(frozen=True, slots=True)
class MergeReport:
    """`output` "" where nothing was there to write. `waiting`: villages whose files wait for an answer, were sent back or
    are missing; `left`: places nothing could be put into, with the reason's code."""

    output: str
    villages: tuple[str, ...]
    waiting: tuple[VillageState, ...]
    written: int = 0
    left: tuple[tuple[str, str], ...] = ()
    notes: tuple[Reason, ...] = ()


class PackDesk:
    """Reached by Workspace.packs; belongs to the workspace's thread."""

    def __init__(self, profile: Profile, tools: Tools) -> None:
        self._profile = profile
        self._tools = tools
        self._store = PackStore(profile)

    # Packs

    def all(self) -> tuple[Pack, ...]:
        """Every pack, the newest first."""
        return self._store.all()

    def find(self, id: str) -> Pack:
        """By its id or the beginning of it. Raises FormsError pack.unknown."""
        found = [pack for pack in self._store.all() if id and pack.id.startswith(id)]
        if len(found) != 1:
            raise FormsError("pack.unknown", pack=id[:8])
        return found[0]

    def subjects(self, template: Path) -> tuple[str, ...]:
        """Whom a template would be split for. Raises FormsError as reading does, pack.no_villages, pack.template_kind,
        pack.no_tables."""
        opened, document = self._open(reader.load(template), template.name)
        if opened.format not in ("xlsx", "xls"):
            raise FormsError("pack.template_kind", file=template.name, kind=opened.format)
        return self._subjects(self._tools.detect(document), ())

    def split(
        self,
        template: Path,
        out: Path | None,
        period: str | None = None,
        villages: Sequence[str] = (),
        *,
        rule: str = DEFAULT_RULE,
        password: str = "",
        how: str = "folder",
        due: str = "",
        blank: bool = False,
        progress: Progress = Silent(),  # noqa: B008 - stateless
    ) -> HandedOut:
        """Split a template into one file for each village, in the folder `out`; `blank`: it was issued as it is, nothing is
        written. `due`: the ISO day the villages return it by.

        Raises FormsError pack.no_villages, pack.template_kind, pack.period_differs, period.bad, output.exists, and those of
        reading and writing.
        """
        data = reader.load(template)
        opened, document = self._open(data, template.name)
        when = parse_option(period) if period else None
        form = self._tools.detect(document)
        subjects = self._subjects(form, villages)
        draft = self._tools.propose(document, form, template.name, when, None)
        if differs := next((r for r in draft.reasons if r.code == "period.contradiction"), None):
            raise FormsError("pack.period_differs", **dict(differs.context))
        split = prepare(opened, document, draft, subjects, sorted(self._tools.book().villages), password)
        pack = replace(self._pack(split, template.name, blank), due=due)
        return self._hand_out(pack, split, data, document, out, rule, how, progress)

    def _hand_out(
        self, pack: Pack, split: Split, data: bytes, document: Document, out: Path | None, rule: str, how: str,
        progress: Progress,
    ) -> HandedOut:  # fmt: skip
        shares, made = [], dict[str, bytes]()
        for number, village in enumerate(split.subjects):
            progress.step(number, len(split.subjects) + 1, village)
            share, content = self._share(pack, split, document, village, rule)
            shares.append(share)
            if content:
                made[village] = content
        if out is not None and made:
            refuse_existing(out, [share.file_name for share in shares])
        files = write_all(out, shares, made) if out is not None else {}
        day = dt.date.today().isoformat()
        issued = tuple(replace(s, issued=((day, how),) if s.village in files else ()) for s in shares)
        pack = replace(pack, shares=issued)
        self._store.add(pack, data)
        progress.step(len(split.subjects) + 1, len(split.subjects) + 1, "")
        return HandedOut(pack, files, split.nobody)

    def _share(self, pack: Pack, split: Split, document: Document, village: str, rule: str) -> tuple[Share, bytes]:
        def draft_for(name: str) -> Draft:
            return self._tools.propose(document, self._tools.detect(document), pack.template, split.draft.period, name)

        known = known_for(split, village, self._tools.knowledge(), draft_for)
        if pack.blank:
            return issued_share(split.base, village, known.previous), b""
        words = in_words(Period.from_key(pack.period)) if pack.period else ""
        name = file_name(rule, village, Path(pack.template).stem, words)
        made = make_file(split.base, village, known, name)
        return made.share, made.data

    def _pack(self, split: Split, template: str, blank: bool) -> Pack:
        draft = split.draft
        common = _common(split.base, draft)
        everyone = tuple(dict.fromkeys([*split.subjects, *split.base.plan.owned]))
        return Pack(
            secrets.token_hex(8), draft.form.title or Path(template).stem, template,
            draft.period.key if draft.period else "", draft.form.fingerprint, self._profile.unit.name,
            dt.date.today().isoformat(), (), blank, common, everyone,
        )  # fmt: skip

    def reissue(self, pack: Pack, village: str, out: Path, how: str = "folder", password: str = "") -> Path:
        """Hand a village its file once more, prefilled with what is known by now; what it returned before stays kept.

        Raises FormsError pack.no_such_village, pack.was_blank, and those of writing.
        """
        share = pack.share(village)
        if share is None:
            raise FormsError("pack.no_such_village", village=village)
        if pack.blank:
            raise FormsError("pack.was_blank")
        opened, document = self._open(self._store.template(pack), pack.template)
        period = Period.from_key(pack.period) if pack.period else None
        draft = self._tools.propose(document, self._tools.detect(document), pack.template, period, None)
        known = sorted(self._tools.book().villages)
        split = prepare(opened, document, draft, [s.village for s in pack.shares], known, password)
        again, data = self._share(pack, split, document, village, DEFAULT_RULE)
        saved = writer.save(data, free(out / share.file_name), False)
        day = dt.date.today().isoformat()
        again = replace(again, file_name=saved.name, issued=(*share.issued, (day, how)))
        self._store.change(pack, again)
        return saved

    # What comes back

    def take(
        self,
        pack: Pack,
        paths: Sequence[Path],
        village: str = "",
        progress: Progress = Silent(),  # noqa: B008 - stateless
    ) -> tuple[Returned, ...]:
        """Take back files in any state; none is merged by that. `village`: whose they are, where a person says so.

        Raises FormsError pack.no_such_village.
        """
        if village and pack.share(village) is None:
            raise FormsError("pack.no_such_village", village=village)
        taker = Taker(pack, self._form(pack), self._store.tokens(pack), self._tools.opener)
        files = brought(paths)
        out: list[Returned] = []
        kept = list(self._store.returns(pack))
        with self._store.together():
            for number, one in enumerate(files):
                progress.step(number, len(files), one.name)
                with uncollected():
                    made, data = taker.take_one(one, village)
                    out.append(self._keep(pack, taker.form, made, data, kept, told=bool(village)))
        progress.step(len(files), len(files), "")
        return tuple(out)

    def belongs(self, pack: Pack, village: str, other: str) -> Returned:
        """What was taken for `village` is another one's, as a person says: it is looked at as that one's, and no longer
        stands for the first.

        Raises FormsError pack.no_such_village, pack.nothing_returned.
        """
        state = self._state(pack, village)
        if pack.share(other) is None:
            raise FormsError("pack.no_such_village", village=other)
        if state.returned is None:
            raise FormsError("pack.nothing_returned", village=village)
        data = self._profile.original(state.returned.submission)
        taker = Taker(pack, self._form(pack), self._store.tokens(pack), self._tools.opener)
        with self._store.together():
            made = taker.taken(data, state.returned.file, other)
            return self._keep(pack, taker.form, made, data, list(self._store.returns(pack)), told=True)

    def _state(self, pack: Pack, village: str) -> VillageState:
        state = next((s for s in self.status(pack) if s.village == village), None)
        if state is None:
            raise FormsError("pack.no_such_village", village=village)
        return state

    def _keep(
        self, pack: Pack, form: Form, made: Returned, data: bytes, kept: list[Returned], *, told: bool
    ) -> Returned:
        """What came back, with what speaks against it beside the others; in the journal, unless it is of no use. `told`: a
        person said whose it is, so the same file no longer stands for another."""
        if made.refused or not made.village:
            return made
        wrong = [r for r in kept if told and r.sha256 == made.sha256 and r.village != made.village]
        self._store.withdraw(pack, wrong)
        kept[:] = [r for r in kept if r not in wrong]
        known = next((r for r in kept if (r.sha256, r.village) == (made.sha256, made.village)), None)
        if known is not None:  # the very same file again
            said = Finding("pack.twice_same", "note", "", known.file, made.file)
            return replace(known, findings=tuple(dict.fromkeys((*known.findings, said))))
        last = {r.village: r for r in kept}
        earlier = last.get(made.village)
        back = earlier is not None and was_sent_back(earlier, self._store.answers(pack))
        made = with_earlier(made, earlier, [r for v, r in last.items() if v != made.village], form, back=back)
        submission = self._submission(pack, made)
        recorded = self._profile.add_submission(submission, data, made.file)
        made = replace(made, submission=recorded.id, day=dt.date.today().isoformat())
        self._store.add_return(pack, made)
        kept.append(made)
        return made

    def _submission(self, pack: Pack, made: Returned) -> Submission:
        """The file as provenance: whose it is and for when, without facts (those come from the merged report)."""
        return Submission(
            made.sha256, made.file, made.format, pack.title, "", made.village, "",
            Period.from_key(pack.period) if pack.period else None, "", f"pack:{pack.fingerprint}", (PART_OF_PACK,), (),
            source="pack", provider=pack.id,
        )  # fmt: skip

    def status(self, pack: Pack) -> tuple[VillageState, ...]:
        """Where each village stands."""
        return states_of(pack, self._store.returns(pack), self._store.answers(pack), self._store.merged(pack))

    def answer(self, pack: Pack, village: str, findings: Iterable[str], answer: Answer) -> VillageState:
        """Accept or refuse findings of a village's file by their ids (or "all"), or send the file back.

        Raises FormsError pack.no_such_village, pack.nothing_returned, pack.no_such_finding.
        """
        if answer not in ANSWERS:
            raise ValueError(answer)
        state = self._state(pack, village)
        if state.returned is None:
            raise FormsError("pack.nothing_returned", village=village)
        wanted = list(findings)
        every = {f.id for f in state.returned.findings}
        ids = [f.id for f in state.undecided] if wanted == ["all"] else wanted
        if unknown := [id for id in ids if id not in every]:
            raise FormsError("pack.no_such_finding", finding=unknown[0][:10])
        if (answer == "send_back" and not ids) or state.answers.get(_FILE) == "send_back":
            ids = [*ids, _FILE]  # what was sent back as a whole is taken again with the first other answer
        self._store.add_answers(pack, state.returned, ids, answer)
        return self._state(pack, village)

    # Merging

    def preview(self, pack: Pack) -> Merged:
        """What merging would write now."""
        return merge(pack, self._form(pack), self.status(pack))

    @uncollected()
    def merge(
        self, pack: Pack, out: Path, *, force: bool = False, progress: Progress = Silent()  # noqa: B008
    ) -> MergeReport:  # fmt: skip
        """Write the returns that are clear into the original template; the others are named and left out.

        Raises FormsError pack.nothing_to_merge, output.exists, and those of writing.
        """
        states = self.status(pack)
        progress.step(0, 3, pack.title)
        data = self._store.template(pack)
        original = self._tools.opener.open(data, pack.template)
        document = self._as_workbook(original, pack.template)[1]
        merged = merge(pack, self._reviewed(document), states)
        if not merged.villages:
            raise FormsError("pack.nothing_to_merge")
        progress.step(1, 3, pack.title)
        answers, tables = list(merged.answers), keep_printed(document, list(merged.tables))
        if original.format == "docx":
            answers, tables = in_word(reader.read(original.data, pack.template), answers, tables)
        written = writer.write(original.data, original.format, answers, tables, find=self._tools.opener.find)
        progress.step(2, 3, pack.title)
        saved = writer.save(written.data, writer.named(out, written.format), force)
        ready = [s for s in states if s.village in merged.villages]
        self._store.add_merge(pack, ready, saved.name, hashlib.sha256(written.data).hexdigest())
        waiting = tuple(s for s in states if s.village not in merged.villages)
        progress.step(3, 3, "")
        count = written_count(answers, tables)
        return MergeReport(str(saved), merged.villages, waiting, count, merged.left, written.notes)

    # Parts

    def _open(self, data: bytes, name: str) -> tuple[Opened, Document]:
        """A template as a workbook. FormsError of reading, pack.no_tables."""
        return self._as_workbook(self._tools.opener.open(data, name), name)

    def _as_workbook(self, opened: Opened, name: str) -> tuple[Opened, Document]:
        """As it is; one in Word by its tables. FormsError of reading, pack.no_tables."""
        if opened.format != "docx":
            return opened, reader.read(opened.data, name)
        sheets = word_sheets(reader.read(opened.data, name))
        if sheets is None:
            raise FormsError("pack.no_tables", file=name)
        return replace(opened, data=sheets.data, format="xlsx"), reader.read(sheets.data, f"{Path(name).stem}.xlsx")

    def _form(self, pack: Pack) -> Form:
        _, document = self._open(self._store.template(pack), pack.template)
        return self._reviewed(document)

    def _reviewed(self, document: Document) -> Form:
        return self._tools.reviewed(document, self._tools.detect(document))

    def _subjects(self, form: Form, given: Sequence[str]) -> tuple[str, ...]:
        villages = [name for name, _ in self._profile.unit.villages]
        return subjects_for(form, given, villages, sorted(self._tools.book().villages))


def _common(base: Base, draft: Draft) -> dict[str, Value]:
    """What the merged report holds besides what villages return: its own unit, its own period."""
    theirs = {f.address for village in base.plan.owned for f in owned_fields(base.plan, village)}
    found = {p.field.address: chosen(p, False) for p in draft.proposals if p.field.address not in theirs}
    numbers = {p.field.address for p in draft.proposals if p.field.type in ("integer", "decimal", "money", "percent")}
    return {a: v for a, v in found.items() if v is not None and a not in numbers}

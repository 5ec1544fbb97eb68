"""All that a workspace does with papers: what is needed from whom, the letters about it, what became of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from forms.documents.convert import Finder, as_pdf, find_converter
from forms.documents.writer import save
from forms.errors import FormsError
from forms.model.papers import Difference, Elements, Need, Paper, Request, ReuseLine
from forms.model.prepublish import AskedItem, PublishCheck
from forms.model.proposal import Draft, SharedItem
from forms.profile.store import Profile
from forms.progress import Progress, Silent
from forms.sharing.offer import item_of
from forms.sharing.papers import making, releases
from forms.sharing.papers.making import FILES, Office
from forms.sharing.papers.needs_book import FILE as COLUMNS
from forms.sharing.papers.requests import RequestDesk, state_by_item

CHANNELS = "papers.channels"  # provider -> [lead department, where to apply]
OWN_LETTERS = "papers.folder"  # folder with the office's own letter templates, on this computer
UNNAMED = "未注明"  # the office that a report went to, where it names none
_NAMED = 3
_LARGEST = 8 << 20  # bytes of a letter template

Drafts = Callable[[Progress], Iterable[Draft]]
Key = tuple[str, str, str]


class PaperDesk:
    """The papers of one profile. `drafts` makes the draft of each template on the shelf, with shared items named; `find`
    looks for the office program that makes PDF of them."""

    def __init__(self, profile: Profile, drafts: Drafts, requests: RequestDesk, find: Finder = find_converter) -> None:
        self._profile = profile
        self._drafts = drafts
        self._find = find
        self.requests = requests

    # What is needed

    def needs(self, progress: Progress = Silent()) -> tuple[Need, ...]:  # noqa: B008
        """Items that templates on the shelf could be filled from, those that most of them ask for first."""
        return self.needs_of(self._drafts(progress))

    def needs_of(self, drafts: Iterable[Draft]) -> tuple[Need, ...]:
        """The same for drafts at hand."""
        uses: dict[Key, Counter[str]] = defaultdict(Counter)
        items: dict[Key, SharedItem] = {}
        for draft in drafts:
            for item in _named(draft):
                key = item.provider, item.catalogue, item.item
                items.setdefault(key, item)
                uses[key][draft.form.title or draft.template] += 1
        known = {(i.provider, i.code, i.item): i for i in map(item_of, self._profile.catalogue_items())}
        states, channels = state_by_item(self.requests.all()), self.channels()
        out = []
        for key, item in items.items():
            entry = known.get(key)
            lead, channel = channels.get(item.provider, ("", ""))
            out.append(
                Need(
                    item.item, entry.catalogue if entry else "", item.catalogue, item.provider, item.attribute,
                    item.condition, item.method, entry.cycle if entry else "", tuple(uses[key].items()), lead, channel,
                    states.get(key, ""),
                )
            )  # fmt: skip
        return making.ranked(out)

    def channels(self) -> dict[str, tuple[str, str]]:
        """Provider -> (牵头部门, 申请渠道), as the office recorded them."""
        held = self._profile.setting(CHANNELS, {})
        return {name: (str(pair[0]), str(pair[1])) for name, pair in held.items() if len(pair) == 2}

    def set_channel(self, provider: str, lead: str, channel: str) -> None:
        self._profile.put_setting(CHANNELS, self.channels() | {provider: (lead, channel)})

    # Letters

    def office(self) -> Office:
        """Who writes, with the letter templates of its own. Raises FormsError letter.too_large."""
        folder = self.letters()
        own = {}
        for kind, file in FILES.items():
            path = Path(folder) / file
            if folder and path.is_file():
                if path.stat().st_size > _LARGEST:
                    raise FormsError("letter.too_large", file=file)
                own[str(kind)] = path.read_bytes()
        return Office(self._profile.unit.name, own, _columns(Path(folder)) if folder else None)

    def letters(self) -> str:
        """The folder with the office's own letter templates, "" for those that come with the program."""
        return str(self._profile.setting(OWN_LETTERS, ""))

    def use_letters(self, folder: Path | None) -> None:
        """Letter templates of the office's own from now on, by the names of ours; None: ours again."""
        self._profile.put_setting(OWN_LETTERS, str(folder) if folder else "")

    def copy_letters(self, folder: Path) -> tuple[str, ...]:
        """Put the templates that come with the program into a folder, to be changed there; what is there stays as it is.

        Which were written. Raises FormsError output.unwritable, output.disk_full.
        """
        missing = [name for name in (*FILES.values(), COLUMNS) if not (folder / name).exists()]
        for name in missing:
            save(making.own_file(name), folder / name, False)
        return tuple(missing)

    def elements(self, needs: Sequence[Need]) -> Elements:
        """The five elements of Art. 20 as a beginning: the clerk completes them."""
        titles = list(dict.fromkeys(title for need in needs for title, _ in need.uses))
        named = "、".join(f"《{title}》" for title in titles[:_NAMED]) + ("等报表" if len(titles) > _NAMED else "")
        methods = list(dict.fromkeys(need.method for need in needs if need.method))
        cycles = list(dict.fromkeys(need.cycle for need in needs if need.cycle))
        unit = self._profile.unit.name
        return Elements(
            f"{unit}按照上级部门要求承担{named}的填报工作，需使用附件所列数据",
            f"填报{named}时预填和核对有关栏目",
            f"仅限{unit}行政区域内的数据，由承担填报工作的人员在本单位使用",
            "、".join(methods) or "由贵单位确定",
            "自同意共享之日起一年" + (f"，{cycles[0]}更新" if len(cycles) == 1 else ""),
        )

    def request(self, provider: str, needs: Sequence[Need], elements: Elements | None = None) -> Paper:
        """Raises FormsError as making.request."""
        return making.request(self.office(), provider, needs, elements or self.elements(needs))

    def verification(self, provider: str, differences: Sequence[Difference]) -> Paper:
        return making.verification(self.office(), provider, differences)

    def needs_list(self, needs: Sequence[Need], span: str) -> Paper:
        return making.needs_list(self.office(), needs, span)

    def cover(self, receiver: str, title: str, period: str, notes: Sequence[str] = ()) -> Paper:
        return making.cover(self.office(), receiver, title, period, notes)

    def needs_workbook(self, needs: Sequence[Need], span: str) -> Paper:
        return making.needs_workbook(self.office(), needs, span)

    def reuse(self, check: PublishCheck, family: str = "") -> Paper:
        """Which fields of a template were reported or could be shared; marked internal until release()."""
        lines = self.reuse_lines(check)
        return making.reuse(self.office(), check.title, lines, self._reports(), self._released(check, family, lines))

    def release(self, check: PublishCheck, family: str, by: str, day: dt.date) -> None:
        """Record that a leader lets this list leave the office, with exactly these lines. FormsError paper.release_by."""
        releases.release(self._profile, family, releases.digest_of(check.title, self.reuse_lines(check)), by, day)

    def withdraw_release(self, family: str) -> None:
        """Take back what was recorded for a template's list: it is internal again."""
        releases.withdraw(self._profile, family)

    def released(self, check: PublishCheck, family: str) -> str:
        """On which day who agreed to this list as it stands, in words; "" while it is internal."""
        return self._released(check, family, self.reuse_lines(check))

    def _released(self, check: PublishCheck, family: str, lines: Sequence[ReuseLine]) -> str:
        return releases.released(self._profile, family, releases.digest_of(check.title, lines)) if family else ""

    def reuse_lines(self, check: PublishCheck) -> list[ReuseLine]:
        """What the list says, field by field."""
        return _reuse_lines(check.items, self._issuers(check))

    def _issuers(self, check: PublishCheck) -> Mapping[str, str]:
        """Submission -> the office that asked for it, of those that the check names."""
        named = {place.submission for item in check.items for place in item.held if place.submission}
        return {head.id: head.issuer for head in self._profile.submissions(named)} if named else {}

    def keep(
        self, paper: Paper, out: Path, today: dt.date, *, force: bool = False, needs: Sequence[Need] = (),
        elements: Elements | None = None, differences: Sequence[Difference] = (),
    ) -> Request | None:  # fmt: skip
        """Write a paper, as PDF where `out` ends so; a request or verification is recorded as drafted.

        Raises FormsError output.exists (unless `force`), output.unwritable, output.disk_full; of PDF those of as_pdf.
        """
        save(as_pdf(paper.data, self._find) if out.suffix.lower() == ".pdf" else paper.data, out, force)
        if paper.kind not in ("request", "verification"):
            return None
        return self.requests.draft(paper.kind, paper.receiver, paper.title, today, needs, elements, differences)

    def _reports(self) -> int:
        return sum(1 for head in self._profile.submissions() if head.head)


def _columns(folder: Path) -> bytes | None:
    """The office's own columns of the list of needs."""
    path = folder / COLUMNS
    if not path.is_file():
        return None
    if path.stat().st_size > _LARGEST:
        raise FormsError("letter.too_large", file=COLUMNS)
    return path.read_bytes()


def _named(draft: Draft) -> Iterable[SharedItem]:
    """The items named for single fields and columns, the first of each place: the one with the fewest conditions."""
    for proposal in draft.proposals:
        yield from proposal.shared[:1]
    for roster in draft.rosters:
        for _, items in roster.shared:
            yield from items[:1]


def _reuse_lines(items: Iterable[AskedItem], offices: Mapping[str, str]) -> list[ReuseLine]:
    out = []
    for item in items:
        reported = "；".join(place.report for place in item.held)
        told = list(dict.fromkeys(offices.get(p.submission) or UNNAMED for p in item.held if p.submission))
        shared = "；".join(f"{s.provider}（{s.attribute}）" for s in item.shared[:2])
        out.append(ReuseLine(" / ".join(item.path), reported, "；".join(told), shared))
    return out

"""What is held of shared sources: catalogues, their items, and the data files that were delivered. A part of Workspace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from forms.documents.opening import Opener
from forms.model.reports import SourceImport, SourcePreview
from forms.progress import Progress, Silent, uncollected
from forms.recording.ledger import Ledger
from forms.sharing.delivered.book import Terms
from forms.sharing.delivered.desk import AskedItems, DeliveryDesk, DeliveryLine
from forms.sharing.editions import Change, Edition, compare, current, editions
from forms.sharing.endpoints import Endpoints
from forms.sharing.entries import Catalogue, CatalogueItem
from forms.sharing.offer import Offers, item_record
from forms.sharing.policy import why_not
from forms.sharing.preview import preview, repeated
from forms.sharing.starter import Typical, starter
from forms.sharing.taking import Delivered, read_bytes, read_source
from forms.values.text import normal

if TYPE_CHECKING:
    from forms.sharing.crosscheck import Comparison


@dataclass(frozen=True, slots=True)
class CatalogueLine:
    """`attributes`: (共享属性, how many items); `providers`: offices that give something. `proposable`: items that may be
    named beside a field."""

    name: str
    version: str
    taken: str  # when it was taken in, as ISO time
    items: int
    providers: int
    attributes: tuple[tuple[str, int], ...]
    proposable: int
    counts: bool = True  # False for a version that a newer one has replaced


@dataclass(frozen=True, slots=True)
class ItemLine:
    """`why_not` is "" where the item may be proposed, else the code of the ground that forbids it."""

    item: str
    entry: str
    code: str
    provider: str
    attribute: str
    condition: str
    method: str
    cycle: str
    legal_basis: str
    why_not: str


class SourceDesk:
    """`asked`: what the templates on the shelf ask, None where there is none."""

    def __init__(self, ledger: Ledger, opener: Opener, asked: AskedItems) -> None:
        self._ledger, self._opener = ledger, opener
        self._profile = ledger.profile
        self._items: tuple[ItemLine, ...] = ()
        self._editions: tuple[Edition, ...] = ()
        self._current: tuple[Edition, ...] = ()
        self._catalogues: tuple[CatalogueLine, ...] = ()
        self._offers: Offers | None = None
        self._state = (-1, -1)
        self.delivered = DeliveryDesk(ledger, asked)
        self.endpoints = Endpoints(
            ledger.profile, self.take, lambda data, name: read_bytes(data, name, self._opener), self._keep,
            self.delivered.check,
        )  # fmt: skip

    # Taking in

    def preview(self, path: Path) -> SourcePreview:
        """What a file would bring, and what is wrong with its rows; nothing is kept. FormsError as take()."""
        return preview(read_source(path, self._opener), path.name, path.stem, self.delivered.check)

    def take(self, path: Path, terms: Terms = Terms()) -> SourceImport:  # noqa: B008 - frozen
        """Take in a catalogue, or a data file that was delivered (its facts name the share).

        Without an office in `terms` the file's name stands for it. FormsError of reading, file.classified,
        catalogue.empty, delivery.no_rows, delivery.nothing_needed.
        """
        with uncollected():
            found = read_source(path, self._opener)
            return self._keep(found, path.name, replace(terms, provider=terms.provider or path.stem))

    def _keep(self, found: Catalogue | Delivered, name: str, terms: Terms, endpoint: str = "") -> SourceImport:
        if isinstance(found, Delivered):
            return self.delivered.take(found, terms, endpoint)
        self._profile.put_catalogue(found.name, [item_record(i) for i in found.items], found.version)
        told = (*repeated(found.items), *found.rejected)
        return SourceImport(name, "catalogue", found.name, found.entries, len(found.items), rejected=told)

    def compare(self, delivery: str) -> Comparison:
        """A delivery against what was reported. FormsError delivery.unknown."""
        from forms.sharing.crosscheck import cross_check

        line = self.delivered.find(delivery)
        return cross_check(self._ledger, line.id, line.provider)

    # Catalogues

    def catalogues(self) -> tuple[CatalogueLine, ...]:
        """What was taken in, by name; of several versions the one that counts stands last."""
        self._renew()
        return self._catalogues

    def changes(self, name: str) -> tuple[Edition | None, Edition | None, tuple[Change, ...]]:
        """The last two versions of a catalogue and what changed; None and nothing where there are no two."""
        self._renew()
        found = [e for e in self._editions if e.name == name]
        if len(found) < 2:
            return None, found[-1] if found else None, ()
        return found[-2], found[-1], compare(found[-2].items, found[-1].items)

    @cached_property
    def typical(self) -> tuple[Typical, ...]:
        """The starter catalogue: what is usual elsewhere, to be confirmed locally. None of it is held."""
        return starter()

    def typical_items(self, text: str = "", attribute: str = "") -> tuple[ItemLine, ...]:
        """Its items, found as items() finds those of catalogues; each entry with the base database it belongs to."""
        lines = (
            replace(_line(one.item), entry=f"{one.item.catalogue}（{one.base}）" if one.base else one.item.catalogue)
            for one in self.typical
        )
        return tuple(_found(lines, text, "", attribute))

    def offers(self, progress: Progress = Silent()) -> Offers:  # noqa: B008
        """The items that count, ready to be compared with fields; once for each state of the catalogues."""
        self._renew()
        if self._offers is None:
            self._offers = Offers(self._ledger.reader, self.current_items(), progress)
        return self._offers

    def current_items(self) -> tuple[CatalogueItem, ...]:
        """The items of the versions that count."""
        self._renew()
        return tuple(item for edition in self._current for item in edition.items)

    def providers(self) -> tuple[tuple[str, int], ...]:
        """Offices, and how many items each provides; those with most first."""
        counts = Counter(line.provider for line in self._all() if line.provider)
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def items(
        self, text: str = "", provider: str = "", attribute: str = "", offset: int = 0, most: int = 100
    ) -> tuple[ItemLine, ...]:
        """Items whose name, entry, code or provider holds every word of `text`, of one office and one 共享属性 where given."""
        return tuple(islice(_found(self._all(), text, provider, attribute), offset, offset + most))

    def deliveries(self) -> tuple[DeliveryLine, ...]:
        """Data files that offices returned, the newest first."""
        return self.delivered.lines()

    def _all(self) -> tuple[ItemLine, ...]:
        self._renew()
        return self._items

    def _renew(self) -> None:
        """Read once, and again only where a catalogue has come in."""
        state = self._profile.state_of("catalogue")
        if state != self._state:
            self._editions = editions(self._profile.decision_records("catalogue"))
            self._current = current(self._editions)
            lines = [tuple(map(_line, edition.items)) for edition in self._editions]
            counting = {id(edition) for edition in self._current}
            self._catalogues = tuple(
                _catalogue(edition, of, id(edition) in counting)
                for edition, of in zip(self._editions, lines, strict=True)
            )
            counted = (of for edition, of in zip(self._editions, lines, strict=True) if id(edition) in counting)
            self._items = tuple(
                sorted({line for of in counted for line in of}, key=lambda i: (i.provider, i.entry, i.code, i.item))
            )
            self._offers = None
            self._state = state


def _found(lines: Iterable[ItemLine], text: str, provider: str, attribute: str) -> Iterator[ItemLine]:
    words = [normal(word) for word in text.split()]
    for line in lines:
        if provider not in ("", line.provider) or attribute not in ("", line.attribute):
            continue
        if all(word in normal(f"{line.item} {line.entry} {line.code} {line.provider}") for word in words):
            yield line


def _catalogue(one: Edition, lines: Sequence[ItemLine], counts: bool) -> CatalogueLine:
    attributes = Counter(line.attribute for line in lines)
    return CatalogueLine(
        one.name,
        one.version,
        one.taken,
        len(lines),
        len({line.provider for line in lines if line.provider}),
        tuple(sorted(attributes.items())),
        sum(not line.why_not for line in lines),
        counts,
    )


def _line(item: CatalogueItem) -> ItemLine:
    return ItemLine(
        item.item, item.catalogue, item.code, item.provider, item.attribute, item.condition, item.method,
        item.cycle, item.legal_basis, why_not(item),
    )  # fmt: skip

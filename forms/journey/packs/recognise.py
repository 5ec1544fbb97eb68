"""Whose file came back, and of which pack: told by several traits, none of which has to be left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from forms.journey.packs.align import likeness, squeezed
from forms.journey.packs.issue import texts_of
from forms.journey.packs.model import Finding, Pack, Share
from forms.journey.packs.plan import Names
from forms.model.document import Document, plain
from forms.model.period import Period
from forms.values.periods import in_words

WEIGHTS: Mapping[str, int] = {"property": 3, "sheet": 3, "values": 2, "file_name": 1}
SAME_FORM = 0.4  # of what is printed on the form has to stand in the file
_TELLING = 6  # characters of a handed-out value that tell whose file it is (an identity number, a name with a number)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Recognised:
    """The share a file belongs to (None: nobody can tell), what told so, and what contradicts it."""

    share: Share | None
    traits: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


def recognise(pack: Pack, document: Document, file_name: str, token: str, others: Mapping[str, Pack]) -> Recognised:
    """`others`: by token the pack that a file handed out with it belongs to, this one left out."""
    share, traits = _whose(pack, document, file_name, token)
    shots = share.shots if share else (pack.shares[0].shots if pack.shares else ())
    alike = likeness(shots, document.grids) if shots else 0.0
    findings = list(_another(pack, others.get(token)))
    if alike < SAME_FORM:
        findings.append(Finding("pack.wrong_template", "refused", found=f"{round(alike * 100)} %"))
        return Recognised(None, traits, tuple(findings))
    if share is None:
        findings.append(Finding("pack.unknown_village", "refused"))
        return Recognised(None, traits, tuple(findings))
    against = [(trait, village) for trait, village in traits if village != share.village]
    for trait, village in against:
        findings.append(Finding("pack.other_village", "ask", "", village, share.village, (("trait", trait),)))
    if share.token and token != share.token and not token:
        findings.append(Finding("pack.copied", "note"))
    return Recognised(share, traits, tuple(findings))


def _another(pack: Pack, other: Pack | None) -> Iterator[Finding]:
    if other is None:
        return
    said = (("title", other.title), ("made", other.made))
    if other.period != pack.period:
        yield Finding("pack.other_period", "ask", "", _period(pack), _period(other), said)
    elif other.fingerprint != pack.fingerprint:
        yield Finding("pack.older_template", "ask", "", pack.made, other.made, said)
    else:
        yield Finding("pack.other_pack", "ask", "", pack.made, other.made, said)


def _period(pack: Pack) -> str:
    return in_words(Period.from_key(pack.period)) if pack.period else ""


def _whose(
    pack: Pack, document: Document, file_name: str, token: str
) -> tuple[Share | None, tuple[tuple[str, str], ...]]:
    names = Names.of(share.village for share in pack.shares)
    texts = [line for grid in document.grids for line in texts_of(grid)]
    found = {
        "property": next((s.village for s in pack.shares if s.token and s.token == token), ""),
        "sheet": _filled_in(pack, document, names) if pack.blank else _named(texts, names),
        "values": _by_values(pack.shares, texts),
        "file_name": names.inside(PurePath(file_name).stem),
    }
    traits = tuple((trait, village) for trait, village in found.items() if village)
    votes: Counter[str] = Counter()
    for trait, village in traits:
        votes[village] += WEIGHTS[trait]
    best = votes.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1] and not found["sheet"]):
        return None, traits
    winner = best[0][0]
    if len(best) > 1 and best[0][1] == best[1][1]:
        winner = found["sheet"]
    return pack.share(winner), traits


def _named(texts: Sequence[Sequence[str]], names: Names) -> str:
    """The one whose name fills cells; where none does, the one named in the text above."""
    counts = Counter(name for line in texts for text in line if text and (name := names.exactly(text)))
    if not counts:
        counts = Counter(name for line in texts[:8] for text in line if text and (name := names.inside(text)))
    best = counts.most_common(2)
    if not best or (len(best) > 1 and best[1][1] * 2 > best[0][1]):
        return ""
    return best[0][0]


def _filled_in(pack: Pack, document: Document, names: Names) -> str:
    """Of an issued form: the one whose row is filled, else whose name was written where the form had none."""
    shots = {shot.name: shot for shot in (pack.shares[0].shots if pack.shares else ())}
    rows: Counter[str] = Counter()
    written: Counter[str] = Counter()
    for number, grid in enumerate(document.grids):
        shot = shots.get(grid.name) or next(iter(list(shots.values())[number : number + 1]), None)
        for row, line in enumerate(texts_of(grid)):
            new = [text for col, text in enumerate(line) if text and (shot is None or shot.text(row, col) != text)]
            owner = next((name for text in line if text and (name := names.exactly(text))), "")
            if owner and any(not names.exactly(text) for text in new):
                rows[owner] += 1
            written.update(name for text in new if (name := names.exactly(text) or names.inside(text)))
    for counts in (rows, written):
        best = counts.most_common(2)
        if best and (len(best) == 1 or best[1][1] * 2 <= best[0][1]):
            return best[0][0]
    return ""


def _by_values(shares: Sequence[Share], texts: Sequence[Sequence[str]]) -> str:
    """The one whose handed-out persons or long values stand in the file."""
    there = {squeezed(text) for line in texts for text in line if len(text) >= _TELLING}
    best: list[tuple[int, str]] = []
    for share in shares:
        told = _telling(share)
        hits = len(told & there)
        if hits >= _FEWEST and hits * 2 >= len(told):
            best.append((hits, share.village))
    best.sort(reverse=True)
    return best[0][1] if best and (len(best) == 1 or best[0][0] > best[1][0] * 2) else ""


def _telling(share: Share) -> set[str]:
    values = [*share.values.values(), *(v for one in share.lists for row in one.handed for v in row.values())]
    return {squeezed(plain(v)) for v in values if isinstance(v, str) and len(v) >= _TELLING}

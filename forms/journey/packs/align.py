"""Where each row and column of a handed-out sheet stands in the one that came back, by what is printed in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from forms.journey.packs.issue import texts_of
from forms.journey.packs.model import Cell, Listed, Shot
from forms.model.document import Area, Grid
from forms.values.text import normal

_ALIKE = 0.5  # of a row's printed texts that have to be found again
_SAME_SHEET = 0.5


@lru_cache(maxsize=65536)
def squeezed(text: str) -> str:
    """How printed texts are compared: width, spaces and line breaks left aside."""
    return "".join(normal(text).split())


@dataclass(frozen=True, slots=True)
class SheetMap:
    """A handed-out sheet and the one it came back as. `rows`, `cols`: from the one's to the other's."""

    shot: Shot
    grid: Grid
    texts: tuple[tuple[str, ...], ...]
    rows: Mapping[int, int]
    cols: Mapping[int, int]
    added_rows: tuple[int, ...] = ()
    added_cols: tuple[int, ...] = ()
    spans: Mapping[str, tuple[int, int]] | None = None  # Table.id -> first and last row of a list as it came back
    data: frozenset[int] = frozenset()  # rows of lists in the handed-out sheet: compared by whom they name
    first: int = 0  # the first row of the handed-out sheet that entries go to: above it stand title and headers

    @property
    def straight(self) -> bool:
        """Whether everything stands where it stood."""
        return all(a == b for a, b in self.rows.items()) and all(a == b for a, b in self.cols.items())

    def cell(self, row: int, col: int) -> Cell | None:
        if row in self.rows and col in self.cols:
            return self.rows[row], self.cols[col]
        return None

    def text(self, row: int, col: int) -> str:
        """What stands at a place of the returned sheet."""
        line = self.texts[row] if 0 <= row < len(self.texts) else ()
        return line[col] if 0 <= col < len(line) else ""


def printed_of(shot: Shot) -> dict[int, dict[int, str]]:
    """Printed texts of a sheet by row and column: what nobody was to write and no formula makes."""
    out: dict[int, dict[int, str]] = {}
    for row, line in enumerate(shot.texts):
        found = {
            col: key
            for col, text in enumerate(line)
            if text and (row, col) not in shot.open and (row, col) not in shot.formulas and (key := squeezed(text))
        }
        if found:
            out[row] = found
    return out


def match_sheets(shots: Sequence[Shot], grids: Sequence[Grid]) -> dict[str, Grid]:
    """By the names of handed-out sheets the sheets that came back: by name, else by what is printed."""
    by_name = {grid.name: grid for grid in grids}
    found = {shot.name: by_name[shot.name] for shot in shots if shot.name in by_name}
    left = [grid for grid in grids if grid.name not in found]
    for shot in shots:
        printed = _words(shot)
        if shot.name in found and (not printed or _share(printed, found[shot.name]) >= _SAME_SHEET):
            continue
        best = max(left, key=lambda grid: _share(printed, grid), default=None)
        if best is not None and printed and _share(printed, best) >= _SAME_SHEET:
            found[shot.name] = best
            left.remove(best)
    return found


def likeness(shots: Sequence[Shot], grids: Sequence[Grid]) -> float:
    """How much of what is printed on the handed-out sheets stands somewhere in the file."""
    printed = set().union(*(_words(shot) for shot in shots))
    there = {squeezed(t) for grid in grids for line in texts_of(grid) for t in line if t}
    return len(printed & there) / len(printed) if printed else 0.0


def _words(shot: Shot) -> set[str]:
    return {text for line in printed_of(shot).values() for text in line.values()}


def _share(printed: set[str], grid: Grid) -> float:
    there = {squeezed(t) for line in texts_of(grid)[:400] for t in line if t}
    return len(printed & there) / len(printed) if printed else 0.0


def align(shot: Shot, grid: Grid, lists: Sequence[Listed]) -> SheetMap:
    """Rows first, by the texts printed in them; then columns, by their headers in those rows."""
    texts = texts_of(grid)
    printed = printed_of(shot)
    own = [one for one in lists if one.sheet == shot.name]
    data = {row for one in own for row in range(one.first, one.last + 1)}
    anchors = {row: cells for row, cells in printed.items() if row not in data and row not in shot.hidden_rows}
    rows = _rows(anchors, texts)
    first = first_entries(shot)
    cols, added_cols = _cols(shot, grid, texts, anchors, rows, first)
    spans = {one.table: _span(one, rows, anchors, len(texts)) for one in own}
    rows |= _between(shot, rows, data)
    inside = {row for top, bottom in spans.values() for row in range(top, bottom + 1)}
    taken = {*rows.values(), *inside}
    added = tuple(n for n, line in enumerate(texts) if n not in taken and any(line))
    return SheetMap(shot, grid, texts, rows, cols, added, added_cols, spans, frozenset(data), first)


def first_entries(shot: Shot) -> int:
    """The first row with several places to fill; a blank behind a label above the table is none."""
    counts = Counter(row for row, _ in shot.open)
    several = [row for row, count in counts.items() if count > 1]
    return min(several or counts or [len(shot.texts)])


def _rows(anchors: Mapping[int, Mapping[int, str]], texts: Sequence[Sequence[str]]) -> dict[int, int]:
    there = [frozenset(squeezed(t) for t in line if t) for line in texts]
    found: dict[int, int] = {}
    used: set[int] = set()
    offset = 0
    lost: list[tuple[int, int]] = []
    for row, cells in anchors.items():
        wanted = frozenset(cells.values())
        at = row + offset
        if not _fits(wanted, there, at, used):
            at = _nearest(wanted, there, row + offset, used)
        if at < 0:
            lost.append((row, offset))
            continue
        found[row] = at
        used.add(at)
        offset = at - row
    for row, offset in lost:  # a label that was changed stands between its neighbours
        at = row + offset
        before = max((found[r] for r in found if r < row), default=-1)
        behind = min((found[r] for r in found if r > row), default=len(texts))
        if before < at < behind and at not in used and at < len(there) and there[at]:
            found[row] = at
            used.add(at)
    return found


def _fits(wanted: frozenset[str], there: Sequence[frozenset[str]], at: int, used: set[int]) -> bool:
    return 0 <= at < len(there) and at not in used and len(wanted & there[at]) >= max(1, len(wanted) * _ALIKE)


def _nearest(wanted: frozenset[str], there: Sequence[frozenset[str]], near: int, used: set[int]) -> int:
    fitting = [n for n in range(len(there)) if _fits(wanted, there, n, used)]
    return max(fitting, key=lambda n: (len(wanted & there[n]), -abs(n - near)), default=-1)


def _cols(
    shot: Shot,
    grid: Grid,
    texts: Sequence[Sequence[str]],
    anchors: Mapping[int, Mapping[int, str]],
    rows: Mapping[int, int],
    first: int,
) -> tuple[dict[int, int], tuple[int, ...]]:
    heads = [row for row in anchors if row < first and row in rows and len(anchors[row]) > 1]
    width = max([len(line) for line in shot.texts] + [col + 1 for _, col in shot.open] + [0])
    wide = max(max((len(line) for line in texts), default=0), width)
    base = _headers(shot.texts, heads, shot.merges, width)
    came = _headers(texts, [rows[row] for row in heads], grid.merges, wide)
    new = [col for col in range(width, wide) if any(came[col])]
    if not heads or base == came[:width]:
        return {col: col for col in range(width)}, tuple(new)
    plain_keys, came_keys = _keys(base, base), _keys(came, base)
    found, gone, new = _by_sequence(plain_keys, came_keys)
    for col in list(gone):  # taken out in one place and put in at another
        at = next((n for n in new if any(plain_keys[col]) and came_keys[n] == plain_keys[col]), None)
        if at is not None:
            found[col] = at
            new.remove(at)
    return found, tuple(n for n in new if any(came[n]))


def _headers(
    texts: Sequence[Sequence[str]], heads: Sequence[int], merges: Sequence[Area], width: int
) -> list[tuple[str, ...]]:
    """By column the texts of its header, each merged box telling all columns it lies over."""
    over = {
        (area.top, col): (area.top, area.left)
        for area in merges
        if area.top in heads
        for col in range(area.left, min(area.right, width) + 1)
    }
    return [tuple(_at(texts, *over.get((row, col), (row, col))) for row in heads) for col in range(width)]


def _keys(headers: Sequence[tuple[str, ...]], base: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What a column is told by: its lowest label, with those above it where several columns have it."""
    counts = Counter(_lowest(head) for head in base)
    return [(low,) if counts[low := _lowest(head)] <= 1 else head for head in headers]


def _lowest(head: tuple[str, ...]) -> str:
    return next((text for text in reversed(head) if text), "")


def _by_sequence(
    base: Sequence[tuple[str, ...]], came: Sequence[tuple[str, ...]]
) -> tuple[dict[int, int], list[int], list[int]]:
    found: dict[int, int] = {}
    gone: list[int] = []
    new: list[int] = []
    for kind, a, b, c, d in SequenceMatcher(None, base, came, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and b - a == d - c and not _shuffled(base[a:b], came[c:d])):
            found.update(zip(range(a, b), range(c, d), strict=True))
        else:
            gone += range(a, b)
            new += range(c, d)
    return found, gone, new


def _shuffled(base: Sequence[tuple[str, ...]], came: Sequence[tuple[str, ...]]) -> bool:
    """Whether the same headers stand in another order."""
    return bool({key for key in base if any(key)} & {key for key in came if any(key)})


def _at(texts: Sequence[Sequence[str]], row: int, col: int) -> str:
    line = texts[row] if row < len(texts) else ()
    return squeezed(line[col]) if col < len(line) else ""


def _span(
    one: Listed, rows: Mapping[int, int], anchors: Mapping[int, Mapping[int, str]], count: int
) -> tuple[int, int]:
    """First and last row of a list as it came back: behind its header, before what is printed below it."""
    above = [row for row in anchors if row < one.first and row in rows]
    below = [row for row in anchors if row > one.last and row in rows]
    top = rows[max(above)] + (one.first - max(above)) if above else one.first
    bottom = rows[min(below)] - (min(below) - one.last) if below else max(count - 1, top - 1)
    return top, bottom


def _between(shot: Shot, rows: Mapping[int, int], data: set[int]) -> dict[int, int]:
    """Rows in which nothing is printed, where their neighbours say they stand."""
    taken = set(rows.values())
    out: dict[int, int] = {}
    offset = 0
    last = max([len(shot.texts) - 1, *(row for row, _ in shot.open)])
    for row in range(last + 1):
        if row in rows:
            offset = rows[row] - row
        elif row not in data and row + offset not in taken and row + offset >= 0 and _blank_row(shot, row):
            out[row] = row + offset
            taken.add(row + offset)
    return out


def _blank_row(shot: Shot, row: int) -> bool:
    """Whether nothing is printed in a row, so that its place says all."""
    line = shot.texts[row] if row < len(shot.texts) else ()
    return row in shot.hidden_rows or not any(
        text and (row, col) not in shot.open and (row, col) not in shot.formulas for col, text in enumerate(line)
    )

"""Numbers of a text that are reckoned from others of it: 占比, 化解率, 合计, 同比增长, 较上月增加.

A number is taken for a reckoned one only where its old value follows, by the same reckoning, from old numbers that are
proved; where two reckonings give it, it is neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from forms.journey.narrative.model import Figure
from forms.model.period import Period
from forms.values import calendar_math as cal

_SHARES = ("%", "％")
_OF_WHOLE = re.compile(r"(?:占[^，。；,;]{0,14}|占比|比例|比重|[\u4e00-\u9fff]率)(?:分别)?(?:为|是|达到?|约)?\s*$")
_CHANGE = re.compile(
    r"(?P<since>同比|环比|(?:较|比|与)(?:上年同期|去年同期|上年|去年|上月末?|上个月|上季度末?|上季|上期|上年末|去年末|去年底|年初)(?:相比|比)?)"
    r"(?:[，,]?净?)(?P<how>增长|增加|上升|提高|减少|下降|降低)(?:了|率为|幅度为)?\s*$"
)
_FALLS = frozenset({"减少", "下降", "降低"})
_SUM = re.compile(r"(?:共计|合计|总计|一共|总共|共有|共|总数(?:为|达)?)\s*[\u4e00-\u9fff]{0,14}$")
_AMONG = re.compile(r"其中")
_STOP = re.compile(r"[。！？\n]")
_YEAR_END = ("上年末", "去年末", "去年底", "年初")
# statistics reckons these at comparable prices, not from the two amounts
_COMPARABLE = re.compile(r"产值|增加值|生产总值|GDP|投资|零售|规上|限上|规模以上|限额以上|可支配|纯收入|指数|可比")
At = Callable[[Figure, Period], Decimal | None]  # what a figure's question has for another period


@dataclass(frozen=True, slots=True)
class Known:
    """A figure whose old number is proved, with its new one."""

    figure: Figure
    old: Decimal
    new: Decimal


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A new number with how it was reckoned; `turned`: the words before it say growth where it now falls, or the other
    way round, so that it can't be put in."""

    value: Decimal
    shown: str
    turned: bool = False


def reckoned(figure: Figure, text: str, known: Sequence[Known], old: Period, new: Period, at: At) -> Reckoned | None:
    """What a figure is by reckoning from the `known` ones of its place, None where no one reckoning gives its old number."""
    beside = [k for k in known if not _STOP.search(text, *_between(figure, k.figure))]
    before = text[max(0, figure.span[0] - 30) : figure.span[0]]
    if (change := _CHANGE.search(before)) is not None:
        return _change(figure, change, beside, old, new, at)
    ways = [*(_shares(figure, before, beside) if figure.unit in _SHARES else _sums(figure, before, text, beside))]
    return ways[0] if len(ways) == 1 else None


def _between(one: Figure, other: Figure) -> tuple[int, int]:
    first, last = sorted((one.span, other.span))
    return first[1], last[0]


def _shares(figure: Figure, before: str, known: Sequence[Known]) -> Iterator[Reckoned]:
    if not _OF_WHOLE.search(before):
        return
    for part in known:
        for whole in known:
            fits = part is not whole and part.figure.unit == whole.figure.unit not in _SHARES
            if not fits or part.old > whole.old or not whole.old or not whole.new:
                continue
            if _rounded(100 * part.old / whole.old, figure) == figure.number:
                shown = f"{_said(part)} ÷ {_said(whole)}"
                yield Reckoned(_rounded(100 * part.new / whole.new, figure), shown)


def _sums(figure: Figure, before: str, text: str, known: Sequence[Known]) -> Iterator[Reckoned]:
    """The parts that follow behind 其中, or those that stand before 合计; at least two, and all of that unit."""
    alike = [k for k in known if k.figure.unit == figure.unit and k.figure.span != figure.span]
    behind = [k for k in alike if k.figure.span[0] > figure.span[1]]
    among = _AMONG.search(text, figure.span[1])
    parts = [k for k in behind if among is not None and k.figure.span[0] > among.start()]
    ahead = [k for k in alike if k.figure.span[1] < figure.span[0]] if _SUM.search(before) else []
    for group in (parts, ahead):
        if len(group) > 1 and sum(k.old for k in group) == figure.number:
            yield Reckoned(Decimal(sum(k.new for k in group)), " + ".join(map(_said, group)))


def _change(
    figure: Figure, change: re.Match[str], known: Sequence[Known], old: Period, new: Period, at: At
) -> Reckoned | None:
    """Growth of the nearest number before it (of its unit, where it counts), which must be proved itself."""
    ahead = [k for k in known if k.figure.span[1] < figure.span[0] and k.figure.unit not in _SHARES]
    ahead = ahead if figure.unit in _SHARES else [k for k in ahead if k.figure.unit == figure.unit]
    base = max(ahead, key=lambda k: k.figure.span, default=None)
    if base is None:
        return None
    if _COMPARABLE.search(" ".join((*base.figure.path, base.figure.sentence))) and figure.unit in _SHARES:
        return None
    then_old, then_new = (_then(base.figure, change["since"], period, at) for period in (old, new))
    if then_old is None or then_new is None:
        return None
    falls = change["how"] in _FALLS
    was, now = _difference(base.old, then_old, figure), _difference(base.new, then_new, figure)
    if was is None or now is None or (-was if falls else was) != figure.number:
        return None
    shown = f"{_said(base)}（{base.new}，{change['since']} {then_new}）"
    return Reckoned(abs(now), shown, turned=(now > 0) == falls and now != 0)


def _then(figure: Figure, since: str, period: Period, at: At) -> Decimal | None:
    earlier = _earlier(since, period)
    return at(figure, earlier) if earlier is not None else None


def _earlier(since: str, period: Period) -> Period | None:
    if any(word in since for word in _YEAR_END):
        return cal.year(period.end.year - 1)
    if since == "同比" or "年" in since:
        return cal.last_year(period)
    kind = "month" if "月" in since else "quarter" if "季" in since else period.kind
    return cal.previous(period) if kind == period.kind else None


def _difference(now: Decimal, then: Decimal, figure: Figure) -> Decimal | None:
    if figure.unit not in _SHARES:
        return now - then
    return _rounded(100 * (now - then) / then, figure) if then > 0 else None


def _rounded(value: Decimal, figure: Figure) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-figure.places), ROUND_HALF_UP)


def _said(known: Known) -> str:
    return "".join(known.figure.path[-1:]) or known.figure.text

"""Charts as SVG: upright columns of months, lying bars of a top list. Every bar says its number; no colour stands alone,
as the series are named above and hatched differently by their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

from forms.drawing.svg import FONTS


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours as #RRGGBB; `series` in the order of a chart's series."""

    ground: str = "#FFFFFF"
    text: str = "#1E2329"
    muted: str = "#565E69"
    line: str = "#D5D9DF"
    series: tuple[str, ...] = ("#1F5FBF", "#C2571A", "#1B6B3A", "#8A93A0")


@dataclass(frozen=True, slots=True)
class Chart:
    """`rows`: a label and a value of each of the `series`, which stand on each other. `note`: what is counted."""

    kind: Literal["columns", "bars"]
    title: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    note: str = ""

    @property
    def most(self) -> int:
        return max((sum(values) for _, values in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class _Room:
    """`size` is that of the type, in pixels like the rest."""

    width: float
    size: float
    inks: Inks

    @property
    def line(self) -> float:
        return self.size * 1.6


def chart_height(chart: Chart, size: float = 14.0) -> float:
    """In pixels; a top list grows with its lines."""
    body = 12 * size if chart.kind == "columns" else len(chart.rows) * size * 2
    return _head_height(chart, size) + body + 3 * size


def chart_svg(chart: Chart, width: float, inks: Inks, size: float = 14.0, font: str = "") -> str:
    """The chart, `width` pixels wide, with type of `size` pixels."""
    height = chart_height(chart, size)
    room = _Room(width, size, inks)
    body = _columns(chart, room) if chart.kind == "columns" else _bars(chart, room)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="{escape(font or FONTS, {chr(34): ""})}">'
    )
    ground = f'<rect x="0" y="0" width="{width:.0f}" height="{height:.0f}" fill="{inks.ground}"/>'
    return "\n".join([head, ground, *_head(chart, room), *body, "</svg>"]) + "\n"


def _head_height(chart: Chart, size: float) -> float:
    return size * 2 * (bool(chart.title) + (len(chart.series) > 1)) + size * 0.6


def _head(chart: Chart, room: _Room) -> Iterator[str]:
    """Title, and the names of the series where there are several."""
    y = room.size * 1.4
    if chart.title:
        yield _text(0, y, chart.title, room.size * 1.15, room.inks.text, bold=True)
        y += room.size * 2
    x = 0.0
    for number, name in enumerate(chart.series if len(chart.series) > 1 else ()):
        yield _bar(x, y - room.size * 0.85, room.size * 0.9, room.size * 0.9, number, room)
        yield _text(x + room.size * 1.3, y, name, room.size, room.inks.text)
        x += room.size * 3 + text_width(name, room.size)


def _columns(chart: Chart, room: _Room) -> Iterator[str]:
    top = _head_height(chart, room.size) + room.size
    bottom = top + 11 * room.size
    step = room.width / max(1, len(chart.rows))
    thick = min(step * 0.62, room.size * 3.4)
    every = 1 + int(room.size * 3 // step)  # labels that have room
    yield _rule(0, bottom, room.width, bottom, room)
    for number, (label, values) in enumerate(chart.rows):
        middle = step * (number + 0.5)
        y = bottom
        for series, value in enumerate(values):
            high = (bottom - top) * value / chart.most if chart.most else 0
            y -= high
            yield _bar(middle - thick / 2, y, thick, high, series, room)
        if sum(values) and text_width(f"{sum(values):,}", room.size * 0.9) <= step * 1.05:
            yield _text(middle, y - room.size * 0.35, f"{sum(values):,}", room.size * 0.9, room.inks.text, "middle")
        if number % every == 0:
            yield _text(middle, bottom + room.size * 1.3, label, room.size * 0.9, room.inks.muted, "middle")


def _bars(chart: Chart, room: _Room) -> Iterator[str]:
    y = _head_height(chart, room.size) + room.size * 0.4
    named = min(room.width * 0.42, max((text_width(n, room.size) for n, _ in chart.rows), default=0) + room.size * 0.4)
    figures = max((text_width(_figures(values), room.size) for _, values in chart.rows), default=0) + room.size
    long = max(room.size, room.width - named - figures - room.size * 0.6)
    for name, values in chart.rows:
        yield _text(named, y + room.size * 1.15, cut(name, room.size, named), room.size, room.inks.text, "end")
        x = named + room.size * 0.6
        for series, value in enumerate(values):
            wide = long * value / chart.most if chart.most else 0
            yield _bar(x, y + room.size * 0.15, wide, room.size * 1.35, series, room)
            x += wide
        yield _text(x + room.size * 0.4, y + room.size * 1.15, _figures(values), room.size, room.inks.text)
        y += room.size * 2


def _figures(values: Sequence[int]) -> str:
    """The whole, and of two parts the second, which is the one that matters."""
    whole = f"{sum(values):,}"
    return f"{whole}（{values[1]:,}）" if len(values) == 2 else whole


def text_width(text: str, size: float) -> float:
    """About how wide a text is: Chinese characters are square, others about half as wide."""
    return sum(size if ord(sign) > 0x2E7F else size * 0.58 for sign in text)


def cut(text: str, size: float, width: float) -> str:
    """The text, or its beginning with an ellipsis where it is too wide."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(text, size) + size > width:
        text = text[:-1]
    return text + "…"


def _bar(x: float, y: float, wide: float, high: float, series: int, room: _Room) -> str:
    if wide <= 0 or high <= 0:
        return ""
    ink = room.inks.series[series % len(room.inks.series)]
    shape = f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="{ink}"/>'
    if series != 1:
        return shape
    # the second series bears stripes, so that it is told apart without colours
    stripes = [
        f'<line x1="{x:.1f}" y1="{at:.1f}" x2="{x + wide:.1f}" y2="{at:.1f}" stroke="{room.inks.ground}" stroke-width="1"/>'
        for at in _steps(y, y + high, room.size * 0.4)
    ]
    return shape + "".join(stripes)


def _steps(start: float, end: float, step: float) -> Iterator[float]:
    at = start + step
    while at < end:
        yield at
        at += step


def _rule(x1: float, y1: float, x2: float, y2: float, room: _Room) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{room.inks.line}" stroke-width="1"/>'


def _text(x: float, y: float, text: str, size: float, ink: str, anchor: str = "start", *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    safe = escape("".join(sign for sign in text if sign >= " " and not "\ud800" <= sign <= "\udfff"))
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" fill="{ink}" text-anchor="{anchor}"{weight}>{safe}</text>'

"""The account of filling as a Word paper and a workbook. Offices are in neither: what compares them stays on the screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from forms.documents.paper import Paper, Picture, Ruled, Text, paper_docx
from forms.documents.workbook import SheetTable, workbook
from forms.drawing.charts import Chart, Inks, chart_height, chart_svg
from forms.filling.pace import LONGEST
from forms.journey.burden_charts import SHOWN, charts
from forms.journey.letters import Words, load_words
from forms.model.burden import Account, Seconds

Painter = Callable[[str], bytes]  # SVG -> PNG
_WIDE = 640.0  # pixels of a chart on paper


def account_words(english: bool = False) -> Words:
    """The words of papers, which are Chinese; on a screen they may be `english`."""
    return load_words("burden_en" if english else "burden")


def account_docx(account: Account, unit: str, paint: Painter | None) -> bytes:
    """The account as a Word file; charts where there is somebody to `paint` them, their numbers in any case."""
    words = account_words()
    blocks: list[Text | Ruled | Picture] = [
        Text(words("about", unit=unit, start=said_day(account.start), end=said_day(account.end))),
        Text(words("internal"), "small"),
    ]
    if account.empty:
        return paper_docx(Paper(words("title"), (*blocks, Text(words("none")))))
    blocks += [Text(words("figures"), "heading"), Ruled(tuple(_in_pairs(account, words)), (6, 3, 6, 3))]
    drawn = {chart.title: chart for chart in charts(account, words)}
    for sheet in sheets(account, words)[1:]:
        if sheet.title not in drawn:
            continue
        blocks.append(Text(sheet.title, "heading"))
        blocks += _picture(drawn[sheet.title], paint)
        rows = tuple(tuple(_said(value) for value in row) for row in _shown(sheet))
        blocks.append(Ruled((sheet.heads, *rows), _shares(sheet), head=True))
    blocks.append(Text(words("how"), "heading"))
    blocks += [Text(line, "small") for line in formulas(account, words)]
    return paper_docx(Paper(words("title"), tuple(blocks)))


def account_xlsx(account: Account, unit: str) -> bytes:
    """The account as a workbook: a sheet for each table, with its chart."""
    words = account_words()
    about = words("about", unit=unit, start=said_day(account.start), end=said_day(account.end))
    made = sheets(account, words)
    first = SheetTable(
        made[0].name, words("title"), made[0].heads, made[0].rows,
        (about, words("internal"), *formulas(account, words)),
    )  # fmt: skip
    return workbook((first, *made[1:]))


def sheets(account: Account, words: Words) -> tuple[SheetTable, ...]:
    """All tables of the account, the figures first; no table by office."""
    months = tuple((m.month, m.reports, m.values, m.repeats) for m in account.months)
    ways = tuple((m.month, m.prefilled, m.shared, m.typed) for m in account.months)
    templates = tuple((t.title, t.issuer, t.reports, t.values, t.asked_elsewhere) for t in account.by_template)
    items = tuple((i.name or words("unnamed"), i.templates, i.repeats) for i in account.by_item)
    ways_heads = tuple(words(name) for name in ("month", "ways.prefilled", "ways.shared", "ways.typed"))
    return (
        SheetTable(words("figures"), words("figures"), (words("figure"), words("value")), tuple(figures(account, words))),
        SheetTable(
            words("months"), words("months"),
            (words("month"), words("reports"), words("values"), words("months.again")), months, charted=(2, 3), upright=True,
        ),
        SheetTable(words("ways"), words("ways"), ways_heads, ways, charted=(1, 2, 3), upright=True),
        SheetTable(
            words("template"), words("templates"),
            (words("template"), words("issuer"), words("reports"), words("values"), words("elsewhere")), templates,
            charted=(4,),
        ),
        SheetTable(
            words("item.name"), words("items"), (words("item.name"), words("item.templates"), words("item.repeats")), items,
            charted=(2,),
        ),
    )  # fmt: skip


def figures(account: Account, words: Words) -> Iterator[tuple[str, str | int | float]]:
    """The account's figures with their names."""
    share = f"{account.repeats / account.values:.1%}" if account.values else "—"
    names = (
        "templates",
        "reports",
        "values",
        "repeats",
        "share",
        "files",
        "prefilled",
        "shared",
        "typed",
        "blank",
        "saved",
    )
    made: dict[str, str | int | float] = {"share": share, "saved": round(account.saved.hours, 1)}
    for name in names:
        yield words(f"figure.{name}"), made[name] if name in made else getattr(account, name)


def formulas(account: Account, words: Words) -> tuple[str, ...]:
    """How the figures came about."""
    saved = account.saved
    lines = [
        words("how.repeats"),
        words(
            "how.saved", entries=saved.entries, typing=f"{saved.typing.value:g}", checking=f"{saved.checking.value:g}",
            hours=f"{saved.hours:.1f}",
        ),
        words(
            "how.typing", seconds=f"{saved.typing.value:g}", how=_how(saved.typing, words),
            checking=f"{saved.checking.value:g}", checking_how=_how(saved.checking, words),
        ),
    ]  # fmt: skip
    return (*lines, words("how.undated", n=account.undated)) if account.undated else tuple(lines)


def _how(seconds: Seconds, words: Words) -> str:
    measured = words("how.measured", n=seconds.measured, longest=f"{LONGEST:g}")
    return measured if seconds.measured else words("how.assumed")


def said_day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _in_pairs(account: Account, words: Words) -> Iterator[tuple[str, ...]]:
    """The figures, two in a row."""
    said = [(name, _said(value)) for name, value in figures(account, words)]
    said += [("", "")] * (len(said) % 2)
    for left, right in zip(said[::2], said[1::2], strict=True):
        yield (*left, *right)


def _picture(chart: Chart, paint: Painter | None) -> list[Text | Ruled | Picture]:
    if paint is None:
        return []
    bare = Chart(chart.kind, "", chart.series, chart.rows)
    png = paint(chart_svg(bare, _WIDE, Inks()))
    said = "；".join(f"{name} {sum(values)}" for name, values in chart.rows)
    return [Picture(png, (_WIDE, chart_height(bare)), f"{chart.title}：{said}")]


def _shown(sheet: SheetTable) -> tuple[tuple[str | int | float, ...], ...]:
    """The lines that go on paper: months in which there was something, the first of a top list."""
    return tuple(row for row in sheet.rows if any(row[1:])) if sheet.upright else sheet.rows[:SHOWN]


def _shares(sheet: SheetTable) -> tuple[int, ...]:
    words = [isinstance(value, str) for value in sheet.rows[0]]
    return tuple((3 if sheet.upright else 9 if n == 0 else 5) if text else 3 for n, text in enumerate(words))


def _said(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:,}"

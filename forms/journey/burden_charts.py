"""The charts of the account of filling, with the words of a paper or of the screen."""

from __future__ import annotations

from forms.drawing.charts import Chart
from forms.journey.letters import Words
from forms.model.burden import Account

SHOWN = 10  # lines of a top list


def charts(account: Account, words: Words) -> tuple[Chart, ...]:
    """Those that have something to show: months, how forms were filled, templates, data items."""
    made = (_months(account, words), _ways(account, words), _templates(account, words), _items(account, words))
    return tuple(chart for chart in made if chart.most)


def month_label(month: str, first: bool, words: Words) -> str:
    """The month, with the year where it begins."""
    year, number = month.split("-")
    return f"{year}-{number}" if first or number == "01" else words("month.name", n=int(number))


def _months(account: Account, words: Words) -> Chart:
    rows = tuple(
        (month_label(line.month, number == 0, words), (line.values - line.repeats, line.repeats))
        for number, line in enumerate(account.months)
    )
    return Chart("columns", words("months"), (words("months.first"), words("months.again")), rows)


def _ways(account: Account, words: Words) -> Chart:
    names = ("prefilled", "shared", "typed")
    rows = tuple((words(f"ways.{name}"), (getattr(account, name),)) for name in names)
    return Chart("bars", words("ways"), ("",), rows)


def _templates(account: Account, words: Words) -> Chart:
    chosen = [line for line in account.by_template if line.asked_elsewhere][:SHOWN]
    rows = tuple((line.title, (line.values - line.asked_elsewhere, line.asked_elsewhere)) for line in chosen)
    return Chart("bars", words("templates"), (words("templates.own"), words("templates.elsewhere")), rows)


def _items(account: Account, words: Words) -> Chart:
    chosen = account.by_item[:SHOWN]
    rows = tuple((line.name or words("unnamed"), (line.repeats,)) for line in chosen)
    return Chart("bars", words("items"), ("",), rows)

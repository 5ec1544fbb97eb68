"""The check before publishing on one page, for the office itself: what may be left out, what it costs, which marks it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from forms.documents.paper import Paper, Ruled, Text, paper_docx
from forms.journey.letters import Words, load_words
from forms.model.prepublish import Advice, AskedItem, PublishCheck

ORDER: tuple[Advice, ...] = ("drop", "share", "merge", "settle", "update", "keep")
_ADVISED = ORDER[:-1]
_LINES = 12  # of items on the one page
_OVERLAPS = 3
_LONGEST = 24  # characters of an item, so that it takes two lines at most
_LONGEST_WHY = 36  # of its grounds


def publish_docx(check: PublishCheck) -> bytes:
    """The check as a Word file of one page."""
    words = load_words("burden")
    blocks = [
        Text(check.title),
        Text(words("check.internal", n=check.compared), "small"),
        Text(words("check.items", items=len(check.items), held=check.held, shareable=check.shareable, new=check.new)),
        Text(words("check.cost"), "heading"),
        Text(cost_text(check, words), "small"),
        Text(words("check.advice"), "heading"),
        *_advice(check, words),
        Text(words("check.overlap"), "heading"),
        *(Text(line, "small") for line in overlap_lines(check, words)),
        Text(words("check.marks"), "heading"),
        Text(marks_text(check, words), "small"),
    ]
    return paper_docx(Paper(words("check.title"), tuple(blocks)))


def cost_text(check: PublishCheck, words: Words) -> str:
    """The formula with its numbers, and whether they were measured."""
    cost = check.cost
    how = words("check.measured" if cost.measured else "check.assumed")
    return words(
        "check.formula", entries=cost.entries, units=cost.units, seconds=f"{cost.seconds:g}", hours=f"{cost.hours:.1f}",
        spared=cost.spared, hours_spared=f"{cost.hours_spared:.1f}", how=how,
    )  # fmt: skip


def overlap_lines(check: PublishCheck, words: Words) -> tuple[str, ...]:
    if not check.overlaps:
        return (words("check.overlap.none", n=check.compared),)
    return tuple(
        words("check.overlap.line", title=one.title, same=one.same, items=len(check.items))
        for one in check.overlaps[:_OVERLAPS]
    )


def marks_text(check: PublishCheck, words: Words, named: Callable[[str], str] = str) -> str:
    """`named`: what a mark is called in the language of the words."""
    said = [words(mark.code, mark=named(mark.name), text=mark.text) for mark in check.marks]
    return (
        words("check.marks.lacking", marks=words("check.marks.and").join(said)) if said else words("check.marks.none")
    )


def why(item: AskedItem, words: Words) -> str:
    """What the advice on an item rests on."""
    said = []
    if item.held:
        reports = [place.report for place in item.held]
        said.append(words("why.held", reports="；".join(reports)))
    said += [words("why.shared", provider=s.provider, attribute=s.attribute) for s in item.shared[:1]]
    if item.also_asked:
        said.append(words("why.also", titles="、".join(item.also_asked)))
    return "；".join(said)


def grouped(items: Iterable[AskedItem], words: Words) -> list[tuple[str, Advice, str, int]]:
    """(item, advice, why, how many places): what is advised alike on the same ground stands in one line, its rows counted."""
    groups: dict[tuple[Advice, tuple[str, ...], str], list[AskedItem]] = {}
    for item in items:
        above = item.path[:-1] if len(item.path) > 1 else item.path
        groups.setdefault((item.advice, above, why(item, words)), []).append(item)
    out = []
    for (advice, above, said), alike in groups.items():
        path = alike[0].path if len(alike) == 1 else above
        name = " / ".join(path) + (words("check.places", n=len(alike)) if len(alike) > 1 else "")
        out.append((name, advice, said, len(alike)))
    return out


def _advice(check: PublishCheck, words: Words) -> list[Text | Ruled]:
    """Each kind of advice has its share of the lines, so that none pushes the others off the page."""
    lines = grouped((item for item in check.items if item.advice in _ADVISED), words)
    if not lines:
        return [Text(words("check.nothing"), "small")]
    ranks = Counter[str]()
    ranked = []
    for line in lines:
        ranked.append((ranks[line[1]], _ADVISED.index(line[1]), line))
        ranks[line[1]] += 1
    chosen = sorted(sorted(ranked)[:_LINES], key=lambda one: (one[1], one[0]))
    rows = tuple(
        (_short(name, _LONGEST), words(f"advice.{advice}"), _short(said, _LONGEST_WHY))
        for _, _, (name, advice, said, _) in chosen
    )
    heads = (words("item.name"), words("check.head.advice"), words("check.head.why"))
    blocks: list[Text | Ruled] = [Ruled((heads, *rows), (6, 5, 10), head=True)]
    left = sum(line[3] for line in lines) - sum(line[3] for _, _, line in chosen)
    return [*blocks, Text(words("check.more", n=left), "small")] if left else blocks


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"

"""The articles that papers quote, word for word, from a dated copy of the regulation (resources/law)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

REGULATION = "政务数据共享条例"
_ARTICLE = re.compile(r"^第([一二三四五六七八九十百]+)条\s*(?:（[^）]*款）)?\s*(.*)$")
_TAKEN = re.compile(r"taken (\d{4}-\d{2}-\d{2})")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Law:
    """`articles`: the text by number in Chinese numerals ("二十" for 第二十条); paragraphs of one stand on lines of their own.
    `taken`: the day the copy was made; a person checks it against the official text before a letter is used."""

    name: str
    taken: str
    articles: Mapping[str, str]

    def holds(self, article: str, words: str) -> bool:
        """Whether `words` stand in an article just so; white space aside."""
        return _SPACES.sub("", words) in _SPACES.sub("", self.articles.get(article, ""))

    def quoted(self, article: str, words: str) -> str:
        """'《政务数据共享条例》第二十条规定：“…”'. LookupError where the words don't stand there."""
        if not words or not self.holds(article, words):
            raise LookupError(f"第{article}条")
        return f"《{self.name}》第{article}条规定：“{words}”"


@cache
def regulation() -> Law:
    """The 政务数据共享条例 as it comes with the program."""
    return read_law((files("resources") / "law" / "data-sharing-regulation.md").read_text(encoding="utf-8"), REGULATION)


def read_law(text: str, name: str) -> Law:
    """A law from its text: '第N条 …' begins an article, lines behind it belong to it, an empty line or a heading ends it."""
    articles: dict[str, list[str]] = {}
    current = ""
    for line in text.splitlines():
        begins = _ARTICLE.match(line.strip())
        if begins:
            current = begins[1]
            articles.setdefault(current, []).append(begins[2])
        elif not line.strip() or line.startswith("#"):
            current = ""
        elif current:
            articles[current].append(line.strip())
    taken = _TAKEN.search(text)
    return Law(name, taken[1] if taken else "", {number: "\n".join(lines) for number, lines in articles.items()})

"""改动清单: what was found in all files that came back, village by village (or township by township), with both sides, as a paper.

Long numbers are masked: the list may go to the office that is to mend its file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from forms.documents.paper import Paper, Ruled, Text
from forms.journey.letters import Words
from forms.journey.packs.model import Finding, Pack, VillageState
from forms.model.period import Period
from forms.values.periods import in_words
from forms.values.secrets import masked

Sentence = Callable[[Finding], str]
MOST = 500  # findings of one file that are printed
_LONG = re.compile(r"[0-9*]{11,19}[Xx]?")
_WIDTHS = (4, 9, 4, 4, 3)


def finding_paper(pack: Pack, states: Sequence[VillageState], words: Words, say: Sentence) -> Paper:
    """`say` makes the sentence of a finding. Files in which nothing was found are counted only."""
    told = [state for state in states if state.returned is not None and state.returned.findings]
    blocks: list[Text | Ruled] = [_head(pack, states, words)]
    if not told:
        blocks.append(Text(words("none")))
    for state in told:
        blocks += _of_village(state, words, say)
    missing = [state.village for state in states if state.returned is None]
    if missing:
        blocks += [Text(""), Text(words("missing", names="、".join(missing)))]
    return Paper(words("title"), tuple(blocks))


def _head(pack: Pack, states: Sequence[VillageState], words: Words) -> Ruled:
    came = [state.returned for state in states if state.returned is not None]
    found = sum(bool(one.findings) for one in came)
    said = words("files.said", n=len(came), found=found, missing=len(states) - len(came))
    period = in_words(Period.from_key(pack.period)) if pack.period else ""
    rows = ((words("pack"), pack.title), (words("period"), period), (words("files"), said))
    return Ruled(rows, (2, 7), bold=frozenset({0}))


def _of_village(state: VillageState, words: Words, say: Sentence) -> Iterator[Text | Ruled]:
    assert state.returned is not None
    back = f"　{words('file.sent_back')}" if state.state == "sent_back" else ""
    yield Text(words("village", village=state.village, file=_plain(state.returned.file)) + back, "heading")
    titles = tuple(words(name) for name in ("place", "what", "handed_out", "found", "answer"))
    findings = sorted(state.returned.findings, key=lambda one: one.level != "ask")
    rows = [_row(one, state, words, say) for one in findings[:MOST]]
    yield Ruled((titles, *rows), _WIDTHS, head=True)
    if len(findings) > MOST:
        yield Text(words("more.left_out", n=len(findings) - MOST), "small")


def _row(one: Finding, state: VillageState, words: Words, say: Sentence) -> tuple[str, ...]:
    answer = state.answers.get(one.id) or ("ask" if one.level == "ask" else "note")
    return (
        one.place, _plain(say(one)), _plain(one.handed_out) or "—", _plain(one.found) or "—",
        words(f"answer.{answer}"),
    )  # fmt: skip


def _plain(text: str) -> str:
    """With the long numbers inside masked."""
    return _LONG.sub(lambda number: masked(number.group()), text)

"""Where the villages of a pack stand, and which packs somebody still waits for. Loaded by 待办: nothing heavy is imported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.profile import kinds

if TYPE_CHECKING:
    from forms.journey.packs.model import Finding, Pack, Returned, State, VillageState
    from forms.journey.packs.store import PackStore
    from forms.profile.store import Profile

WHOLE_FILE = frozenset({
    "pack.other_period", "pack.other_village", "pack.wrong_template", "pack.other_pack", "pack.older_template",
    "pack.not_filled",
})  # fmt: skip
# refusing one of these refuses the file, as it speaks of all of it


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A pack that isn't merged as a whole: who has returned nothing (or was sent back), whose file asks something, and how
    many are clear and not merged yet. `due`: ISO day or ""."""

    pack: str
    title: str
    period: str  # Period.key or ""
    due: str
    missing: tuple[str, ...]
    asks: tuple[str, ...]
    ready: int
    villages: int


def outstanding(profile: Profile) -> tuple[Outstanding, ...]:
    """Packs that somebody waits for: those with a day first, by that day; then the newest first."""
    if not profile.state_of(kinds.PACKS)[0]:
        return ()
    from forms.journey.packs.store import PackStore

    found = tuple(_outstanding(PackStore(profile)))
    return tuple(sorted(found, key=lambda one: one.due or "~"))


def _outstanding(store: PackStore) -> Iterator[Outstanding]:
    for pack in store.all():
        states = states_of(pack, store.returns(pack), store.answers(pack), store.merged(pack))
        if all(s.state == "merged" for s in states):
            continue
        yield Outstanding(
            pack.id, pack.title, pack.period, pack.due,
            tuple(s.village for s in states if s.state in ("missing", "sent_back")),
            tuple(s.village for s in states if s.state == "asks"),
            sum(s.state == "clean" for s in states), len(states),
        )  # fmt: skip


def states_of(
    pack: Pack,
    returns: Sequence[Returned],
    answers: Mapping[tuple[str, str], str],
    merged: Mapping[str, str],
) -> tuple[VillageState, ...]:
    """Where each village stands. `answers` by (sha256, finding id); `merged`: village -> sha256 that went in."""
    from forms.journey.packs.model import VillageState

    out = []
    for share in pack.shares:
        own = [r for r in returns if r.village == share.village]
        last = own[-1] if own else None
        said = _answered(own, answers)
        state = _state(last, said, merged.get(share.village, ""))
        out.append(VillageState(share.village, state, last, said, tuple(own[:-1])))  # type: ignore[arg-type]
    return tuple(out)


def _answered(own: Sequence[Returned], answers: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """What was said to the file that counts. Of what a person accepted in an earlier file of this village the very same is
    not asked again: the same place, the same words, the same value."""
    if not own:
        return {}
    last = own[-1]
    said = {f: a for (sha, f), a in answers.items() if sha == last.sha256}
    for one in (f for f in last.asks if f.id not in said and f.code not in WHOLE_FILE):
        if any(answers.get((r.sha256, one.id)) == "accept" and _same_there(one, r, last) for r in own[:-1]):
            said[one.id] = "accept"
    return said


def _same_there(one: Finding, earlier: Returned, later: Returned) -> bool:
    """Whether what a finding speaks of holds the same in both files."""
    if one.row is not None:
        table, at = one.row
        return earlier.rows.get(table, ())[at : at + 1] == later.rows.get(table, ())[at : at + 1]
    return earlier.values.get(one.address) == later.values.get(one.address)


def was_sent_back(returned: Returned, answers: Mapping[tuple[str, str], str]) -> bool:
    """Whether a person sent this file back to its village."""
    said = {f: a for (sha, f), a in answers.items() if sha == returned.sha256}
    return _state(returned, said, "") == "sent_back"


def _state(last: Returned | None, answers: Mapping[str, str], merged: str) -> State:
    if last is None:
        return "missing"
    if "send_back" in answers.values():
        return "sent_back"
    whole = {f.id for f in last.asks if f.code in WHOLE_FILE}
    if any(answers.get(id) == "refuse" for id in whole):
        return "sent_back"
    if any(f.id not in answers for f in last.asks):
        return "asks"
    return "merged" if merged == last.sha256 else "clean"

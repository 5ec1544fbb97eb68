from __future__ import annotations

from forms.profile.rows import DecisionRecord
from forms.sharing.editions import Change, compare, current, editions
from forms.sharing.offer import item_of

ITEM = {
    "code": "1",
    "catalogue": "低保信息",
    "item": "人数",
    "provider": "县民政局",
    "attribute": "无条件共享",
    "cycle": "每月",
}


def record(number: int, version: str, *items: dict[str, str], name: str = "县目录") -> DecisionRecord:
    return DecisionRecord(
        str(number), "d", f"2026-01-0{number}", {"name": name, "version": version, "items": list(items)}
    )


def test_the_newest_version_counts_whatever_was_taken_in_last() -> None:
    taken = [record(1, "2026年12月版", ITEM), record(2, "2026年3月版"), record(3, "2025年版", name="市目录")]
    found = current(editions(taken))
    assert [(e.name, e.version) for e in found] == [("县目录", "2026年12月版"), ("市目录", "2025年版")]


def test_versions_without_a_number_count_by_the_order_of_taking() -> None:
    assert [e.version for e in editions([record(1, "初版"), record(2, "修订版")])] == ["初版", "修订版"]


def test_a_version_taken_in_again_takes_its_own_place() -> None:
    [one] = editions([record(1, "2026", ITEM), record(2, "2026")])
    assert one.items == ()


def test_what_changed_is_told_item_by_item() -> None:
    before = [item_of(ITEM), item_of(ITEM | {"item": "户数"})]
    after = [item_of(ITEM | {"attribute": "不予共享", "code": "9"}), item_of(ITEM | {"item": "金额"})]
    assert compare(before, after) == (
        Change("changed", "县民政局", "低保信息", "人数", "attribute", "无条件共享", "不予共享"),
        Change("removed", "县民政局", "低保信息", "户数"),
        Change("added", "县民政局", "低保信息", "金额"),
    )

"""Which items of a catalogue could supply a field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from forms.errors import Cancelled
from forms.sharing.entries import CatalogueItem
from forms.sharing.offer import MOST, Offers, item_of, item_record, shared
from forms.sharing.reading import item_definition
from forms.workspace import Workspace
from tests.cli.test_papers import BLANK, CATALOGUE
from tests.matching.places import READER, asked
from tests.workspace.files import xlsx

ITEM = CatalogueItem(
    "999/01", "农村最低生活保障", "户数", "县民政局", "", "无条件共享", "", "接口", "每月", "", "N", "表!4:4"
)
QUESTION = asked("农村低保户数")


def named(*items: CatalogueItem) -> list[tuple[str, str]]:
    return [(s.catalogue, s.item) for s in Offers(READER, items).for_definition(QUESTION)]


def test_an_item_is_named_where_it_is_what_the_field_asks() -> None:
    assert named(ITEM) == [("999/01", "户数")]


def test_an_item_is_read_inside_what_its_catalogue_is_about() -> None:
    definition = item_definition(READER, ITEM)
    assert (set(definition.own), set(definition.context), definition.measure) == (set(), {"农村", "低保"}, "households")


@pytest.mark.parametrize(
    "other", [{"item": "人数"}, {"catalogue": "城市最低生活保障"}, {"catalogue": "特困人员"}, {"item": "乐队户数"}]
)
def test_an_item_that_asks_something_else_is_not(other: dict[str, str]) -> None:
    assert named(replace(ITEM, **other)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        {"attribute": "不予共享"},
        {"provider": "县委组织部"},
        {"catalogue": "农村最低生活保障（信访）"},
        {"provider": ""},
    ],
)
def test_what_may_not_be_proposed_is_never_named(other: dict[str, str]) -> None:
    assert named(replace(ITEM, **other)) == []  # type: ignore[arg-type]


def test_items_without_conditions_come_first() -> None:
    bound = replace(ITEM, code="999/00", attribute="有条件共享", condition="社会救助")
    assert named(bound, ITEM) == [("999/01", "户数"), ("999/00", "户数")]


def test_the_same_item_is_named_once_and_never_too_many() -> None:
    assert named(ITEM, ITEM) == [("999/01", "户数")]
    assert len(named(*(replace(ITEM, code=f"999/{n:02}") for n in range(MOST + 3)))) == MOST


def test_what_a_field_is_told_of_an_item() -> None:
    told = shared(replace(ITEM, attribute="有条件共享", condition="社会救助"))
    assert (told.provider, told.attribute, told.condition, told.method) == (
        "县民政局",
        "有条件共享",
        "社会救助",
        "接口",
    )


def test_an_item_is_kept_whole_in_the_profile() -> None:
    assert item_of(item_record(ITEM)) == ITEM
    assert item_of({**item_record(ITEM), "of a newer version": "x"}) == ITEM


@pytest.mark.parametrize(
    ("label", "entry", "item"),
    [
        ("务工留守儿童人数", "留守儿童统计信息", "务工人数"),  # an entry holds nothing but what its name says
        ("公益林面积", "公益林管理信息", "林地面积"),  # and names its kind more closely than the item
    ],
)
def test_an_item_counts_only_those_its_entry_is_about(label: str, entry: str, item: str) -> None:
    offers = Offers(READER, [replace(ITEM, catalogue=entry, item=item)])
    assert [s.item for s in offers.for_definition(asked(label))] == [item]


def test_an_items_own_data_of_a_person_needs_no_word_of_its_entry() -> None:
    offers = Offers(READER, [replace(ITEM, item="姓名")])
    assert [s.item for s in offers.for_definition(asked("姓名"))] == ["姓名"]


def entry(name: str, *items: str) -> list[CatalogueItem]:
    return [replace(ITEM, catalogue=name, item=item, code="999/09") for item in items]


def graded(question: str, unit: str, items: list[CatalogueItem]) -> set[tuple[str, str]]:
    return {(s.item, s.grade) for s in Offers(READER, items).for_definition(asked(question, unit=unit))}


SUPPORTED = entry("特困人员救助供养信息", "姓名", "身份证号", "供养方式", "供养标准")


def test_a_register_is_counted_without_asking_for_names_or_numbers() -> None:
    assert graded("特困人数", "人", SUPPORTED) == {("供养方式", "counts")}


@pytest.mark.parametrize("condition", ["用于核验身份，按需申请", "限身份核验", "仅限本人办事核验"])
def test_nobody_is_counted_by_what_is_open_to_check_who_somebody_is(condition: str) -> None:
    bound = [replace(item, condition=condition, attribute="有条件共享") for item in SUPPORTED]
    assert graded("特困人数", "人", bound) == set()


def test_a_condition_is_named_by_the_item_that_tells_it() -> None:
    assert ("身份证号", "counts") in graded("女性特困人数", "人", SUPPORTED)
    assert graded("侗族特困人数", "人", SUPPORTED) == set()


def test_a_sum_is_parted_only_where_its_entry_tells_the_parts() -> None:
    parted = entry("矛盾纠纷调解信息", "受理件数", "纠纷类型")
    assert graded("受理矛盾纠纷件数", "件", parted) <= {("受理件数", "supplies")}
    assert graded("女性特困人员人数", "人", entry("特困人员统计", "特困人员人数", "出生人口数")) == set()


def test_what_fails_one_gate_comes_near_and_says_which() -> None:
    [near] = Offers(READER, entry("特困人员统计", "特困人员人数")).near(asked("女性特困人员人数", unit="人"))
    assert (near.item.item, near.gate, near.words) == ("特困人员人数", "unexplained", ("女",))


def test_an_item_that_is_not_shared_gives_its_ground_and_nothing_else() -> None:
    withheld = replace(ITEM, attribute="不予共享", legal_basis="某办法第三条")
    offers = Offers(READER, [withheld, replace(ITEM, provider="县委组织部", attribute="不予共享")])
    assert offers.for_definition(QUESTION) == ()
    assert [(r.item, r.provider, r.ground) for r in offers.refused(QUESTION)] == [("户数", "县民政局", "某办法第三条")]


def test_reading_a_long_catalogue_can_be_stopped_and_is_begun_anew(tmp_path: Path) -> None:
    class Stopped:
        def step(self, done: int, total: int, what: str) -> None:
            raise Cancelled

    with Workspace.throwaway("云溪镇", "999101") as desk:
        desk.import_source(xlsx(tmp_path / "目录.xlsx", CATALOGUE))
        with pytest.raises(Cancelled):
            desk.sources.offers(Stopped())
        assert desk.sources.offers().for_definition(asked("农村低保人数", unit="人"))
        assert desk.sources.offers(Stopped()) is desk.sources.offers()  # nothing is left to do


def test_of_one_field_of_a_draft_what_comes_near_and_what_is_not_shared(tmp_path: Path) -> None:
    with Workspace.throwaway("云溪镇", "999101") as desk:
        catalogue = CATALOGUE.replace("有条件共享", "不予共享").replace(
            "| 农村低保统计 | 低保人数 |", "| 特困人员统计 | 特困人员人数 |"
        )
        desk.import_source(xlsx(tmp_path / "目录.xlsx", catalogue))
        draft = desk.draft(xlsx(tmp_path / "月报.xlsx", BLANK.replace("农村低保人数", "女性特困人员人数")))
        told = [desk.sources_of(draft, one.field.address) for one in draft.proposals if one.field.path[-1] == "甲坪村"]
        assert [[r.item for r in one.refused] for one in told if one.refused] == [["残疾人数"]]
        assert [[n.item.item for n in one.near] for one in told if one.near] == [["特困人员人数"]]
        assert desk.sources_of(draft, "nowhere").near == ()

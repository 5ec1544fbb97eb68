"""Drafts: everything kept is there again, encrypted, whatever happened to the end of the file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.errors import FormsError
from forms.profile.drafts import FOLDER, DraftHead, DraftStore
from forms.profile.plain_values import as_json, from_json

KEY = bytes(range(32))
VALUES = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.dates(),
    st.datetimes(),
)


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path, KEY)


def begun(store: DraftStore, name: str = "低保月报.xlsx") -> DraftHead:
    head = DraftHead(store.new_id(), name, title="低保月报", changed="2026-05-01T09:00:00")
    store.start(head, b"template")
    return head


@given(VALUES)
def test_a_value_keeps_its_type(value: object) -> None:
    back = from_json(as_json(value))  # type: ignore[arg-type]
    assert back == value
    assert type(back) is type(value)


def test_what_was_kept_is_there_for_another_start(store: DraftStore, tmp_path: Path) -> None:
    head = begun(store)
    store.keep(head.id, {"表!B3": 57, "表!B4": "不适用", "表!B5": None, "t|0|1": dt.date(2026, 4, 30)})
    store.keep(head.id, {"表!B3": 58}, gone=("表!B4",), typing=("表!B6", "12"))
    kept = DraftStore(tmp_path, KEY).read(head.id)
    assert kept.values == {"表!B3": 58, "表!B5": None, "t|0|1": dt.date(2026, 4, 30)}
    assert (kept.template, kept.typing, kept.head.title) == (b"template", ("表!B6", "12"), "低保月报")


def test_leaving_the_editor_ends_the_typing(store: DraftStore) -> None:
    head = begun(store)
    store.keep(head.id, typing=("表!B6", "12"))
    store.keep(head.id, {"表!B6": 12})
    assert store.read(head.id).typing is None


def test_a_torn_end_loses_only_what_was_torn(store: DraftStore, tmp_path: Path) -> None:
    head = begun(store)
    for number in range(3):
        store.keep(head.id, {f"表!B{number}": number})
    (file,) = (tmp_path / FOLDER).iterdir()
    whole = file.read_bytes()
    for cut in range(1, 40):
        file.write_bytes(whole[:-cut])
        again = DraftStore(tmp_path, KEY)
        assert again.read(head.id).values == {"表!B0": 0, "表!B1": 1}
        again.keep(head.id, {"表!B9": 9})
        assert again.read(head.id).values == {"表!B0": 0, "表!B1": 1, "表!B9": 9}


def test_nothing_of_it_can_be_read_without_the_key(store: DraftStore, tmp_path: Path) -> None:
    head = begun(store, "张三家庭.xlsx")
    store.keep(head.id, {"表!B3": "甲乙丙丁"})
    (file,) = (tmp_path / FOLDER).iterdir()
    for plain in ("张三", "甲乙丙丁", "低保"):
        assert plain.encode() not in file.read_bytes()
    assert "张三" not in file.name
    with pytest.raises(FormsError) as error:
        DraftStore(tmp_path, bytes(32)).read(head.id)
    assert error.value.code == "draft.damaged"


def test_records_of_another_draft_are_not_taken(store: DraftStore, tmp_path: Path) -> None:
    one, other = begun(store), begun(store)
    file = tmp_path / FOLDER / f"{one.id}.draft"
    file.write_bytes((tmp_path / FOLDER / f"{other.id}.draft").read_bytes())
    with pytest.raises(FormsError):
        DraftStore(tmp_path, KEY).read(one.id)


def test_a_long_draft_is_written_anew_and_says_the_same(store: DraftStore, tmp_path: Path) -> None:
    head = begun(store)
    for number in range(520):
        store.keep(head.id, {f"表!B{number % 7}": number})
    (file,) = (tmp_path / FOLDER).iterdir()
    before, values = file.stat().st_size, store.read(head.id).values
    assert file.stat().st_size < before / 10
    store.keep(head.id, {"表!C1": 1})
    assert DraftStore(tmp_path, KEY).read(head.id).values == {**values, "表!C1": 1}


def test_a_draft_that_is_gone_or_has_a_name_of_elsewhere_is_missing(store: DraftStore) -> None:
    for name in ("0" * 32, "../slots", ""):
        with pytest.raises(FormsError) as error:
            store.read(name)
        assert error.value.code == "draft.missing"


def test_the_list_has_the_latest_first_and_forgets_what_was_written_long_ago(store: DraftStore) -> None:
    for day, state in (("2026-01-01", "written"), ("2026-05-01", "written"), ("2026-01-02", "open")):
        store.start(DraftHead(store.new_id(), f"{day}.xlsx", changed=f"{day}T09:00:00", state=state), b"")
    assert [head.template for head in store.heads()] == ["2026-05-01.xlsx", "2026-01-02.xlsx", "2026-01-01.xlsx"]
    assert store.clear_written("2026-04-01") == 1
    assert {head.template for head in store.heads()} == {"2026-05-01.xlsx", "2026-01-02.xlsx"}


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder should be")
    store = DraftStore(tmp_path, KEY)
    with pytest.raises(FormsError) as error:
        begun(store)
    assert error.value.code == "profile.unwritable"

"""Small files that commands read, and when a window may open."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.cli.demo import may_show_window
from forms.cli.init import read_villages
from forms.cli.match import read_table
from forms.errors import FormsError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("heading", ["name,code", "名称,代码", "Name,Code"])
def test_villages_are_read_in_the_encodings_of_chinese_systems(tmp_path: Path, encoding: str, heading: str) -> None:
    path = tmp_path / "村.csv"
    path.write_text(f"{heading}\n上坪村,999001101201\n,\n桃湾村,\n", encoding=encoding)
    assert read_villages(path) == [("上坪村", "999001101201"), ("桃湾村", "")]


def test_villages_need_no_codes(tmp_path: Path) -> None:
    path = tmp_path / "村.csv"
    path.write_text("name\n上坪村\n", encoding="utf-8")
    assert read_villages(path) == [("上坪村", "")]


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00\x81"])
def test_another_file_is_no_list_of_villages(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "村.csv"
    path.write_bytes(content)
    with pytest.raises(FormsError) as caught:
        read_villages(path)
    assert caught.value.code == "cli.villages"


def test_a_table_of_labels_keeps_its_order_and_its_blanks(tmp_path: Path) -> None:
    path = tmp_path / "l.tsv"
    path.write_text("label\tsection\n甲>乙\t\n丙\t丁\n", encoding="utf-8")
    assert read_table(path, ("label",)) == [{"label": "甲>乙", "section": ""}, {"label": "丙", "section": "丁"}]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\r")), min_size=1, max_size=5))
def test_a_table_written_as_csv_reads_back(labels: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "l.tsv"
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter="\t").writerows([("label", "section"), *((label, "甲") for label in labels)])
        assert [row["label"] for row in read_table(path, ("label",))] == labels


@pytest.mark.parametrize("content", [b"name\nx\n", b"", b"\xff\xff"])
def test_a_table_without_its_column_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "l.tsv"
    path.write_bytes(content)
    with pytest.raises(FormsError) as caught:
        read_table(path, ("label",))
    assert caught.value.code == "cli.tsv"


@pytest.mark.parametrize(
    ("environment", "platform", "terminal", "shown"),
    [
        ({"DISPLAY": ":0"}, "linux", True, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True, True),
        ({}, "linux", True, False),
        ({"DISPLAY": ""}, "linux", True, False),
        ({"DISPLAY": ":0"}, "linux", False, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", True, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "minimal:enable_fonts"}, "linux", True, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, "linux", True, True),
        ({}, "win32", True, True),
        ({}, "darwin", True, True),
        ({}, "win32", False, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, "darwin", True, False),
    ],
)
def test_a_window_opens_only_before_a_person(
    environment: dict[str, str], platform: str, terminal: bool, shown: bool
) -> None:
    assert may_show_window(environment, platform, terminal) is shown

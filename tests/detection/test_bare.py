from __future__ import annotations

from forms.detection.detect import detect
from forms.model.document import Document, Grid
from forms.model.form import Protected
from tests.detection.sheets import grid


def sheet(lines: list[list[object]]) -> Grid:
    return Grid("S", "sheet", len(lines), max(map(len, lines)), lines)  # type: ignore[arg-type]


def values(count: int) -> list[list[object]]:
    return [[f"户主{n % 7}", n, n * 2.5, f"第{n % 5}组", n % 3] for n in range(count)]


def test_nothing_is_offered_in_a_long_list_without_a_header() -> None:
    form = detect(Document("xlsx", (sheet(values(1000)),)))
    assert form.fields == ()
    assert form.protected == (Protected("S!A1:E1000", "no_header"),)


def test_a_form_above_a_list_without_a_header_is_still_read() -> None:
    top: list[list[object]] = [["填报单位：", None], ["联系电话：", None], []]
    form = detect(Document("xlsx", (sheet([*top, *values(300)]),)))
    assert {f.label for f in form.fields} == {"填报单位", "联系电话"}
    assert {f.address.partition("#")[0][-1] for f in form.fields} == {"1", "2"}
    assert form.protected == (Protected("S!A4:E303", "no_header"),)


def test_a_list_with_a_header_is_no_bare_one_however_long() -> None:
    heads: list[object] = ["姓名", "人口数（人）", "耕地面积（亩）", "组别", "备注"]
    form = detect(Document("xlsx", (sheet([heads, *values(1000)]),)))
    assert [(t.first_data_row, t.last_data_row) for t in form.tables] == [(1, 1000)]
    assert form.protected == ()


def test_tables_follow_one_another_behind_a_long_one() -> None:
    heads: list[object] = ["姓名", "人口数（人）", "耕地面积（亩）", "组别", "备注"]
    form = detect(Document("xlsx", (sheet([heads, *values(400), [], ["二、其他农户"], heads, *values(50)]),)))
    assert len(form.tables) == 2


def test_short_pairs_stay_pairs() -> None:
    form = detect(Document("xlsx", (grid("| 姓名 | 张甲 | 年龄 | 30 |\n| 住址 | 东山 | 电话 | 123 |"),)))
    assert len(form.fields) == 4

"""Shared sources at size: a catalogue of 20,000 items, a form of 300 fields checked, a delivery of 100,000 rows.

`python -m tests.benchmarks.sharing` prints seconds of the processor, and the delivery against a plain bulk insert of the
same 500,000 values by sqlite-utils into a file that isn't encrypted.
"""

from __future__ import annotations

import csv
import datetime as dt
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

from openpyxl import Workbook as Book
from sqlite_utils import Database

from forms.values.identity import check_character
from forms.vocabulary.lexicon import built_in
from forms.workspace import Workspace

ITEMS, FIELDS, ROWS = 20_000, 300, 100_000
HEADS = ("姓名", "身份证号", "残疾类别", "残疾等级", "补贴金额（元）")
Made = TypeVar("Made")


def names() -> list[str]:
    """What the vocabulary knows, in its order."""
    return list(built_in().concepts)


def id_number(number: int) -> str:
    """A sound number of a division that doesn't exist, another for each person."""
    day = dt.date(1935, 1, 1) + dt.timedelta(days=number % 25_000)
    first = f"999101{day:%Y%m%d}{number // 25_000:03d}"
    return first + check_character(first)


def catalogue(path: Path) -> Path:
    book = Book(write_only=True)
    sheet = book.create_sheet("目录")
    sheet.append(["云溪县政务数据共享目录（2026年3月版）"])
    sheet.append(["目录代码", "目录名称", "数据项", "提供单位", "共享属性", "共享条件", "更新周期"])
    for number, name in enumerate(islice(cycle(names()), ITEMS)):
        entry = number // 20
        sheet.append([f"A-{entry}", f"信息目录{entry}", name, "云溪县民政局", "有条件共享", "用于填报", "每月"])
    book.save(path)
    return path


def form(path: Path) -> Path:
    book = Book()
    sheet = book.active
    assert sheet is not None
    sheet.append(["基本情况统计表"])
    sheet.append(["指标", "数值"])
    for name in names()[:: len(names()) // FIELDS][:FIELDS]:
        sheet.append([name, None])
    book.save(path)
    return path


def rows() -> list[dict[str, object]]:
    return [
        dict(zip(HEADS, (f"张{chr(0x4E00 + n % 5000)}", id_number(n), "肢体", "一级", 80 + n % 40), strict=True))
        for n in range(ROWS)
    ]


def delivery(path: Path, given: list[dict[str, object]]) -> Path:
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, HEADS)
        writer.writeheader()
        writer.writerows(given)
    return path


def told(what: str, do: Callable[[], Made]) -> tuple[Made, float]:
    start = time.process_time()
    made = do()
    taken = time.process_time() - start
    print(f"{what}: {taken:.2f} s of the processor")
    return made, taken


def main() -> None:
    with tempfile.TemporaryDirectory() as place, Workspace.throwaway("云溪镇", "999101") as workspace:
        folder = Path(place)
        offered, blank = catalogue(folder / "目录.xlsx"), form(folder / "表.xlsx")
        told(f"a catalogue of {ITEMS:,} items taken in", lambda: workspace.import_source(offered))
        told("its items made ready to be compared", workspace.sources.offers)
        check, _ = told("a form checked", lambda: workspace.check_sources(blank))
        print(f"{check.total} fields, {check.shareable} with a source")
        given = rows()
        sent = delivery(folder / "名单.csv", given)
        done, ours = told(f"a delivery of {ROWS:,} rows", lambda: workspace.import_source(sent, "县残联"))
        values = [{"item": item, "subject": row["身份证号"], "value": row[item]} for row in given for item in HEADS]
        plain = Database(folder / "plain.db")
        _, theirs = told("the same values by sqlite-utils", lambda: plain["facts"].insert_all(values))
        print(f"{done.facts:,} facts; {theirs / ours:.3f} of a plain bulk insert's speed")


if __name__ == "__main__":
    main()

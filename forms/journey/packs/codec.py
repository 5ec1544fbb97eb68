"""Packs and returned files as JSON for the journal, and back. Numbers with fractions are texts there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from forms.journey.packs.model import Cell, Finding, Listed, Pack, Returned, Share, Shot
from forms.model.document import Area, Value


def value_json(value: Value) -> object:
    """A value whose type is kept: floats as {"n": text}, dates as {"d": ISO}."""
    if isinstance(value, float):
        return {"n": repr(value)}
    if isinstance(value, dt.datetime):
        return {"t": value.isoformat()}
    if isinstance(value, dt.date):
        return {"d": value.isoformat()}
    if isinstance(value, dt.time):
        return {"c": value.isoformat()}
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 2**53:
        return {"i": str(value)}
    return value


def value_of(plain: object) -> Value:
    if not isinstance(plain, dict):
        return plain if isinstance(plain, (str, int, bool)) else None
    kind, text = next(iter(plain.items()))
    if kind == "n":
        return float(text)
    if kind == "i":
        return int(text)
    if kind == "t":
        return dt.datetime.fromisoformat(text)
    return dt.date.fromisoformat(text) if kind == "d" else dt.time.fromisoformat(text)


def _values(values: Mapping[str, Value]) -> dict[str, object]:
    return {address: value_json(value) for address, value in values.items()}


def _values_of(body: Mapping[str, Any]) -> dict[str, Value]:
    return {address: value_of(value) for address, value in body.items()}


def pack_json(pack: Pack) -> dict[str, Any]:
    """Without its shares."""
    return {
        "pack": pack.id, "title": pack.title, "template": pack.template, "period": pack.period,
        "fingerprint": pack.fingerprint, "unit": pack.unit, "made": pack.made, "blank": pack.blank,
        "common": _values(pack.common), "everyone": list(pack.everyone), "due": pack.due,
    }  # fmt: skip


def pack_of(body: Mapping[str, Any], shares: tuple[Share, ...]) -> Pack:
    return Pack(
        body["pack"], body["title"], body["template"], body["period"], body["fingerprint"], body["unit"], body["made"],
        shares, body["blank"], _values_of(body["common"]), tuple(body["everyone"]), body.get("due", ""),
    )  # fmt: skip


def share_json(share: Share) -> dict[str, Any]:
    return {
        "village": share.village, "token": share.token, "file_name": share.file_name, "sha256": share.sha256,
        "whole": share.whole, "owned": {a: list(p) for a, p in share.owned.items()}, "values": _values(share.values),
        "previous": {a: list(p) for a, p in share.previous.items()},
        "shots": [_shot_json(shot) for shot in share.shots], "lists": [_list_json(one) for one in share.lists],
        "issued": [list(one) for one in share.issued],
    }  # fmt: skip


def share_of(body: Mapping[str, Any]) -> Share:
    return Share(
        body["village"], body["token"], body["file_name"], body["sha256"], body["whole"],
        {a: (p[0], p[1], p[2]) for a, p in body["owned"].items()}, _values_of(body["values"]),
        {a: (p[0], p[1]) for a, p in body["previous"].items()},
        tuple(_shot_of(s) for s in body["shots"]), tuple(_list_of(o) for o in body["lists"]),
        tuple((day, how) for day, how in body["issued"]),
    )  # fmt: skip


def _shot_json(shot: Shot) -> dict[str, Any]:
    return {
        "name": shot.name, "texts": [list(line) for line in shot.texts],
        "formulas": [[r, c, text] for (r, c), text in sorted(shot.formulas.items())],
        "merges": [_area(a) for a in shot.merges], "open": _runs(shot.open),
        "hidden_rows": sorted(shot.hidden_rows), "hidden_cols": sorted(shot.hidden_cols), "visible": shot.visible,
        "notes": [[r, c, text] for (r, c), text in sorted(shot.notes.items())],
    }  # fmt: skip


def _shot_of(body: Mapping[str, Any]) -> Shot:
    return Shot(
        body["name"], tuple(tuple(line) for line in body["texts"]), {(r, c): text for r, c, text in body["formulas"]},
        tuple(Area(*a) for a in body["merges"]),
        frozenset((r, c) for r, first, last in body["open"] for c in range(first, last + 1)),
        frozenset(body["hidden_rows"]), frozenset(body["hidden_cols"]), body["visible"],
        {(r, c): text for r, c, text in body["notes"]},
    )  # fmt: skip


def _area(area: Area) -> list[int]:
    return [area.top, area.left, area.bottom, area.right]


def _runs(cells: frozenset[Cell]) -> list[list[int]]:
    """Cells as stretches of columns in a row."""
    out: list[list[int]] = []
    for row, col in sorted(cells):
        if out and out[-1][0] == row and out[-1][2] == col - 1:
            out[-1][2] = col
        else:
            out.append([row, col, col])
    return out


def _list_json(one: Listed) -> dict[str, Any]:
    return {
        "table": one.table, "sheet": one.sheet, "first": one.first, "last": one.last, "columns": list(one.columns),
        "village_column": one.village_column, "handed": [_row(row) for row in one.handed],
    }  # fmt: skip


def _list_of(body: Mapping[str, Any]) -> Listed:
    return Listed(
        body["table"], body["sheet"], body["first"], body["last"], tuple(body["columns"]), body["village_column"],
        tuple({c: value_of(v) for c, v in row} for row in body["handed"]),
    )  # fmt: skip


def _row(row: Mapping[int, Value]) -> list[list[object]]:
    return [[col, value_json(value)] for col, value in row.items()]


def finding_json(one: Finding) -> dict[str, Any]:
    return {
        "code": one.code, "level": one.level, "place": one.place, "handed_out": one.handed_out, "found": one.found,
        "context": [list(pair) for pair in one.context], "address": one.address,
        "row": list(one.row) if one.row else None,
    }  # fmt: skip


def finding_of(body: Mapping[str, Any]) -> Finding:
    row = body["row"]
    context = tuple((name, value) for name, value in body["context"])
    return Finding(
        body["code"], body["level"], body["place"], body["handed_out"], body["found"], context, body["address"],
        (row[0], row[1]) if row else None,
    )  # fmt: skip


def returned_json(one: Returned) -> dict[str, Any]:
    return {
        "file": one.file, "sha256": one.sha256, "village": one.village, "traits": [list(t) for t in one.traits],
        "format": one.format, "findings": [finding_json(f) for f in one.findings], "values": _values(one.values),
        "rows": {t: [[[c, value_json(v)] for c, v in row] for row in rows] for t, rows in one.rows.items()},
        "submission": one.submission, "day": one.day,
    }  # fmt: skip


def returned_of(body: Mapping[str, Any]) -> Returned:
    rows = {
        table: tuple(tuple((col, value_of(value)) for col, value in row) for row in found)
        for table, found in body["rows"].items()
    }
    return Returned(
        body["file"], body["sha256"], body["village"], tuple((a, b) for a, b in body["traits"]), body["format"],
        tuple(finding_of(f) for f in body["findings"]), _values_of(body["values"]), rows, body["submission"],
        body["day"],
    )  # fmt: skip

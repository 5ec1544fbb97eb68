"""The rules a form prints in its own notes, held against its coded rows, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from forms.filling.check_cells import Cell, Path, about, in_unit
from forms.filling.check_rules import Compare, Rule, Term, parse_rules
from forms.model.form import Form
from forms.model.proposal import Check
from forms.values.numbers import format_number
from forms.values.units import Unit

_CHANGES = re.compile(r"增减|增长|增幅|降幅|变动|变化|比|率|幅|±")
Coded = Mapping[str, Cell]  # one column's cells by row code


def printed_rules(form: Form, cells: Mapping[str, Cell]) -> Iterator[Check]:
    """Every printed rule that a column contradicts. A code that stands twice in a column is no code there."""
    if not form.notes or not cells:
        return
    codes = {f.code.upper() for f in form.fields if f.code} | {f.code.upper() for f in form.computed if f.code}
    rules = parse_rules(form.notes, codes)
    if rules:
        for column in _columns(form, cells):
            for rule in rules:
                if rule.codes <= column.keys():
                    yield from _broken(rule, column)


def _columns(form: Form, cells: Mapping[str, Cell]) -> list[Coded]:
    """By sheet and column: blocks side by side ('代码 数量 | 代码 数量') are one list of codes."""
    kinds = {t.id: t for t in form.tables if t.kind == "list" or (t.columns and _by_row(t.columns[0].path))}
    out: dict[tuple[str, Path], dict[str, list[Cell]]] = {}
    for field in form.fields:
        if field.code and field.table in kinds and field.id in cells and not any(map(_CHANGES.search, field.col_path)):
            column = out.setdefault((kinds[field.table].grid, field.col_path), {})
            column.setdefault(field.code.upper(), []).append(cells[field.id])
    return [{code: found[0] for code, found in column.items() if len(found) == 1} for column in out.values()]


def _by_row(path: Path) -> bool:
    """Codes of rows, not running numbers: a table whose columns are numbered has its rules on columns."""
    return any(word in "".join(path) for word in ("代码", "行次", "编码", "指标"))


def _broken(rule: Rule, column: Coded) -> Iterator[Check]:
    cells = [column[code] for _, code in rule.left + rule.right]
    unit = cells[0].unit
    left, right = _sum(rule.left, column, unit), _sum(rule.right, column, unit)
    if _holds(left[0], rule.compare, right[0], left[1] + right[1]):
        return
    shown = {"rule": str(rule), "left": format_number(left[0], None), "right": format_number(right[0], None)}
    if rule.remark:
        yield Check("check.printed_rule_soft", *about(cells, **shown, remark=rule.remark))
    else:
        yield Check("check.printed_rule", *about(cells, **shown))


def _sum(terms: Sequence[Term], column: Coded, unit: Unit | None) -> tuple[Decimal, Decimal]:
    """The terms added up, and their slack. Other units of one dimension are converted; other kinds count as printed."""
    total, slack = Decimal(0), Decimal(0)
    for sign, code in terms:
        cell = column[code]
        number, loose = in_unit(cell, unit) or (cell.number, cell.slack)
        total, slack = total + sign * number, slack + loose
    return total, slack


def _holds(left: Decimal, compare: Compare, right: Decimal, slack: Decimal) -> bool:
    apart = left - right
    return {
        "=": abs(apart) <= slack,
        ">=": apart >= -slack,
        "<=": apart <= slack,
        ">": apart > -slack if slack else apart > 0,
        "<": apart < slack if slack else apart < 0,
    }[compare]

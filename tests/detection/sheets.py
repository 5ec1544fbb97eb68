"""Grids written as Markdown tables. '^' repeats the cell above (merged down), '<' the cell at the left (merged across),
'=...' is a formula, '.' is a cell outside the drawn table (no border)."""

from __future__ import annotations

import re

from forms.model.document import PLAIN, Area, Document, Grid, Paragraph, Span, Style, Validation, Value

DRAWN = Style(left=True, top=True, right=True, bottom=True)


def grid(
    table: str,
    name: str = "S",
    kind: str = "sheet",
    drawn: bool = True,
    validations: tuple[Validation, ...] = (),
    state: str = "visible",
) -> Grid:
    """The grid of a Markdown table. Numbers become numbers; text in quotes stays text, spaces inside kept."""
    rows = [line.strip().strip("|").split("|") for line in table.strip("\n").splitlines() if line.strip()]
    width = max(map(len, rows))
    rows = [r + ["."] * (width - len(r)) for r in rows]
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    values: list[list[Value]] = []
    formulas: dict[tuple[int, int], str] = {}
    styles: list[list[int]] = []
    for r, line in enumerate(rows):
        values.append([])
        styles.append([])
        for c, raw in enumerate(line):
            mark = raw.strip()
            source = (r - 1, c) if mark == "^" else (r, c - 1) if mark == "<" else (r, c)
            owner[r, c] = owner.get(source, source)
            top = owner[r, c]
            own_style = 1 if drawn and mark != "." else 0
            styles[r].append(styles[top[0]][top[1]] if top != (r, c) else own_style)
            if mark.startswith("="):
                formulas[r, c] = mark
            values[r].append(None if mark in ("", ".", "^", "<") or mark.startswith("=") else value(raw))
    merges = []
    for start in sorted(set(owner.values())):
        cells = [at for at, to in owner.items() if to == start]
        if len(cells) > 1:
            merges.append(Area(start[0], start[1], max(a[0] for a in cells), max(a[1] for a in cells)))
    return Grid(
        name, kind, len(rows), width, values, tuple(merges), formulas, (PLAIN, DRAWN), styles,  # type: ignore[arg-type]
        validations=validations, state=state,  # type: ignore[arg-type]
    )  # fmt: skip


def value(raw: str) -> Value:
    text = raw.strip()
    if text.startswith('"') and text.endswith('"'):
        return text[1:-1].replace("\\n", "\n")
    if re.fullmatch(r"-?\d{1,9}", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    return text.replace("\\n", "\n")


def workbook(*grids: Grid, file_name: str = "表.xlsx") -> Document:
    return Document("xlsx", grids, file_name=file_name)


def sheet(table: str, **more: object) -> Document:
    """A workbook with one sheet "S"."""
    return workbook(grid(table, **more))  # type: ignore[arg-type]


def word(*parts: str | tuple[str, tuple[Span, ...]] | Grid, file_name: str = "表.docx") -> Document:
    """A Word file of paragraphs (with underlined stretches) and tables, in order. Tables are named T0, T1 ..."""
    paragraphs: list[Paragraph] = []
    grids: list[Grid] = []
    order: list[str] = []
    for part in parts:
        if isinstance(part, Grid):
            order.append(part.name)
            grids.append(part)
            continue
        text, lines = part if isinstance(part, tuple) else (part, ())
        order.append(f"P{len(paragraphs)}")
        paragraphs.append(Paragraph(order[-1], text, lines))
    return Document("docx", tuple(grids), tuple(paragraphs), tuple(order), file_name)


def underlined(text: str) -> tuple[str, tuple[Span, ...]]:
    """'共有[    ]户' -> the text without brackets, with the bracketed stretch underlined."""
    out, spans, at = "", [], 0
    for match in re.finditer(r"\[([^\]]*)\]", text):
        out += text[at : match.start()]
        spans.append((len(out), len(out) + len(match[1])))
        out += match[1]
        at = match.end()
    return out + text[at:], tuple(spans)

"""Which codes the program uses, and docs/codes.md made from them.

usage: uv run python -m scripts.codes [--check]

A code is found where it is written: as the first argument of FormsError, Reason, Problem or Check, or of a function
that looks a sentence up. A code put together at run time (``f"status.{status}"``) counts as a pattern.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "codes.md"
MAKERS = frozenset({"FormsError", "Reason", "Problem", "Check"})
SPEAKERS = frozenset({"sentence", "word", "say", "text", "complain"})
CODE = re.compile(r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$")
UNLISTED = ("cli.help.", "cli.head.")  # words of the command line's own help and headings


@dataclass(frozen=True)
class Use:
    """A code, or a pattern of codes, where it stands in the source."""

    code: str
    file: str
    line: int
    pattern: bool = False
    raised: bool = True  # made as an error, reason or check, not only looked up

    def covers(self, code: str) -> bool:
        return bool(re.fullmatch(self.code, code)) if self.pattern else self.code == code


def source_files(root: Path = ROOT) -> list[Path]:
    return sorted(file for room in ("forms", "desktop") for file in (root / room).rglob("*.py"))


def uses(root: Path = ROOT) -> list[Use]:
    """Every use of a code in forms/ and desktop/."""
    return [use for file in source_files(root) for use in uses_in(file, root)]


def uses_in(file: Path, root: Path = ROOT) -> Iterator[Use]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = _constants(tree)
    makers = MAKERS | _subclasses(tree)
    for node in ast.walk(tree):
        called = _called(node)
        if isinstance(node, ast.Call) and called in makers | SPEAKERS:
            first = node.args[0] if node.args else _keyword(node, "code")
            for code, pattern in _codes(first, names):
                yield Use(code, file.relative_to(root).as_posix(), node.lineno, pattern, called in makers)


def _subclasses(tree: ast.Module) -> frozenset[str]:
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return frozenset(c.name for c in classes if any(isinstance(b, ast.Name) and b.id in MAKERS for b in c.bases))


def _constants(tree: ast.Module) -> Mapping[str, str]:
    out = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            out.update({target.id: node.value.value for target in node.targets if isinstance(target, ast.Name)})
    return out


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _keyword(node: ast.Call, name: str) -> ast.expr | None:
    return next((k.value for k in node.keywords if k.arg == name), None)


def _codes(node: ast.expr | None, names: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.match(node.value):
        yield node.value, False
    elif isinstance(node, ast.Name) and CODE.match(names.get(node.id, "")):
        yield names[node.id], False
    elif isinstance(node, ast.IfExp):
        yield from _codes(node.body, names)
        yield from _codes(node.orelse, names)
    elif isinstance(node, ast.JoinedStr):
        text = "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else "[a-z0-9_.]+" for p in node.values)
        if "\\." in text and not text.startswith("["):
            yield text, True


def sentences(root: Path = ROOT) -> dict[str, dict[str, Mapping[str, str]]]:
    """File name of resources/messages -> code -> sentences by language."""
    files = sorted((root / "resources" / "messages").glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}


def page(root: Path = ROOT) -> str:
    """docs/codes.md: every code with what it says, by the file of resources/messages it stands in."""
    lines = [
        "# Codes and what they say",
        "",
        "Made by `uv run python -m scripts.codes` from resources/messages; a test compares the two. Errors, reasons,",
        "remarks and checks leave the engine as a code with context; the words in braces are that context.",
    ]
    for name, codes in sentences(root).items():
        shown = {code: said for code, said in codes.items() if not code.startswith(UNLISTED)}
        lines += ["", f"## {name}", "", "| code | 中文 | English |", "| --- | --- | --- |"]
        lines += [f"| `{code}` | {_cell(said['zh'])} | {_cell(said['en'])} |" for code, said in sorted(shown.items())]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main(argv: Sequence[str]) -> int:
    fresh = page()
    if "--check" in argv:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == fresh
        print("docs/codes.md is up to date" if same else "docs/codes.md differs: run scripts.codes")
        return int(not same)
    PAGE.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

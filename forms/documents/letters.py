"""Letters and reports made from Word templates that an office may replace: docxtpl over a sandboxed Jinja.

A template comes from somewhere and is never trusted. It sees texts, numbers, lists and mappings that are handed to it and
nothing else: no attributes of objects, no range to count with, no arithmetic that makes texts long. Names it asks for and
nobody gives are an error, never an empty place in a letter.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from forms.documents.zips import Package
from forms.errors import FormsError

_MOST_BYTES = 8 << 20  # of a template; its pictures included
_OF_DICTS = frozenset({"items", "keys", "values", "get"})
_OF_LOOPS = frozenset({"index", "index0", "first", "last", "length", "revindex", "previtem", "nextitem"})
_STATEMENTS = frozenset({"Template", "Output", "TemplateData", "For", "If"})
_EXPRESSIONS = frozenset(
    "Name Const List Tuple Getattr Getitem Call Filter Test Keyword Compare Operand And Or Not CondExpr Concat Add Sub".split()
)
_FILTERS = frozenset(
    "abs count d default e escape first float int join last length list lower round sort string trim upper".split()
)
_DEEPEST = 2  # loops within loops: rows, and what stands in a row
_LONGEST_JOINT = 20  # characters between the parts of a joined list
_PLAIN = (str, int, float, bool, type(None))


def render_letter(template: bytes, context: Mapping[str, object], file: str) -> bytes:
    """The Word file that `template` and `context` (texts, numbers, lists and mappings of them) make; `file` names it in errors.

    Raises FormsError letter.unreadable, letter.too_large, letter.bad_template (with `why`), letter.unknown_name (with `name`),
    letter.unsafe; TypeError where the context holds anything else.
    """
    from jinja2.exceptions import SecurityError, TemplateError, UndefinedError

    checked = {name: _plain(value) for name, value in context.items()}
    letter = _opened(template, file)
    try:
        letter.render(checked, jinja_env=_environment(), autoescape=True)
    except UndefinedError as error:
        raise FormsError("letter.unknown_name", file=file, name=_name(error)) from error
    except SecurityError as error:
        raise FormsError("letter.unsafe", file=file) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        raise FormsError("letter.bad_template", file=file, why=str(error)[:120]) from error
    out = io.BytesIO()
    letter.save(out)
    return out.getvalue()


def names_in(template: bytes, file: str) -> frozenset[str]:
    """The names a template asks for. Raises FormsError as render_letter."""
    from jinja2.exceptions import SecurityError, TemplateError

    letter = _opened(template, file)
    try:
        return frozenset(letter.get_undeclared_template_variables(_environment()))
    except SecurityError as error:
        raise FormsError("letter.unsafe", file=file) from error
    except (TemplateError, RecursionError) as error:
        raise FormsError("letter.bad_template", file=file, why=str(error)[:120]) from error


def _opened(template: bytes, file: str) -> Any:
    """A docxtpl template; the package is looked through before python-docx sees it."""
    from docxtpl import DocxTemplate

    if len(template) > _MOST_BYTES:
        raise FormsError("letter.too_large", file=file)
    try:
        Package(template, file)
        letter = DocxTemplate(io.BytesIO(template))
        letter.init_docx()
    except (FormsError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise FormsError("letter.unreadable", file=file) from error
    return letter


def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Letters(ImmutableSandboxedEnvironment):
        def _parse(self, source: str, name: str | None, filename: str | None) -> Any:
            """Only what a letter needs. Set, macro and the like could make a few words grow without end."""
            tree = super()._parse(source, name, filename)
            _look_through(tree, 0)
            return tree

        intercepted_binops = frozenset({"*", "**", "%", "+", "-", "/", "//"})
        intercepted_unops = frozenset({"-", "+"})

        def call_binop(self, context: object, operator: str, left: Any, right: Any) -> Any:
            if operator in ("+", "-") and all(type(v) in (int, float) for v in (left, right)):
                return super().call_binop(context, operator, left, right)  # type: ignore[arg-type]
            raise SecurityError(operator)

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            return (
                attr in _OF_LOOPS
                if type(obj).__name__ == "LoopContext"
                else isinstance(obj, dict) and attr in _OF_DICTS
            )

        def is_safe_callable(self, obj: Any) -> bool:
            return getattr(obj, "__name__", "") in _OF_DICTS

    environment = Letters(undefined=StrictUndefined, autoescape=True)
    environment.globals = {}
    environment.filters = {name: done for name, done in environment.filters.items() if name in _FILTERS}
    environment.filters["join"] = _joined
    return environment


def _look_through(node: Any, loops: int) -> None:
    """Raises jinja2's SecurityError where a template says more than _STATEMENTS, _EXPRESSIONS and _FILTERS."""
    from jinja2.exceptions import SecurityError

    kind = type(node).__name__
    loops += kind == "For"
    if kind not in _STATEMENTS | _EXPRESSIONS or loops > _DEEPEST or (kind == "For" and node.recursive):
        raise SecurityError(kind)
    for child in node.iter_child_nodes():
        _look_through(child, loops)


def _joined(parts: object, between: str = "") -> Any:
    """The texts of a list in one, each escaped as it would be alone."""
    from markupsafe import escape

    if not isinstance(parts, list | tuple) or len(between) > _LONGEST_JOINT:
        raise ValueError("join takes a list and a short text")
    return escape(between).join(parts)


def _plain(value: object) -> object:
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    raise TypeError(f"a letter takes texts, numbers, lists and mappings, not {type(value).__name__}")


def _name(error: Exception) -> str:
    """The name in Jinja's "'x' is undefined" and "'dict object' has no attribute 'x'"."""
    quoted = str(error).split("'")[1::2]
    return quoted[-1] if quoted else ""

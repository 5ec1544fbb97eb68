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
_UNWANTED = (
    "attr",
    "batch",
    "center",
    "format",
    "indent",
    "map",
    "pprint",
    "random",
    "slice",
    "wordwrap",
    "xmlattr",
)  # filters that make texts long or reach into things
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
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise FormsError("letter.bad_template", file=file, why=str(error)[:120]) from error
    out = io.BytesIO()
    letter.save(out)
    return out.getvalue()


def names_in(template: bytes, file: str) -> frozenset[str]:
    """The names a template asks for. Raises FormsError as render_letter."""
    from jinja2.exceptions import TemplateError

    letter = _opened(template, file)
    try:
        return frozenset(letter.get_undeclared_template_variables(_environment()))
    except TemplateError as error:
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
    for name in _UNWANTED:
        environment.filters.pop(name, None)
    return environment


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

"""Canonical JSON: one spelling for one meaning, so that a hash is an identity."""

from __future__ import annotations

import json
from collections.abc import Mapping


def canonical(body: Mapping[str, object]) -> bytes:
    """UTF-8 JSON, keys sorted, no spaces. Numbers are whole (decimals travel as strings); lone surrogates become "?".

    Raises ValueError for floats and what JSON has no place for.
    """
    _refuse_floats(body)
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "replace")


def parse(data: bytes) -> dict[str, object]:
    """A canonical body as a dict. Raises ValueError where it is no JSON object."""
    try:
        body = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(body, dict):
        raise ValueError("not an object")
    return body


def _refuse_floats(value: object) -> None:
    if isinstance(value, str):
        return
    if isinstance(value, float):
        raise ValueError("floats have no canonical form; use decimal strings")
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise ValueError("keys are strings")
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _refuse_floats(inner)

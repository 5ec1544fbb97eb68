"""A Submission as the payload of a journal record, and back. Fields that hold their default are left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import Field, fields
from operator import attrgetter
from typing import Any

from forms.model.facts import Observation, Submission
from forms.model.period import Period

_SPECIAL = frozenset({"period", "observations"})


def encode_submission(submission: Submission) -> dict[str, object]:
    """JSON-ready, without floats. The period is kept as its key."""
    plain = _encode(_SUBMISSION_VALUES(submission), _SUBMISSION_NAMED)
    plain["period"] = submission.period.key if submission.period else ""
    plain["observations"] = [_encode(_OBSERVATION_VALUES(seen), _OBSERVATION_NAMED) for seen in submission.observations]
    return plain


def decode_submission(data: Mapping[str, Any]) -> Submission:
    """What encode_submission made; keys of newer programs are passed over.

    Raises ValueError where a field is missing or of the wrong type.
    """
    try:
        plain = _decode(data, _SUBMISSION)
        period = Period.from_key(data["period"]) if data["period"] else None
        seen = tuple(Observation(**_decode(one, _OBSERVATION)) for one in data["observations"])
        return Submission(period=period, observations=seen, **plain)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a submission: {type(error).__name__}") from error


def _encode(values: Iterable[object], named: tuple[tuple[str, object], ...]) -> dict[str, object]:
    """`named`: name and default of each value."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for value, (name, default) in zip(values, named, strict=True)
        if value is not default and value != default
    }


def _decode(data: Mapping[str, Any], known: tuple[Field[Any], ...]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for one in known:
        if one.name in data:
            value = data[one.name]
            out[one.name] = tuple(value) if isinstance(value, list) else value
    return out


_OBSERVATION = tuple(fields(Observation))
_SUBMISSION = tuple(one for one in fields(Submission) if one.name not in _SPECIAL)
_OBSERVATION_NAMED, _SUBMISSION_NAMED = (
    tuple((one.name, one.default) for one in known) for known in (_OBSERVATION, _SUBMISSION)
)  # MISSING equals no value
_OBSERVATION_VALUES, _SUBMISSION_VALUES = (
    attrgetter(*(one.name for one in known)) for known in (_OBSERVATION, _SUBMISSION)
)

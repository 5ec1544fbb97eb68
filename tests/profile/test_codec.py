from __future__ import annotations

import dataclasses

import pytest

from forms.profile.canonical import canonical, parse
from forms.profile.codec import decode_submission, encode_submission
from tests.profile.samples import submission


def test_a_submission_comes_back_from_its_payload() -> None:
    before = submission()
    assert decode_submission(parse(canonical(encode_submission(before)))) == before


def test_a_submission_without_a_period_comes_back() -> None:
    before = submission(period=None)
    assert decode_submission(encode_submission(before)) == before


def test_fields_of_newer_programs_are_passed_over() -> None:
    data = encode_submission(submission())
    data["mood"] = {"new": 1}
    data["observations"][0]["colour"] = "red"  # type: ignore[index]
    assert decode_submission(data) == submission()


def test_fields_at_their_default_take_no_room() -> None:
    observed = encode_submission(submission())["observations"][0]  # type: ignore[index]
    assert set(observed) == {"address", "path", "raw", "raw_type", "unit", "row_path"}


@pytest.mark.parametrize("missing", ["sha256", "observations", "period"])
def test_a_payload_with_parts_missing_is_no_submission(missing: str) -> None:
    data = encode_submission(submission())
    del data[missing]
    with pytest.raises(ValueError, match="not a submission"):
        decode_submission(data)


def test_every_field_of_the_model_travels() -> None:
    full = dataclasses.replace(submission(), notes=("a",), source="shared", provider="民政局", as_of="2026-04-30")
    assert decode_submission(encode_submission(full)) == full

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.errors import FormsError
from forms.profile.recovery import decode_signs, encode_signs, new_recovery_key, recovery_secret


def test_a_printed_key_has_eight_groups_of_five_signs() -> None:
    assert [len(group) for group in new_recovery_key().split("-")] == [5] * 8


@given(st.binary(min_size=22, max_size=22))
def test_a_key_is_read_however_it_was_typed(secret: bytes) -> None:
    text = encode_signs(secret, 3, 5)
    sloppy = " ".join(text.lower().replace("-", "")).replace("0", "O").replace("1", "l")
    wide = "".join(chr(ord(c) + 0xFEE0) for c in text)
    assert decode_signs(text, 22, 3) == decode_signs(sloppy, 22, 3) == decode_signs(wide, 22, 3) == secret


@given(st.binary(min_size=22, max_size=22), st.integers(0, 39), st.sampled_from("23456789ABCDEFGH"))
def test_a_wrong_sign_is_noticed(secret: bytes, place: int, sign: str) -> None:
    signs = list(encode_signs(secret, 3, 40))
    changed = signs[place] != sign
    signs[place] = sign
    assert (decode_signs("".join(signs), 22, 3) != secret) is changed


@pytest.mark.parametrize("text", ["", "AAAAA", "U" * 40, "ÄÖÜ", "0" * 41])
def test_what_is_no_key_is_called_mistyped(text: str) -> None:
    with pytest.raises(FormsError) as caught:
        recovery_secret(text)
    assert caught.value.code == "recovery.bad_checksum"

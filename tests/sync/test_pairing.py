from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.sync import trust
from forms.sync.pairing import accept_pairing, renew_device, revoke, start_pairing
from tests.sync.desk import Desk, files, pair


def refused(desk: Desk, code: str) -> str:
    with pytest.raises(FormsError) as caught:
        accept_pairing(desk.profile, desk.folder, code)
    return caught.value.code


def knows(desk: Desk, other: Desk) -> bool:
    return other.id in {device.id for device in trust.peers(desk.profile.database)}


def test_both_know_each_other_after_the_inviters_next_exchange(make: Callable[[str], Desk]) -> None:
    first, second = make("甲"), make("乙")
    code = start_pairing(first.profile, first.folder)
    assert accept_pairing(second.profile, second.folder, f" {code.lower().replace('-', ' ')} ").name == "甲"
    assert knows(second, first)
    assert not knows(first, second)
    first.sync()
    assert knows(first, second)


def test_the_code_has_four_groups_and_is_nowhere_in_the_folder(make: Callable[[str], Desk], folder: Path) -> None:
    code = start_pairing(make("甲").profile, folder)
    assert [len(group) for group in code.split("-")] == [4] * 4
    assert all(code.encode() not in data and code not in name for name, data in files(folder).items())


def test_a_code_is_good_once(make: Callable[[str], Desk]) -> None:
    first, second, third = make("甲"), make("乙"), make("丙")
    code = start_pairing(first.profile, first.folder)
    accept_pairing(second.profile, second.folder, code)
    accept_pairing(second.profile, second.folder, code)
    assert refused(third, code) == "sync.code_used"
    first.sync()
    assert refused(third, code) == "sync.bad_code"
    assert not knows(first, third)


def test_two_answers_to_one_code_let_nobody_in(make: Callable[[str], Desk], folder: Path) -> None:
    first, second, third = make("甲"), make("乙"), make("丙")
    code = start_pairing(first.profile, folder)
    accept_pairing(second.profile, folder, code)
    (answer,) = folder.glob("a-*")
    hidden = answer.read_bytes()
    answer.unlink()
    accept_pairing(third.profile, folder, code)
    answer.write_bytes(hidden)
    with pytest.raises(FormsError) as caught:
        first.sync()
    assert caught.value.code == "sync.no_peer"
    assert not knows(first, second)
    assert not knows(first, third)


def test_a_new_invitation_ends_the_one_before(make: Callable[[str], Desk]) -> None:
    first, second = make("甲"), make("乙")
    old = start_pairing(first.profile, first.folder)
    new = start_pairing(first.profile, first.folder)
    assert refused(second, old) == "sync.bad_code"
    accept_pairing(second.profile, second.folder, new)


def test_an_invitation_lapses_by_the_number_of_exchanges(make: Callable[[str], Desk]) -> None:
    first, second, third = make("甲"), make("乙"), make("丙")
    pair(first, second)
    code = start_pairing(first.profile, first.folder)
    said = [first.problems() for _ in range(20)]
    assert said == [[]] * 19 + [["sync.lapsed_code"]]
    assert refused(third, code) == "sync.bad_code"


@pytest.mark.parametrize("code", ["", "AAAA", "0000-0000-0000-0001", "汉字", "ABCD-EFGH-JKMN-PQRS-TVWX"])
def test_a_mistyped_code_is_told_from_a_wrong_one(make: Callable[[str], Desk], code: str) -> None:
    assert refused(make("甲"), code) == "sync.mistyped_code"


def test_ones_own_code_is_refused(make: Callable[[str], Desk]) -> None:
    first = make("甲")
    assert refused(first, start_pairing(first.profile, first.folder)) == "sync.own_code"


def test_waiting_for_the_other_side_is_said(make: Callable[[str], Desk]) -> None:
    first = make("甲")
    start_pairing(first.profile, first.folder)
    with pytest.raises(FormsError) as caught:
        first.sync()
    assert caught.value.code == "sync.waiting"


def test_a_changed_invitation_or_answer_lets_nobody_in(make: Callable[[str], Desk], folder: Path) -> None:
    first, second = make("甲"), make("乙")
    code = start_pairing(first.profile, folder)
    (invitation,) = folder.glob("i-*")
    sound = invitation.read_bytes()
    for place in (0, 20, 40, len(sound) - 1):
        invitation.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
        assert refused(second, code) == "sync.bad_code"
    invitation.write_bytes(sound)
    accept_pairing(second.profile, folder, code)
    (answer,) = folder.glob("a-*")
    given = answer.read_bytes()
    for place in range(0, len(given), 11):
        answer.write_bytes(given[:place] + bytes([given[place] ^ 1]) + given[place + 1 :])
        with pytest.raises(FormsError) as caught:
            first.sync()
        assert caught.value.code in ("sync.waiting", "sync.no_peer")
        assert not knows(first, second)


def test_a_revoked_desktop_comes_back_with_new_keys_only(make: Callable[[str], Desk]) -> None:
    first, second = make("甲"), make("乙")
    pair(first, second)
    revoke(first.profile, second.id)
    with pytest.raises(FormsError) as caught:
        revoke(first.profile, second.id)
    assert caught.value.code == "sync.no_such_device"
    code = start_pairing(second.profile, second.folder)
    assert refused(first, code) == "sync.revoked_device"
    renew_device(second.profile)
    pair(second, first)
    sent = second.report(b"again")
    second.sync()
    first.sync()
    assert first.titles() == [sent]

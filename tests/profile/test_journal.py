from __future__ import annotations

import json

import pytest

from forms.errors import FormsError
from forms.profile import feeds, records
from forms.profile.canonical import parse
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from tests.profile.samples import APRIL, record, submission


def bodies(profile: Profile) -> list[dict[str, object]]:
    device = feeds.own_identity(profile.database).device.id
    return [parse(envelope.body) for _, envelope in feeds.feed(profile.database, device, 0)]


def test_a_submission_comes_back_as_read_with_its_original(profile: Profile) -> None:
    saved = record(profile, b"one")
    assert profile.submission(saved) == submission(b"one")
    assert profile.original(saved) == b"one"
    assert profile.original(submission(b"one").sha256) == b"one"


def test_the_same_bytes_again_change_nothing(profile: Profile) -> None:
    first = profile.add_submission(submission(b"one"), b"one", "a.xlsx")
    again = profile.add_submission(submission(b"one"), b"one", "a copy.xlsx")
    assert (first.is_new, again.is_new) == (True, False)
    assert first.id == again.id
    assert profile.counts().records == 1


def test_a_submission_that_was_read_from_other_bytes_is_refused(profile: Profile) -> None:
    with pytest.raises(ValueError, match="other bytes"):
        profile.add_submission(submission(b"one"), b"two", "a.xlsx")


def test_every_record_names_the_one_before(profile: Profile) -> None:
    ids = [record(profile, bytes([i])) for i in range(3)] + [profile.append("template", {"name": "表"})]
    chain = bodies(profile)
    assert [body["seq"] for body in chain] == [1, 2, 3, 4]
    assert [body["prev"] for body in chain] == ["", *ids[:3]]
    assert {body["township"] for body in chain} == {"999101"}
    assert profile.verify_journal() == []


def test_the_journal_only_grows(profile: Profile) -> None:
    record(profile)
    for statement in ("DELETE FROM records", "UPDATE records SET seq = 9"):
        with pytest.raises(Exception, match="only grows"):
            profile.database.execute(statement)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE records SET signature = zeroblob(64) WHERE seq = 2", "journal.bad_signature"),
        ("UPDATE records SET id = zeroblob(32) WHERE seq = 2", "journal.bad_hash"),
        ("DELETE FROM records WHERE seq = 2", "journal.broken_chain"),
    ],
)
def test_a_changed_journal_is_found(profile: Profile, change: str, code: str) -> None:
    for i in range(3):
        profile.append("decision", {"n": i})
    for trigger in ("records_stay", "records_same"):
        profile.database.execute(f"DROP TRIGGER {trigger}")
    profile.database.execute(change)
    assert code in [problem.code for problem in profile.verify_journal()]


def test_decisions_come_in_the_order_they_were_made(profile: Profile) -> None:
    ids = [profile.append_decision("correction", {"value": str(i), "supersedes": []}) for i in range(5)]
    profile.append_decision("settlement", {"value": "x"})
    assert profile.decisions("correction") == [(i, {"value": str(n), "supersedes": []}) for n, i in enumerate(ids)]


def test_a_float_is_no_decision_and_leaves_no_trace(profile: Profile) -> None:
    with pytest.raises(ValueError, match="floats"):
        profile.append_decision("correction", {"value": 1.5})
    assert profile.counts().records == 0


def test_a_record_of_a_newer_version_is_kept_but_not_understood() -> None:
    assert records.payload_of(json.dumps({"v": 2, "payload": {"a": 1}}).encode()) == {}
    assert records.payload_of(json.dumps({"v": 1, "payload": {"a": 1}}).encode()) == {"a": 1}


def test_an_unknown_submission_is_said(profile: Profile) -> None:
    for lookup, code in ((profile.submission, "record.unknown"), (profile.original, "record.no_original")):
        for name in ("ab" * 32, "not hex", ""):
            with pytest.raises(FormsError) as caught:
                lookup(name)
            assert caught.value.code == code


def test_the_list_of_submissions_says_what_they_are(profile: Profile) -> None:
    saved = record(profile)
    (head,) = profile.submissions()
    assert (head.id, head.title, head.period, head.status_words) == (saved, "人口月报", APRIL.key, ("终稿",))
    assert (head.status, head.head, head.projected_version, head.facts) == ("sent", True, 0, 0)


def test_a_catalogue_takes_the_place_of_the_same_version_only(profile: Profile) -> None:
    first = profile.put_catalogue("县目录", [{"item": "户籍人口"}], "2026")
    assert profile.put_catalogue("县目录", [{"item": "户籍人口"}], "2026") == first
    profile.put_catalogue("县目录", [{"item": "常住人口"}], "2026")
    profile.put_catalogue("县目录", [{"item": "耕地"}], "2025")
    assert [item["item"] for item in profile.catalogue_items()] == ["常住人口", "耕地"]
    assert profile.counts().records == 3


def test_settings_stay_local(profile: Profile) -> None:
    profile.put_setting("draft", {"a": [1, 2.5, None]})
    assert profile.setting("draft") == {"a": [1, 2.5, None]}
    assert profile.setting("none", "default") == "default"
    profile.set_unit(UnitSettings("新镇", "999102", (("甲村", "1"),)))
    assert profile.unit == UnitSettings("新镇", "999102", (("甲村", "1"),))
    assert profile.counts().records == 0

"""Publishing: what others take in is what was signed, or it is refused with the reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.profile.canonical import canonical
from forms.templates import editing
from forms.templates.corrections import Said
from forms.workspace import Workspace
from tests.templates.conftest import CARD, NEW_VERSION, NEXT_MONTH
from tests.workspace.files import xlsx


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "发布 文件夹"
    place.mkdir()
    return place


@pytest.fixture
def published(desk: Workspace, monthly: Path, folder: Path) -> Path:
    """A template with a review, published; its sidecar."""
    desk.templates.bring_in([monthly])
    (line,) = desk.templates.lines()
    review = editing.remove_field(desk.templates.open(line.id).review, "表!B4")
    desk.templates.save_review(line.id, editing.set_field(review, "表!C4", Said(required=True)).layer)
    return folder / desk.templates.publish(line.id, folder).sidecar


def taken(desk: Workspace, folder: Path) -> list[str]:
    offers = [o for o in desk.templates.offered(folder) if o.error is None]
    return [a.status for a in desk.templates.take_published(folder, [o.sidecar for o in offers])]


def test_a_published_template_comes_in_with_its_review(
    other: Workspace, published: Path, folder: Path, tmp_path: Path
) -> None:
    (offer,) = other.templates.offered(folder)
    assert (offer.error, offer.by, offer.signer, offer.corrections) == (None, "云溪镇", "unknown", 2)
    assert taken(other, folder) == ["new"]
    later = xlsx(tmp_path / "4月.xlsx", NEXT_MONTH)
    assert "表!B4" not in {p.field.address for p in other.draft(later).proposals}
    (line,) = other.templates.lines()
    assert (line.issuer_device, line.signer, line.corrections) == ("云溪镇", "unknown", 2)
    assert other.templates.offered(folder)[0].held


def test_taking_in_twice_changes_nothing(other: Workspace, published: Path, folder: Path) -> None:
    assert [*taken(other, folder), *taken(other, folder)] == ["new", "unchanged"]
    assert len(other.list_decisions("review", everything=True)) == 1


def test_what_was_said_here_stands_over_what_was_published(other: Workspace, published: Path, folder: Path) -> None:
    taken(other, folder)
    (line,) = other.templates.lines()
    review = editing.add_field(other.templates.open(line.id).review, "表", 3, 1)
    other.templates.save_review(line.id, review.layer)
    assert "表!B4" in {f.address for f in other.templates.open(line.id).applied.form.fields}


def test_the_signer_is_known_when_paired(desk: Workspace, other: Workspace, published: Path, folder: Path) -> None:
    exchange = folder.parent / "收发"
    exchange.mkdir()
    other.accept_pairing(exchange, desk.start_pairing(exchange))
    assert other.templates.offered(folder)[0].signer == "paired"
    assert desk.templates.offered(folder)[0].signer == "own"


def _change(field: str, value: object) -> Callable[[Path], None]:
    def change(sidecar: Path) -> None:
        body = json.loads(sidecar.read_bytes())
        body[field] = value
        sidecar.write_bytes(canonical(body))

    return change


def _touch_file(sidecar: Path) -> None:
    file = sidecar.with_name(sidecar.name.removesuffix(".template.json"))
    file.write_bytes(file.read_bytes() + b"\0")


def _unsign(sidecar: Path) -> None:
    body = json.loads(sidecar.read_bytes())
    del body["signature"]
    sidecar.write_bytes(canonical(body))


def _drop_file(sidecar: Path) -> None:
    sidecar.with_name(sidecar.name.removesuffix(".template.json")).unlink()


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        (_touch_file, "template.changed"),
        (_change("title", "另一张表"), "template.changed"),
        (_change("review", []), "template.changed"),
        (_change("version", 9), "template.changed"),
        (_change("signature", "00" * 64), "template.changed"),
        (_change("signature", "zz"), "template.changed"),
        (_change("alg", "none"), "template.changed"),
        (_change("file", "../上级.xlsx"), "template.changed"),
        (_change("format", "something else"), "template.sidecar_damaged"),
        (lambda sidecar: sidecar.write_bytes(b"{"), "template.sidecar_damaged"),
        (lambda sidecar: sidecar.write_bytes(b"[" * 100_000), "template.sidecar_damaged"),
        (_unsign, "template.unsigned"),
        (_drop_file, "template.file_missing"),
        (lambda sidecar: sidecar.unlink(), "template.unsigned"),
    ],
)
def test_what_was_tampered_with_never_comes_in(
    other: Workspace, published: Path, folder: Path, tamper: Callable[[Path], None], code: str
) -> None:
    tamper(published)
    (offer,) = other.templates.offered(folder)
    assert offer.error is not None
    assert offer.error.code == code
    got = other.templates.take_published(folder, [published.name])
    assert [a.status for a in got] == ["failed"]
    assert other.templates.lines() == ()


def test_every_single_changed_byte_of_the_sidecar_is_found(other: Workspace, published: Path, folder: Path) -> None:
    good = published.read_bytes()
    for place in range(0, len(good), 7):
        published.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        assert [o.error is not None for o in other.templates.offered(folder)] == [True], place


def test_nobody_signs_in_the_name_of_a_paired_desktop(
    desk: Workspace, other: Workspace, published: Path, folder: Path
) -> None:
    from forms.profile.identity import new_identity
    from forms.templates.signing import PURPOSE

    exchange = folder.parent / "收发"
    exchange.mkdir()
    other.accept_pairing(exchange, desk.start_pairing(exchange))
    forger = new_identity("假")
    body = json.loads(published.read_bytes())
    del body["signature"]
    body["signing"] = forger.device.signing.hex()
    published.write_bytes(canonical(body | {"signature": forger.sign(PURPOSE, canonical(body)).hex()}))
    (offer,) = other.templates.offered(folder)
    assert offer.error is not None
    assert offer.error.code == "template.false_signer"


def test_a_file_of_somebody_else_is_never_replaced(desk: Workspace, monthly: Path, folder: Path) -> None:
    desk.templates.bring_in([monthly])
    (line,) = desk.templates.lines()
    (folder / monthly.name).write_bytes(b"theirs")
    with pytest.raises(FormsError, match=r"template\.name_taken"):
        desk.templates.publish(line.id, folder)
    assert (folder / monthly.name).read_bytes() == b"theirs"


def test_publishing_again_replaces_our_own_and_a_new_version_stands_beside(
    desk: Workspace, other: Workspace, published: Path, folder: Path, tmp_path: Path
) -> None:
    taken(other, folder)
    (line,) = desk.templates.lines()
    review = desk.templates.open(line.id).review
    desk.templates.save_review(line.id, editing.add_field(review, "表", 3, 1).layer)
    desk.templates.publish(line.id, folder)
    assert taken(other, folder) == ["unchanged"]
    (here,) = other.templates.lines()
    assert here.corrections == 1
    desk.templates.bring_in([xlsx(tmp_path / "低保月报新.xlsx", NEW_VERSION)])
    (line,) = desk.templates.lines()
    assert desk.templates.publish(line.id, folder).file == "低保月报新（第2版）.xlsx"
    assert len(desk.templates.offered(folder)) == 2


def test_a_plain_file_in_the_folder_is_marked_not_signed(desk: Workspace, folder: Path) -> None:
    xlsx(folder / "卡.xlsx", CARD)
    (offer,) = desk.templates.offered(folder)
    assert offer.error is not None
    assert offer.error.code == "template.unsigned"


def test_a_folder_that_is_gone_is_said(desk: Workspace, monthly: Path, tmp_path: Path) -> None:
    desk.templates.bring_in([monthly])
    (line,) = desk.templates.lines()
    for call in (
        lambda: desk.templates.publish(line.id, tmp_path / "无"),
        lambda: desk.templates.offered(tmp_path / "无"),
    ):
        with pytest.raises(FormsError, match=r"template\.folder_missing"):
            call()

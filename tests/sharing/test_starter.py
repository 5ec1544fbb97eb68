from __future__ import annotations

import pytest

from forms.sharing.policy import why_not
from forms.sharing.starter import read_starter, starter
from forms.workspace import Workspace

BASES = {"人口", "法人", "自然资源和空间地理", "宏观经济", "电子证照", "社会信用"}


def test_the_national_base_databases_are_there() -> None:
    assert {t.base for t in starter()} >= BASES
    assert len({(t.item.provider, t.item.catalogue, t.item.item) for t in starter()}) == len(starter()) > 200


def test_nothing_of_a_party_organ_or_about_members_is_typical() -> None:
    assert {why_not(t.item) for t in starter()} <= {"", "sharing.not_shared"}


def test_typical_items_are_no_local_entries() -> None:
    with Workspace.throwaway("云溪镇") as desk:
        assert desk.sources.typical
        assert desk.sources.catalogues() == () == desk.sources.items()


def test_an_unknown_attribute_is_refused() -> None:
    with pytest.raises(ValueError, match="随便"):
        list(read_starter("a\nb\tc\td\t随便\te\tf\tg"))

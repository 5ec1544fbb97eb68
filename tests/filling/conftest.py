from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.matching.labels import LabelReader
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.recording.ledger import Ledger
from forms.vocabulary.lexicon import built_in
from tests.filling.test_rosters import Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A township of three villages that knows all words of the program."""
    villages = (("甲坪村", ""), ("乙坪村", ""), ("丙坪村", ""))
    with Profile.throwaway(UnitSettings("云溪镇", "", villages)) as profile:
        desk = Desk(profile)
        desk.ledger = Ledger(profile, LabelReader(built_in()))
        yield desk

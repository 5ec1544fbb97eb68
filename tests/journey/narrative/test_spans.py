"""累计 without a span counts what its paragraph named before; this period's own figures between them end that."""

from __future__ import annotations

import pytest

from forms.journey.narrative.desk import read_text
from tests.documents.words import line, word


def spans(text: str) -> list[str]:
    data = word(lambda d: (line(d, "云溪镇2026年三季度平安建设工作情况报告"), line(d, text)))
    return [figure.period_text for figure in read_text(data, "报告.docx").figures]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1—9月累计排查纠纷270件，累计化解纠纷226件。", ["1-9月累计", "1—9月累计"]),
        ("前三季度累计排查纠纷270件。累计化解纠纷226件。", ["前三季度累计", "前三季度累计"]),
        ("今年以来，全镇排查纠纷270件，累计化解纠纷226件。", ["今年以来", "今年以来"]),
        ("1—9月累计排查纠纷270件。本季度化解纠纷80件，累计化解纠纷226件。", ["1-9月累计", "本季度", "累计"]),
        ("累计化解纠纷226件。", ["累计"]),
    ],
)
def test_a_bare_total_counts_the_span_that_was_named(text: str, said: list[str]) -> None:
    assert spans(text) == said

"""The table of trades."""

from __future__ import annotations

import pytest

from forms.vocabulary.lexicon import built_in
from forms.vocabulary.tables import table, told
from forms.vocabulary.trades import built_in_trades, read_trades


def test_each_name_of_a_trade_is_known_by_the_trades_words() -> None:
    trades = read_trades(["# remark", "", "水利|水务\t水库|渠道", "养老\t敬老院"])
    assert set(trades) == {"水利", "水务", "养老"}
    assert trades["水务"].search("小型水库")
    assert not trades["养老"].search("小型水库")


def test_words_are_words_and_no_patterns() -> None:
    assert not read_trades(["水利\t水.库"])["水利"].search("水泥库")


@pytest.mark.parametrize("lines", [["水利"], ["水利\t "], ["水利\t水库", "水务|水利\t渠道"]])
def test_a_line_without_words_and_a_name_that_stands_twice_are_refused(lines: list[str]) -> None:
    with pytest.raises(ValueError, match="line"):
        read_trades(lines)


def test_the_built_in_table_knows_the_trades_of_a_township() -> None:
    trades = built_in_trades()
    assert {"教育", "民政", "水利", "林业", "司法"} <= set(trades)


def test_each_word_stands_in_the_name_of_a_known_concept() -> None:
    names = built_in().concepts
    words = {word for _, line in told(table("trades.tsv")) for word in line.partition("\t")[2].split("|")}
    assert {word for word in words if not any(word in name for name in names)} == set()

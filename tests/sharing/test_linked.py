"""Catalogues as JSON: DCAT 3 whatever prefixes it uses, and a CKAN-style API's answers, read like a table."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.documents.opening import Opener
from forms.errors import FormsError
from forms.sharing.delivered.json_rows import parsed
from forms.sharing.entries import Catalogue
from forms.sharing.linked import read_linked
from forms.sharing.taking import read_bytes

DCAT: dict[str, Any] = {
    "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
    "@graph": [
        {"@id": "#c", "@type": "dcat:Catalog", "dct:title": "云溪县政务数据目录", "dcat:version": "2026年3月版"},
        {"@id": "#bureau", "@type": "foaf:Agent", "foaf:name": "云溪县民政局", "dct:identifier": "11"},
        {
            "@id": "#low", "@type": "dcat:Dataset", "dct:identifier": "A-1",
            "dct:title": [{"@value": "Low income", "@language": "en"}, {"@value": "农村低保对象", "@language": "zh"}],
            "dct:publisher": {"@id": "#bureau"}, "dct:accessRights": "有条件共享", "dct:rights": "用于救助",
            "dct:accrualPeriodicity": {"@id": "http://publications.europa.eu/resource/authority/frequency/MONTHLY"},
            "dcat:distribution": {
                "@type": "dcat:Distribution", "dct:format": "CSV",
                "csvw:tableSchema": {"csvw:column": [{"csvw:titles": "姓名"}, {"csvw:name": "保障金额"}]},
            },
        },
        {
            "@id": "#no", "@type": "dcat:Dataset", "dct:title": "某名录", "dct:publisher": {"foaf:name": "云溪县某局"},
            "dct:accessRights": {"@id": "http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC"},
            "dct:rights": "依法不予共享", "csvw:tableSchema": {"csvw:column": [{"csvw:name": "编号"}]},
        },
    ],
}  # fmt: skip
CKAN = {
    "success": True,
    "result": {
        "count": 1,
        "results": [
            {
                "id": "p1", "name": "disabled", "title": "残疾人证", "organization": {"title": "云溪县残联"},
                "extras": [{"key": "共享属性", "value": "无条件共享"}, {"key": "更新频率", "value": "每月"}],
                "resources": [{"format": "XLSX", "schema": {"fields": [{"id": "level", "label": "残疾等级"}]}}],
            }
        ],
    },
}  # fmt: skip


def catalogue(value: object, file: str) -> Catalogue | None:
    """As it is read from a file."""
    return read_linked(parsed(json.dumps(value, ensure_ascii=False).encode(), file), file)


def test_dcat_gives_an_entry_its_items_office_terms_and_version() -> None:
    got = catalogue(DCAT, "目录.jsonld")
    assert got is not None
    assert (got.name, got.version) == ("云溪县政务数据目录", "2026年3月版")
    first, second, third = got.items
    assert (first.item, second.item) == ("姓名", "保障金额")
    assert (first.code, first.catalogue, first.provider, first.provider_code) == (
        "A-1",
        "农村低保对象",
        "云溪县民政局",
        "11",
    )
    assert (first.attribute, first.condition, first.cycle) == ("有条件共享", "用于救助", "每月")
    assert (first.method, first.format) == ("文件下载", "CSV")
    assert (third.attribute, third.legal_basis) == ("不予共享", "依法不予共享")


def test_full_names_and_names_without_prefix_are_the_same() -> None:
    one = {
        "@type": "http://www.w3.org/ns/dcat#Dataset", "http://purl.org/dc/terms/title": [{"@value": "残疾人证"}],
        "publisher": {"name": "县残联"}, "accessRights": "无条件",
        "http://www.w3.org/ns/csvw#tableSchema": {"columns": [{"titles": "残疾等级"}]},
    }  # fmt: skip
    got = catalogue([one], "目录.json")
    assert got is not None
    assert [(i.item, i.catalogue, i.provider, i.attribute) for i in got.items] == [
        ("残疾等级", "残疾人证", "县残联", "无条件共享")
    ]


def test_a_ckan_answer_is_read() -> None:
    got = catalogue(CKAN, "search.json")
    assert got is not None
    (item,) = got.items
    assert (item.item, item.catalogue, item.provider, item.attribute) == (
        "残疾等级",
        "残疾人证",
        "云溪县残联",
        "无条件共享",
    )
    assert (item.cycle, item.format) == ("每月", "XLSX")


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("dct:accessRights", "按需共享", "catalogue.attribute_unknown"),
        ("dct:publisher", "", "catalogue.no_provider"),
        ("dct:title", "", "catalogue.no_name"),
        ("dcat:distribution", [], "catalogue.no_item"),
    ],
)
def test_an_entry_that_lacks_something_is_rejected_with_the_reason(name: str, value: object, why: str) -> None:
    entry = DCAT["@graph"][2] | {name: value}
    got = catalogue({"@graph": [DCAT["@graph"][1], entry]}, "目录.jsonld")
    assert got is not None
    assert got.items == ()
    assert {problem.code for problem in got.rejected} == {why}


def test_json_of_another_kind_is_no_catalogue() -> None:
    assert catalogue([{"姓名": "甲", "残疾等级": "二级"}], "数据.json") is None


@pytest.mark.parametrize("bad", [b"{", b"\xff\xfe\x00", b"[" * 200_000])
def test_what_is_no_json_says_so(bad: bytes) -> None:
    with pytest.raises(FormsError, match=r"file\.damaged"):
        read_bytes(bad, "目录.json", Opener())


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["@type", "title", "publisher", "result", "success", "accessRights", "a"]), inner
            )
        ),
        max_leaves=20,
    )
)
def test_no_json_makes_the_reader_stumble(value: object) -> None:
    got = catalogue(value, "目录.json")
    assert got is None or all(item.item and item.provider for item in got.items)

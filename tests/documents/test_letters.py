"""Letters are made from templates nobody trusts: what they ask for is given or is an error, and nothing else is reached."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.documents.letters import names_in, render_letter
from forms.errors import FormsError

CONTEXT = {"provider": "县民政局", "items": [{"name": "甲"}, {"name": "乙"}], "about": {"unit": "云溪镇"}}


def template(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def texts(data: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]


def refused(line: str) -> str:
    with pytest.raises(FormsError) as caught:
        render_letter(template(line), CONTEXT, "函.docx")
    assert caught.value.context["file"] == "函.docx"
    return caught.value.code


def test_names_members_loops_and_conditions_are_filled_in() -> None:
    made = render_letter(
        template(
            "{{ provider }}：", "{{ about.unit }}",
            "{% for one in items %}{{ loop.index }}.{{ one.name }}；{% endfor %}", "{% if provider %}有{% endif %}",
        ),
        CONTEXT, "函.docx",
    )  # fmt: skip
    assert texts(made) == ["县民政局：", "云溪镇", "1.甲；2.乙；", "有"]


def test_the_names_a_template_asks_for_are_listed() -> None:
    data = template("{{ provider }}{% for one in items %}{{ one.name }}{% endfor %}")
    assert names_in(data, "函.docx") == {"provider", "items"}


@pytest.mark.parametrize("line", ["{{ nobody }}", "{{ about.nobody }}"])
def test_what_nobody_gives_is_an_error_that_names_it(line: str) -> None:
    with pytest.raises(FormsError) as caught:
        render_letter(template(line), CONTEXT, "函.docx")
    assert (caught.value.code, caught.value.context["name"]) == ("letter.unknown_name", "nobody")


@pytest.mark.parametrize(
    "line",
    [
        "{{ provider.__class__.__mro__ }}", "{{ ''.__class__ }}", "{{ provider * 999999999 }}", "{{ 9 ** 999999 }}",
        "{{ '%999999999d' % 1 }}", "{{ provider.format(1) }}", "{{ about.get.__self__ }}", "{{ items.append(1) }}",
    ],
)  # fmt: skip
def test_whatever_reaches_beyond_what_was_handed_in_is_refused(line: str) -> None:
    assert refused(line) in ("letter.unsafe", "letter.unknown_name")


@pytest.mark.parametrize("line", ["{% for i in range(9) %}x{% endfor %}", "{{ lipsum() }}", "{{ cycler }}"])
def test_there_is_nothing_to_count_with(line: str) -> None:
    assert refused(line) in ("letter.unknown_name", "letter.unsafe")


@pytest.mark.parametrize(
    "line",
    [
        "{% set a = provider %}{{ a }}", "{% macro m() %}{{ m() }}{% endmacro %}", "{% with %}{% endwith %}",
        "{% for a in items recursive %}{{ loop(items) }}{% endfor %}", "{% autoescape false %}{{ provider }}{% endautoescape %}",
        "{% for a in items %}{% for b in items %}{% for c in items %}x{% endfor %}{% endfor %}{% endfor %}",
        "{% filter upper %}x{% endfilter %}", "{% call x() %}{% endcall %}", "{% block b %}{% endblock %}",
    ],
)  # fmt: skip
def test_nothing_can_make_a_few_words_grow_without_end(line: str) -> None:
    assert refused(line) == "letter.unsafe"
    with pytest.raises(FormsError) as caught:
        names_in(template(line), "函.docx")
    assert caught.value.code == "letter.unsafe"


@pytest.mark.parametrize(
    "line", ["{{ provider|safe }}", "{{ provider|replace('', provider) }}", "{{ provider|join(provider) }}"]
)
def test_filters_that_grow_texts_or_let_markup_through_are_not_there(line: str) -> None:
    assert refused(line) == "letter.bad_template"


def test_lists_are_joined_and_signs_in_them_stay_text() -> None:
    made = render_letter(template("{{ names|join('<、>') }}"), {"names": ["甲&乙", "<b>"]}, "函.docx")
    assert texts(made) == ["甲&乙<、><b>"]


@pytest.mark.parametrize("line", ["{{ provider", "{% for one in %}", "{% import 'x' as y %}", "{{ provider|nosuch }}"])
def test_a_template_that_is_written_wrongly_says_so(line: str) -> None:
    assert refused(line) in ("letter.bad_template", "letter.unsafe")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no", b"<html></html>"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(FormsError) as caught:
        render_letter(data, {}, "函.docx")
    assert caught.value.code == "letter.unreadable"


def test_only_plain_things_may_be_handed_in() -> None:
    with pytest.raises(TypeError):
        render_letter(template("x"), {"file": io.BytesIO()}, "函.docx")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40))
def test_a_value_is_put_in_as_text_whatever_signs_are_in_it(value: str) -> None:
    made = render_letter(TEMPLATE, {"provider": value}, "函.docx")
    assert texts(made)[0] == f"[{value}]"


TEMPLATE = template("[{{ provider }}]")

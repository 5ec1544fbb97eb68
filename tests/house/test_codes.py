"""Every code has a sentence in both languages, stands once and is listed in docs/codes.md."""

from __future__ import annotations

import json
import string
from pathlib import Path

import pytest

from forms.sentences import known, message_files, messages, sentence
from scripts import codes

USES = codes.uses()


def test_every_code_in_the_source_has_a_sentence() -> None:
    missing = [f"{use.file}:{use.line} {use.code}" for use in USES if not use.pattern and not known(use.code)]
    assert missing == []


def test_every_pattern_of_codes_has_sentences() -> None:
    every = list(messages())
    bare = [
        f"{use.file}:{use.line} {use.code}"
        for use in USES
        if use.pattern and not any(use.covers(code) or use.covers(code.removeprefix("reason.")) for code in every)
    ]
    assert bare == []


def test_every_sentence_is_there_in_chinese_and_english() -> None:
    poor = [
        code for code, said in messages().items() if not said.get("zh", "").strip() or not said.get("en", "").strip()
    ]
    assert poor == []


def test_both_languages_speak_of_the_same_things() -> None:
    differ = [code for code, said in messages().items() if not _names(said["en"]) <= _names(said["zh"])]
    assert differ == []


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_templates_hold_plain_names_only() -> None:
    odd = [
        code
        for code, said in messages().items()
        for text in said.values()
        for n in _names(text)
        if not n.isidentifier()
    ]
    assert odd == []


def test_no_code_stands_in_two_files() -> None:
    seen: dict[str, str] = {}
    twice = []
    for file in message_files():
        for code in json.loads(file.read_text(encoding="utf-8")):
            if code in seen:
                twice.append(f"{code}: {seen[code]}, {file.name}")
            seen[code] = file.name
    assert twice == []


def test_no_code_stands_twice_in_a_file() -> None:
    def refuse_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _ in pairs]
        assert len(names) == len(set(names)), {n for n in names if names.count(n) > 1}
        return dict(pairs)

    for file in message_files():
        json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=refuse_twins)


def test_the_page_of_codes_is_up_to_date() -> None:
    assert codes.PAGE.read_text(encoding="utf-8") == codes.page()


def test_a_code_without_a_sentence_is_found(tmp_path: Path) -> None:
    room = tmp_path / "forms"
    room.mkdir()
    (room / "planted.py").write_text('def f():\n    raise FormsError("planted.code", file="x")\n', encoding="utf-8")
    found = codes.uses(tmp_path)
    assert [use.code for use in found] == ["planted.code"]
    assert not known("planted.code")


def test_an_unknown_code_is_said_to_have_no_sentence() -> None:
    assert "no.such.code" in sentence("no.such.code")


@pytest.mark.parametrize("text", ["{0.__class__}", "{file}", "}{", "100%"])
def test_text_from_files_is_never_read_as_a_template(text: str) -> None:
    assert text in sentence("cli.system", {"file": text, "why": "-"})


def test_a_missing_name_never_fails() -> None:
    assert "…" in sentence("cli.system", {})

"""An edited tree goes back into its bytes: what wasn't edited keeps them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from forms.documents.xml_splice import Original
from forms.documents.zips import local, parse_xml

ODD = (
    b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?>\r\n<!-- head --><w:d xmlns:w = 'urn:w'\n xmlns:x=\"urn:x\" ><w:p  w:a='1'"
    b'   x:b="&lt;2&#62;"/><w:p><w:t>a&#65;<![CDATA[<&]]></w:t ><!-- in --><w:t/>tail</w:p >\n<w:p><w:e /></w:p></w:d >\n'
)


def read(data: bytes) -> tuple[etree._Element, Original]:
    root = parse_xml(data)
    return root, Original(data, root)


def test_nothing_edited_gives_the_same_bytes() -> None:
    root, original = read(ODD)
    assert original.spliced([]) == ODD
    assert original.spliced(list(root)) == ODD
    assert original.spliced([root]) == ODD


def test_a_new_text_changes_that_text_only() -> None:
    root, original = read(ODD)
    root[1][0].text = "甲<"
    done = original.spliced([root[1]])
    assert done == ODD.replace(b"a&#65;<![CDATA[<&]]>", "甲&lt;".encode())


def test_an_attribute_changes_alone() -> None:
    root, original = read(ODD)
    root[0].set("{urn:w}a", '"')
    root[0].set("{urn:x}c", "3")
    done = original.spliced([root[0]])
    assert done == ODD.replace(b"  w:a='1'", b' w:a="&quot;"').replace(b'&#62;"/>', b'&#62;" x:c="3"/>')


def test_an_attribute_goes() -> None:
    root, original = read(ODD)
    del root[0].attrib["{urn:x}b"]
    assert original.spliced([root[0]]) == ODD.replace(b'   x:b="&lt;2&#62;"', b"")


def test_an_empty_element_opens_for_its_first_child() -> None:
    root, original = read(ODD)
    etree.SubElement(root[0], "{urn:w}r").text = " x"
    assert original.spliced([root[0]]) == ODD.replace(b'&#62;"/>', b'&#62;"><w:r> x</w:r></w:p>')


def test_elements_go_and_come_in_the_file_s_own_names() -> None:
    root, original = read(ODD)
    root[1].remove(root[1][0])
    root[2].append(etree.Element("{urn:x}new", {"{urn:w}k": "v"}))
    done = original.spliced([root[2], root[1]])
    assert b"<w:p><!-- in --><w:t/>tail</w:p >" in done
    assert b'<w:p><w:e /><x:new w:k="v"/></w:p></w:d >\n' in done


def test_a_namespace_of_its_own_is_declared() -> None:
    root, original = read(ODD)
    etree.SubElement(root[2], "{urn:y}new", nsmap={"y": "urn:y"})
    assert b'<y:new xmlns:y="urn:y"/>' in original.spliced([root[2]])


def test_a_new_element_stands_for_what_it_stands_in() -> None:
    root, original = read(ODD)
    new = etree.SubElement(root[2], "{urn:w}n")
    assert original.spliced([new]) == ODD.replace(b"<w:e />", b"<w:e /><w:n/>")


def test_another_encoding_is_written_anew() -> None:
    data = '<?xml version="1.0" encoding="UTF-16"?><d><p>甲</p></d>'.encode("utf-16")
    root, original = read(data)
    root[0].text = "乙"
    assert etree.fromstring(original.spliced([root[0]]))[0].text == "乙"


TEXTS = st.text(alphabet="甲a <&>'\"\n\t", max_size=6)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> etree._Element:
    e = etree.Element(draw(st.sampled_from(["{urn:w}a", "{urn:w}b", "c"])), nsmap={"w": "urn:w"})
    for key in draw(st.lists(st.sampled_from(["{urn:w}k", "m"]), unique=True, max_size=2)):
        e.set(key, draw(TEXTS))
    e.text = draw(TEXTS)
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        child = draw(trees(depth=depth - 1))
        child.tail = draw(TEXTS)
        e.append(child)
    if draw(st.booleans()):
        e.append(etree.Comment("note"))
    return e


@given(trees(), st.data())
def test_any_edit_reads_back_as_the_edited_tree(tree: etree._Element, data: st.DataObject) -> None:
    root, original = read(etree.tostring(tree, encoding="UTF-8"))
    spot = data.draw(st.sampled_from([e for e in root.iter() if local(e)]))
    edit = data.draw(st.sampled_from(["text", "attribute", "add", "clear", "move"]))
    if edit == "text":
        spot.text = data.draw(TEXTS)
    elif edit == "attribute":
        spot.set("{urn:w}k", data.draw(TEXTS))
    elif edit == "add":
        spot.insert(data.draw(st.integers(0, 2)), data.draw(trees(depth=1)))
    elif edit == "clear":
        for child in list(spot):
            spot.remove(child)
    elif len(spot) > 1:
        spot.append(spot[0])
    done = original.spliced([spot])
    assert etree.tostring(etree.fromstring(done), method="c14n") == etree.tostring(root, method="c14n")


@pytest.mark.parametrize("end", [b"", b"\n", b"<!-- end -->"])
def test_what_stands_behind_the_root_stays(end: bytes) -> None:
    root, original = read(b"<d><p/></d>" + end)
    root[0].text = "x"
    assert original.spliced([root[0]]) == b"<d><p>x</p></d>" + end

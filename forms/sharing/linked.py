"""Catalogues as data: DCAT 3 in JSON-LD, and the answers of a CKAN-style API, read into the same entries as a table.

Names of properties are recognised by their last part (dct:title, http://purl.org/dc/terms/title and title are one): a
context is never fetched. What a catalogue says maps as in the national guide's core metadata: title, identifier,
publisher, accrualPeriodicity, accessRights (共享类型), rights (条件), distribution or service (共享方式), and the columns of
csvw:tableSchema as data items.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from forms.model.reports import Problem
from forms.sharing.catalogue import attribute_of, split_items
from forms.sharing.entries import Catalogue, CatalogueItem

_MOST_DEPTH = 40
_LOCAL = re.compile(r"[^:/#]+$")
_ACCESS = {  # the EU's authority codes, and CKAN's private flag, in the regulation's words
    "PUBLIC": "无条件共享", "RESTRICTED": "有条件共享", "NON_PUBLIC": "不予共享",
}  # fmt: skip
_CYCLES = {
    "DAILY": "每日", "WEEKLY": "每周", "MONTHLY": "每月", "QUARTERLY": "每季度", "ANNUAL_2": "每半年", "ANNUAL": "每年",
    "CONT": "实时", "UPDATE_CONT": "实时", "IRREG": "不定期", "NEVER": "不更新",
}  # fmt: skip
_SERVICES = {"DataService": "接口", "Distribution": "文件下载"}

Node = Mapping[str, Any]


def read_linked(root: Any, file: str) -> Catalogue | None:
    """A catalogue from what a JSON file holds; None where that is of another kind (a delivered data file).

    An entry without items, office or a 共享类型 that is known is rejected with its place, as in a table.
    """
    packages = _packages(root)
    if packages is not None:
        return _collected(file, "", "", (_of_package(p) for p in packages))
    nodes = list(_nodes(root))
    datasets = [
        node for node in nodes if "Dataset" in _types(node) or (_has(node, "accessRights") and _has(node, "title"))
    ]
    if not datasets:
        return None
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    top: Node = next((node for node in nodes if "Catalog" in _types(node)), {})
    name, version = _text(top, "title"), _text(top, "version") or _text(top, "hasVersion") or _text(top, "modified")
    return _collected(file, name, version, (_of_dataset(node, by_id) for node in datasets))


def _collected(file: str, name: str, version: str, entries: Iterable[tuple[CatalogueItem, ...]]) -> Catalogue:
    items: list[CatalogueItem] = []
    rejected: list[Problem] = []
    for number, entry in enumerate(entries, 1):
        for item in entry:
            why = _why_rejected(item)
            if why:
                rejected.append(
                    Problem(
                        why,
                        (("sheet", item.catalogue or item.code), ("row", str(number)), ("attribute", item.attribute)),
                    )
                )
            else:
                items.append(item)
    return Catalogue(name or re.sub(r"\.\w+$", "", file), version, tuple(items), tuple(rejected))


def _why_rejected(item: CatalogueItem) -> str:
    if not item.item:
        return "catalogue.no_item"
    if not item.catalogue:
        return "catalogue.no_name"
    if not item.provider:
        return "catalogue.no_provider"
    return "" if attribute_of(item.attribute) else "catalogue.attribute_unknown"


# DCAT


def _of_dataset(node: Node, by_id: Mapping[str, Node]) -> tuple[CatalogueItem, ...]:
    def follow(value: Any) -> Any:
        return by_id.get(str(value.get("@id")), value) if isinstance(value, Mapping) and "@id" in value else value

    publisher = follow(_first(node, "publisher"))
    ways = [follow(way) for key in ("distribution", "accessService", "service") for way in _all(node, key)]
    columns = [c for holder in (node, *ways) for c in _columns(holder, follow)]
    right = follow(_first(node, "accessRights"))
    attribute = _label(right)
    methods = dict.fromkeys(method for way in ways if isinstance(way, Mapping) for method in [_method(way)] if method)
    formats = dict.fromkeys(
        f for way in ways if isinstance(way, Mapping) for f in [_label(follow(_first(way, "format")))] if f
    )
    return _entry(
        code=_text(node, "identifier"), name=_text(node, "title"), columns=columns,
        provider=_label(publisher, "name", "prefLabel", "title"), provider_code=_text(publisher, "identifier"),
        attribute=attribute, condition=_label(follow(_first(node, "rights"))), basis=_text(node, "conformsTo"),
        method="、".join(methods), cycle=_cycle(follow(_first(node, "accrualPeriodicity"))), format="、".join(formats),
        place=str(node.get("@id", "")),
    )  # fmt: skip


def _columns(holder: Any, follow: Any) -> Iterator[str]:
    """Names of the columns of csvw:tableSchema."""
    if not isinstance(holder, Mapping):
        return
    schema = follow(_first(holder, "tableSchema"))
    if isinstance(schema, Mapping):
        for column in map(follow, _all(schema, "column") or _all(schema, "columns")):
            name = _label(column, "titles", "title", "name")
            if name:
                yield name


def _method(way: Node) -> str:
    return next((_SERVICES[kind] for kind in _types(way) if kind in _SERVICES), "")


def _cycle(value: Any) -> str:
    said = _label(value)
    return _CYCLES.get(said.upper(), said)


# CKAN


def _packages(root: Any) -> list[Node] | None:
    """The packages of package_search, package_show or current_package_list_with_resources; None for another answer."""
    result = root.get("result") if isinstance(root, Mapping) and "success" in root else None
    found = result.get("results", [result]) if isinstance(result, Mapping) else result
    if not isinstance(found, list) or not all(
        isinstance(p, Mapping) and ("resources" in p or "title" in p) for p in found
    ):
        return None
    return found


def _of_package(package: Node) -> tuple[CatalogueItem, ...]:
    extras = {
        str(e.get("key", "")): str(e.get("value", "")) for e in package.get("extras") or [] if isinstance(e, Mapping)
    }

    def said(*names: str) -> str:
        return next((str(v) for n in names for v in (extras.get(n), package.get(n)) if isinstance(v, str) and v), "")

    resources = [r for r in package.get("resources") or [] if isinstance(r, Mapping)]
    columns = [str(c.get("label") or c.get("id") or c.get("name") or "") for r in resources for c in _fields(r)]
    listed = said("数据项", "信息项", "items")
    columns += split_items(listed)
    organization = package.get("organization")
    provider = (
        str(organization.get("title") or organization.get("name") or "") if isinstance(organization, Mapping) else ""
    )
    return _entry(
        code=said("目录代码", "identifier", "name"), name=said("title"), columns=columns,
        provider=provider if provider else said("提供单位", "数据提供单位", "publisher", "author"), provider_code="",
        attribute=said("共享属性", "共享类型", "accessRights", "access_rights"),
        condition=said("共享条件", "使用条件", "rights", "notes"),
        method="、".join(dict.fromkeys(filter(None, [said("共享方式")]))), basis=said("依据", "不予共享依据"),
        cycle=said("更新频率", "更新周期", "frequency", "accrualPeriodicity"),
        format="、".join(dict.fromkeys(str(r.get("format")) for r in resources if r.get("format"))),
        place=str(package.get("id", "")),
    )  # fmt: skip


def _fields(resource: Node) -> list[Node]:
    schema = resource.get("schema") or resource.get("datastore_fields") or {}
    fields = schema.get("fields", []) if isinstance(schema, Mapping) else schema
    return [f for f in fields if isinstance(f, Mapping)] if isinstance(fields, list) else []


# both


def _entry(*, code: str, name: str, columns: Iterable[str], provider: str, provider_code: str, attribute: str, condition: str,
           basis: str, method: str, cycle: str, format: str, place: str) -> tuple[CatalogueItem, ...]:  # fmt: skip
    known = attribute_of(_ACCESS.get(attribute.upper(), attribute))
    items = list(dict.fromkeys(c.strip() for c in columns if c.strip())) or [""]
    return tuple(
        CatalogueItem(
            code, name, item, provider, provider_code, known or attribute, condition, method, cycle,  # type: ignore[arg-type]
            basis or (condition if known == "不予共享" else ""), format, place,
        )
        for item in items
    )  # fmt: skip


def _nodes(root: Any) -> Iterator[Node]:
    """Every object, the outer one first; deeper than a catalogue ever is nothing is looked at."""
    waiting: deque[tuple[Any, int]] = deque([(root, 0)])
    while waiting:
        value, depth = waiting.popleft()
        if depth > _MOST_DEPTH:
            continue
        if isinstance(value, Mapping):
            yield value
            waiting.extend((v, depth + 1) for k, v in value.items() if k != "@context")
        elif isinstance(value, list):
            waiting.extend((v, depth + 1) for v in value)


def _local(name: str) -> str:
    found = _LOCAL.search(name)
    return found[0] if found else name


def _types(node: Node) -> list[str]:
    said = node.get("@type", node.get("type", []))
    return [_local(str(t)) for t in (said if isinstance(said, list) else [said])]


def _all(node: Node, name: str) -> list[Any]:
    values = [
        v for key, value in node.items() if _local(key) == name for v in (value if isinstance(value, list) else [value])
    ]
    return [v for v in values if v is not None]


def _has(node: Node, name: str) -> bool:
    return bool(_all(node, name))


def _first(node: Any, name: str) -> Any:
    """The Chinese value where several languages are given, else the first."""
    values = _all(node, name) if isinstance(node, Mapping) else []
    chinese = [v for v in values if isinstance(v, Mapping) and str(v.get("@language", "")).lower().startswith("zh")]
    return (chinese or values or [None])[0]


def _text(node: Any, name: str) -> str:
    return _label(_first(node, name))


def _label(value: Any, *names: str) -> str:
    """What a value says: its text, its @value, its name or label, else the last part of its @id."""
    if value is None:
        return ""
    if not isinstance(value, Mapping):
        return _local(str(value)) if str(value).startswith(("http://", "https://")) else str(value).strip()
    if "@value" in value:
        return str(value["@value"]).strip()
    for language in ("zh", "zh-CN", "zh-Hans"):
        if isinstance(value.get(language), str):
            return str(value[language]).strip()
    for name in names or ("prefLabel", "label", "title", "name"):
        if _has(value, name):
            return _text(value, name)
    return _local(str(value.get("@id", "")))

"""How Chinese labels are built, beyond single words: what a short word glued to others means, and what a head noun counts.

The rules are of word formation, so they hold for trades that the table of words doesn't know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import permutations

from forms.vocabulary.labels import built_in_label_words
from forms.vocabulary.lexicon import Piece

REST = "r:"
NOTE = REST + "("  # how long one must be away, or stay, to count: (3个月以上)
_SPECIFIC = 3  # characters
_MOST_PARTS = 4  # rests that are tried in every order; a label with more is compared as it stands

_SETS_OFF = frozenset("的数总已各及和与")  # a single character that stays a word beside unknown ones
_LOOSE = frozenset({"noise"})  # singles of these kinds belong to the unknown word they touch (名 in 名木, 中 in 中药材)
_BEHIND = frozenset(
    {"measure", "attr"}
)  # these stand behind what they measure: before an unknown word they open it (人民)
_WHOLE = frozenset({"sex", "topic"})  # 女 in 女职工 is a word, in 女婴 a part of one
_OPENING = frozenset("无占率")
_MIDDLE = "中"
_NUMBER_OF = "编号"  # 优待证编号 is the card's, no serial number of the row

_PERSON = re.compile(
    r"(?:员|者|师|手|妇|童|婴|幼儿|新生儿|孤儿|婴儿|(?:学|新|考|研究|毕业|在校|寄宿|住校|走读|男|女|医)生|军人|工人|职工|民工"
    r"|妇女|老人|青年|居民|村民|牧民|渔民|农民|干部|代表|股东|民兵|专家|人才|劳力|劳动力|乡贤|(?<!法)人|烈士)$"
)
_RECEIVER = re.compile(
    r"(?:补贴|津贴|补助|供养|低保|优抚|抚恤|扶助|奖扶|特扶|矫正|帮教)对象$"
)  # 监测对象 may be households
_HEAD = re.compile(r"(?:农?业?)[猪牛羊犬鸡鸭鹅兔马驴骡]$|家禽$|畜禽$|母猪$|仔猪$|犬只$")
_COUNTED = re.compile(r"(?:总|个)?(?:数|数量)$")
_GROUP = "组"  # 按年龄分组
_ANNOUNCING = re.compile(r"(?:类型|类别|种类|分类|构成|性质|变动|去向|类)$")
_DIVIDING = re.compile(r"^按(?:.*分(?:组|类|布)?|.*(?:类别|等级|类型|年龄|性别|区域|行业|程度|性质|去向|来源))[:：]?$")


def glued(pieces: Sequence[Piece]) -> list[Piece]:
    """Single characters that the table knows, but that are a part of an unknown word here, given back to it.

    The table's 无 means 未, yet 无害化 is one word; 人 counts persons, yet 人民 is no count.
    """
    out: list[Piece] = []
    for at, piece in enumerate(pieces):
        before = pieces[at - 1] if at else None
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        known = not _part_of_unknown(piece, before, after)
        current = piece if known else Piece(piece.text, None)
        if current.concept is None and out and out[-1].concept is None:
            out[-1] = Piece(out[-1].text + current.text, None)
        else:
            out.append(current)
    return out


def _part_of_unknown(piece: Piece, before: Piece | None, after: Piece | None) -> bool:
    if piece.text == _NUMBER_OF and before is not None and _unknown_word(before.text[-1:], before):
        return True
    if piece.text == _MIDDLE and after is not None and after.text.startswith("小"):
        return True  # 中小学 and 中小微企业 are more than 小学 and 小微企业
    if (
        piece.concept is None
        or len(piece.text) != 1
        or piece.text in _SETS_OFF
        or not "\u4e00" <= piece.text <= "\u9fff"
    ):
        return False
    opens = after is not None and _unknown_word(after.text, after)
    if piece.concept.category in _LOOSE:
        return opens or (before is not None and _unknown_word(before.text[-1:], before))
    if piece.concept.category in _BEHIND or piece.text in _OPENING:
        return opens
    return piece.concept.category in _WHOLE and opens and after is not None and len(after.text) == 1


def _unknown_word(text: str, piece: Piece) -> bool:
    return piece.concept is None and "\u4e00" <= text[:1] <= "\u9fff"


def grades_apart(text: str) -> str:
    """'一、二级' and '1-2级' as 一级二级: each grade is named, and none is taken for the number of the line."""
    return _GRADES.sub(lambda found: _named_grades(found[1], found[2], found[3]), text)


def _named_grades(first: str, mark: str, last: str) -> str:
    low, high = (_GRADE_NAMES.index(c) % 4 for c in (first, last))
    if low >= high or (mark not in _UP_TO and high != low + 1):
        return f"{first}{mark}{last}级"
    return "".join(f"{_GRADE_NAMES[at]}级" for at in range(low, high + 1))


_GRADE_NAMES = "一二三四1234"
_UP_TO = frozenset("-—－~～至到")
_GRADES = re.compile(r"(?<![十第\d.A-Za-z])([一二三四1-4])级?([、,，和及与/\-—－~～至到]?)([一二三四1-4])级")


def counted_kind(words: str) -> str:
    """What 'X数' counts by its head noun: 'persons' (护林员数), 'head' (生猪数), else ""."""
    found = _COUNTED.search(words)
    noun = words[: found.start()] if found else ""
    if _PERSON.search(noun) or _RECEIVER.search(noun):
        return "persons"
    return "head" if _HEAD.search(noun) else ""


def announced(concepts: Iterable[str], heading: str) -> frozenset[str]:
    """What a heading above says of the columns below: '纠纷类型 > 婚姻家庭' announces kinds, and says nothing more.

    '按务工区域分' names what is divided (务工); by what, the columns say themselves.
    """
    out: set[str] = set()
    divides = bool(_DIVIDING.match(heading.replace(" ", "")))
    for concept in concepts:
        if divides and (concept.startswith(REST) or concept == _GROUP):
            continue
        if concept.startswith(REST):
            word = _ANNOUNCING.sub("", concept[len(REST) :])
            out |= {REST + word} if word else set()
        else:
            out.add(concept)
    return frozenset(out)


def repeated(levels: Sequence[frozenset[str]], innermost: str) -> list[frozenset[str]]:
    """The levels of a path without unknown words that the innermost says more closely: '渔船 > 机动渔船' is 机动渔船."""
    above = [
        frozenset(c for c in level if not (c.startswith(REST) and c[len(REST) :] in innermost)) for level in levels[:-1]
    ]
    return [*above, *levels[-1:]]


def last_step(levels: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The levels of a path without a step that a deeper one follows: '排查矛盾纠纷 > 成功化解' asks what was settled."""
    later = [bool(level & _SETTLED) for level in levels]
    return [level - _TAKEN_UP if any(later[at + 1 :]) else level for at, level in enumerate(levels)]


_TAKEN_UP = frozenset({"发现", "受理"})
_SETTLED = frozenset({"化解", "已整改", "办结"})


def without_programmes(levels: list[frozenset[str]], category: Callable[[str], str]) -> list[frozenset[str]]:
    """'老年人健康管理 > 体检人数': the programme above only announces what was done, it counts no people of its own."""
    done = bool(levels) and any(category(c) == "flowword" for c in levels[-1])
    return [*(level - {_PROGRAMME} for level in levels[:-1]), levels[-1]] if done else levels


_PROGRAMME = "在管"


def names_a_thing(words: Iterable[str]) -> bool:
    """Whether unknown words say by themselves what is meant, whatever the title: 海岸线 and 集贸市场 do, 检测点 doesn't.

    Words of what is done and of the places and people it is done with are set aside; three characters must be left.
    """
    little = built_in_label_words().little
    return any(len(little.sub("", word.removeprefix(REST))) >= _SPECIFIC for word in words)


def names_a_product(concepts: Iterable[str]) -> bool:
    """Whether an unknown word stands beside one of yield or stock (X存栏, X产量, X播种面积): it names the animal or crop."""
    said = frozenset(concepts)
    words = [c[len(REST) :] for c in said if c.startswith(REST)]
    return bool(said & _OF_FARMING) and len(words) == 1 and not _NO_NAME.search(words[0])


_OF_FARMING = frozenset({"存栏", "出栏", "产量", "播种"})
_NO_NAME = re.compile(
    r"其[他它余]|合计|小计|总|收获|部分|[a-zA-Z\d]|期|当|[年月季]|优质|良种|新|改良|受灾|成灾|绝收|计划|机|旱|水|春|夏|秋|冬|早|中|晚"
)


def same_words(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether two sets of rests are the same words, cut at other places: 森林防火 > 巡查 and 森林防火巡查."""
    mine, theirs = [c[len(REST) :] for c in left], [c[len(REST) :] for c in right]
    if not mine or not theirs or max(len(mine), len(theirs)) > _MOST_PARTS:
        return False
    if sorted("".join(mine)) != sorted("".join(theirs)):
        return False
    orders = {"".join(order) for order in permutations(mine)}
    return any("".join(order) in orders for order in permutations(theirs))

"""The facts of the invented township 松云镇: villages, households and persons. Everything is drawn from one seed.

The county 岚水县 and its code 999001 don't exist: no division code begins with 99, so no ID number here belongs to
anybody. Telephone numbers begin with 10000, account numbers with 999: neither is given out.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

COUNTY = "岚水县"
TOWN = "松云镇"
CODE = "999001101"
NAMES = ("松云社区", "上坪村", "桃湾村", "柏树村", "石桥村", "石桥沟村")
SURNAMES = "陈杨罗周吴冉谭邓向唐田何蒋秦龚"
GIVEN = "国明秀珍家福永兰德华春梅光荣玉英志强小燕天富素芳启文正琼世海"
HOUSEHOLDS = 10  # in each village that appear by name
RATES = {"A": 520, "B": 400, "C": 290}  # yuan a person and month
TODAY = dt.date(2026, 4, 1)


@dataclass(frozen=True)
class Person:
    name: str
    sex: str
    born: dt.date
    number: str
    relation: str
    disability: str = ""  # kind, "" for none
    level: int = 0  # 1 worst .. 4

    def age(self, day: dt.date = dt.date(2026, 3, 31)) -> int:
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


@dataclass(frozen=True)
class Household:
    village: str
    group: int
    members: tuple[Person, ...]
    phone: str
    account: str
    land: float  # mu of subsidised farmland
    grade: str = ""  # of minimum living allowance: A, B, C, "" for none
    first: int = 1  # month of 2026 from which it is supported
    last: int = 12  # month until which
    risk: str = ""  # kind of household watched against falling back into poverty
    destitute: str = ""  # 集中供养 or 分散供养

    @property
    def head(self) -> Person:
        return self.members[0]

    def supported(self, month: int) -> bool:
        return bool(self.grade) and self.first <= month <= self.last

    def allowance(self) -> int:
        return RATES.get(self.grade, 0) * len(self.members)


@dataclass(frozen=True)
class Village:
    name: str
    code: str
    area: float  # square kilometres
    groups: int
    altitude: int
    households: int
    population: int
    women: int
    minors: int
    over60: int
    over80: int
    residents: int
    farmland: int  # mu
    woodland: int  # mu
    secretary: str
    phone: str
    pigs: int
    cattle: int
    sheep: int
    sold_pigs: int  # first quarter of 2026
    workers: tuple[int, int, int]  # within the county, within the province, beyond
    assets: tuple[float, float, float, float]  # fixed, liquid, liabilities, 2025 income, in 万元
    hazards: int
    shelters: int


@dataclass(frozen=True)
class World:
    villages: tuple[Village, ...]
    homes: tuple[Household, ...]

    def of(self, village: Village) -> list[Household]:
        return [home for home in self.homes if home.village == village.name]

    def rural(self, month: int) -> list[Household]:
        """Households with rural allowance in a month; the community's are urban."""
        return [home for home in self.homes if home.supported(month) and home.village != NAMES[0]]

    def urban(self, month: int) -> list[Household]:
        return [home for home in self.homes if home.supported(month) and home.village == NAMES[0]]


def build(seed: int = 20260401) -> World:
    draw = random.Random(seed)
    villages = tuple(_village(draw, i, name) for i, name in enumerate(NAMES))
    homes = [_household(draw, v, i) for v in villages for i in range(HOUSEHOLDS)]
    return World(villages, tuple(homes))


def _village(draw: random.Random, index: int, name: str) -> Village:
    households = draw.randint(210, 460)
    population = round(households * draw.uniform(3.1, 3.6))
    fixed, liquid = round(draw.uniform(80, 260), 2), round(draw.uniform(9, 48), 2)
    return Village(
        name=name,
        code=f"{CODE}{index + 1 if index == 0 else 200 + index:03d}",
        area=round(draw.uniform(4.2, 15.8), 2),
        groups=draw.randint(4, 8),
        altitude=draw.randint(32, 98) * 10,
        households=households,
        population=population,
        women=round(population * draw.uniform(0.46, 0.49)),
        minors=round(population * draw.uniform(0.15, 0.19)),
        over60=round(population * draw.uniform(0.2, 0.26)),
        over80=round(population * draw.uniform(0.03, 0.05)),
        residents=round(population * draw.uniform(0.7, 0.85)),
        farmland=draw.randint(90, 310) * 10,
        woodland=draw.randint(300, 1500) * 10,
        secretary=_name(draw),
        phone=_phone(draw),
        pigs=draw.randint(160, 900),
        cattle=draw.randint(12, 90),
        sheep=draw.randint(30, 260),
        sold_pigs=draw.randint(40, 300),
        workers=(draw.randint(40, 120), draw.randint(60, 160), draw.randint(150, 380)),
        assets=(fixed, liquid, round(draw.uniform(1, 30), 2), round(draw.uniform(5, 42), 2)),
        hazards=draw.randint(0, 3) if index else 0,
        shelters=draw.randint(1, 3),
    )


def _household(draw: random.Random, village: Village, place: int) -> Household:
    """Places 0-3 may be supported, 4 and 5 watched, 6 destitute and alone; the others have nothing but land."""
    size = 1 if place == 6 else draw.randint(1, 5)
    oldest = 1937 if place == 7 else (1942 if place == 6 else 0)
    members = _family(draw, size, oldest)
    return Household(
        village=village.name,
        group=draw.randint(1, village.groups),
        members=members,
        phone=_phone(draw),
        account=f"999{draw.randrange(10**15):015d}",
        land=round(draw.uniform(1.2, 7.9), 1),
        grade=draw.choice("ABBC") if place < 4 else "",
        first=2 if place == 3 and village.name in NAMES[2:4] else 1,
        last=2 if place == 2 and village.name == NAMES[4] else 12,
        risk=("脱贫不稳定户", "边缘易致贫户", "突发严重困难户")[(place + village.groups) % 3]
        if place in (3, 4)
        else "",
        destitute=("分散供养", "集中供养")[village.groups % 2] if place == 6 and village.name != NAMES[0] else "",
    )


def _family(draw: random.Random, size: int, oldest: int) -> tuple[Person, ...]:
    head = _person(draw, "户主", oldest or draw.randint(1948, 1982), draw.choice("男男女"))
    rest = []
    for relation in ("配偶", "子", "女", "孙子")[: size - 1]:
        year = {"配偶": head.born.year + draw.randint(-3, 4), "孙子": draw.randint(2012, 2021)}.get(
            relation, min(2018, head.born.year + draw.randint(22, 30))
        )
        sex = {"子": "男", "女": "女", "孙子": "男"}.get(relation, "女" if head.sex == "男" else "男")
        rest.append(_person(draw, relation, year, sex))
    return (head, *rest)


def _person(draw: random.Random, relation: str, year: int, sex: str) -> Person:
    born = dt.date(year, draw.randint(1, 12), draw.randint(1, 28))
    disabled = draw.random() < 0.12
    kind = draw.choice(("肢体", "视力", "听力", "精神", "智力"))
    level = draw.randint(1, 4)
    serial = draw.randrange(100, 999) // 2 * 2 + (sex == "男")
    number = with_checksum(f"{CODE[:6]}{born:%Y%m%d}{serial:03d}")
    return Person(_name(draw), sex, born, number, relation, kind if disabled else "", level if disabled else 0)


def with_checksum(first17: str) -> str:
    """GB 11643: the 18th character from the first 17."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first17 + "10X98765432"[sum(int(d) * w for d, w in zip(first17, weights, strict=True)) % 11]


def _name(draw: random.Random) -> str:
    return draw.choice(SURNAMES) + "".join(draw.sample(GIVEN, draw.choice((1, 2, 2))))


def _phone(draw: random.Random) -> str:
    return f"10000{draw.randrange(10**6):06d}"

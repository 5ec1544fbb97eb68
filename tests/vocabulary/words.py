"""A small table of words, so that tests of the rules don't hang on the words of the trade."""

from __future__ import annotations

from forms.vocabulary.lexicon import Lexicon, read_lexicon

ROWS = """
basis|户籍|户籍,户口
basis|常住|常住
urban|农村|农村
urban|城市|城市,城镇
sex|男|男性,男||m=persons
sex|女|女性,女||m=persons
age|age:60-|老年人||m=persons
age|age:80-|高龄老人|age:60-|m=persons
grade|一级|一级
grade|二级|二级
realisation|计划|计划
realisation|实际|实际
population|党员|党员||m=persons
population|预备党员|预备党员|党员|m=persons
population|留守儿童|留守儿童|农村|m=persons
population|务工|务工||m=persons
population|参保|参保||m=persons
topic|医疗保险|医保||h=参保
topic|养老保险|居保||h=参保
topic|隐患|隐患
topic|安全生产|安全生产
flowword|已整改|完成整改,已整改|隐患|a=flow
topic|低保|低保,最低生活保障
topic|特困|特困
topic|残疾|残疾人
topic|耕地|耕地||m=area;a=slow:36
topic|林地|林地||m=area;a=slow:36
topic|公益林|公益林|林地|m=area;a=slow:36
topic|出生|出生||m=persons;a=flow
topic|海拔|海拔||m=length;a=stable
topic|行政村|村委会||m=count;a=slow:24
topic|产量|产量||m=mass;a=flow
topic|增长|增幅||a=bound
role|书记|书记||a=slow:12
role|户主|户主
role|林长|林长
attr|姓名|姓名||m=name;a=stable
attr|身份证号|身份证号||m=idcard;a=stable
attr|电话|联系电话||m=phone;a=slow:24
attr|残疾等级|残疾等级||m=text;a=slow:60;v=grade;b=残疾
attr|年龄|年龄||m=age;a=bound
attr|备注|备注||m=note
attr|村|村||m=place;a=stable
measure|人数|人数,人口数||m=persons
measure|户数|户数||m=households
measure|面积|面积||m=area
measure|金额|金额||m=money
measure|率|率,占比||m=rate
measure|人均|人均||m=average
time|_|年末,本月,累计
noise|_|合计,情况,统计表,其中,总
"""


def lines() -> list[str]:
    """The rows as terms.tsv has them."""
    return ["\t".join(cell.replace(",", "|") if n == 2 else cell for n, cell in enumerate(row.split("|")))
            for row in ROWS.strip().splitlines()]  # fmt: skip


def lexicon() -> Lexicon:
    return read_lexicon(lines())

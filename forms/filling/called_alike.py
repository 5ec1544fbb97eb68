"""What lists of one kind call one and the same, by the words of their column heads (建设单位 is the owner of a work, as in
建设工程质量管理条例; 协议到期 is when an agreement ends). Used only between lists that hold the same things or persons."""

from __future__ import annotations

import re

from forms.filling.sibling_cells import plain_label

_OF_THINGS = (
    "建设单位 业主单位 项目业主 项目单位 项目法人 项目建设单位 项目业主单位 业主 责任业主",
    "建设地点 项目地点 实施地点 项目位置 建设位置 项目建设地点 项目所在地 建设地址 项目实施地点",
    "校长 校长姓名 校园长 校长园长 园长 园长姓名 校园长姓名 校长园长姓名",
    "办公电话 学校电话 单位电话 办公室电话 固定电话",
    "法定代表人 法人代表 法人 法人姓名 法定代表人姓名 企业法人",
    "开工时间 开工日期 开工年月",
    "竣工时间 竣工日期 竣工年月 完工时间 完工日期",
    "建成时间 建成年份 建成年月 建设时间 建设年份",
    "监测人 监测责任人 监测员 监测人员",
    "学校类型 学校类别 办学类型 办学类别",
    "项目类型 项目类别",
    "企业类型 企业类别 单位类型 主体类型",
    "坝高 最大坝高",
    "坝长 坝顶长度 坝顶长",
    "行业 行业类别 所属行业 行业类型",
    "所有人 船主姓名 船主 船舶所有人 所有人姓名",
    "衔接资金 财政衔接资金 财政衔接推进乡村振兴补助资金 其中衔接资金",
    "项目负责人 负责人",
    "总投资 项目总投资 投资总额 总投资额 计划总投资",
    "总库容 库容",
    "功率 主机功率 主机总功率 发动机功率 主机额定功率",
)
_OF_PERSONS = (
    "岗位 岗位名称 岗位类别 岗位类型",
    "协议到期 协议到期时间 协议截止年月 协议截止时间 协议终止时间 合同到期 合同到期时间 合同截止时间 合同终止时间",
    "保障人数 保障人口 保障人口数 享受人口 享受人数 享受人口数",
    "监测类别 监测对象类别 监测对象类型 监测对象分类",
    "风险类型 致贫返贫风险 返贫致贫风险 致贫返贫风险类型 返贫致贫风险类型 返贫风险 主要风险",
    "纳入时间 识别时间 识别纳入时间 纳入监测时间 识别认定时间",
    "帮扶责任人 包保责任人 帮扶联系人 帮扶干部 包保干部",
    "上岗时间 上岗年月 上岗日期",
)
_MARKS = re.compile(r"[、/，,的（）()：:]|其中")
THINGS = tuple(frozenset(words.split()) for words in _OF_THINGS)
PERSONS = tuple(frozenset(words.split()) for words in _OF_PERSONS)


def named(label: str) -> str:
    """A column's innermost label as the tables spell it: no unit, no marks, nothing in brackets."""
    return _MARKS.sub("", re.sub(r"[(（].*?[)）]", "", plain_label(label)))


def alike(one: str, other: str, persons: bool) -> bool:
    """Whether two labels (named()) are two names of one thing in such lists."""
    return any(one in words and other in words for words in (PERSONS if persons else THINGS))

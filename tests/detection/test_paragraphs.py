"""Blanks in running text: labels, units, topics, periods."""

from forms.detection import detect
from tests.detection.sheets import sheet, underlined, word

TEXT = (
    "截至2026年3月底，我镇共有农村低保[    ]户[    ]人，特困供养人员[    ]人（其中集中供养[    ]人）；"
    "一季度累计发放低保金[    ]万元、高龄津贴[    ]元。"
)


def fields(*parts):
    return detect(word("2026年一季度工作情况报告", *parts)).fields


def test_each_blank_names_what_it_counts():
    found = fields(underlined(TEXT))
    assert [f.path for f in found] == [
        ("农村低保户数",), ("农村低保人数",), ("特困供养人员",), ("特困供养人员", "其中集中供养"), ("发放低保金",), ("发放高龄津贴",)
    ]  # fmt: skip
    assert [f.unit for f in found] == ["户", "人", "人", "人", "万元", "元"]
    assert [f.address for f in found] == [f"P1.B{n}" for n in range(6)]


def test_periods_carry_on_until_the_sentence_names_another():
    found = fields(underlined(TEXT))
    assert [f.period_text for f in found][3:] == ["截至2026年3月底", "一季度累计", "一季度累计"]


def test_sentence_shows_every_blank():
    assert fields(underlined("共有水库[   ]座，塘堰[   ]口。"))[1].sentence == "共有水库＿＿座，塘堰＿＿口。"


def test_filled_text_reads_as_its_template():
    filled = TEXT.replace("[    ]", "[ 57 ]")
    assert [f.path for f in fields(underlined(filled))] == [f.path for f in fields(underlined(TEXT))]
    assert {f.value for f in fields(underlined(filled))} == {"57"}


def test_noun_behind_the_unit():
    assert fields(underlined("全村辖[   ]个村民小组，辖区面积[   ]公顷。"))[0].path == ("村民小组",)


def test_signatures_and_dates_below():
    found = fields("报告人：________　日期：________")
    assert [(f.label, f.role) for f in found] == [("报告人", "filler"), ("日期", "filler")]


def test_prose_with_a_colon_asks_nothing():
    assert not fields("甲县民政局：", "现郑重承诺：严格遵守各项规定。")


def paths(*parts):
    return [f.path for f in fields(*parts)]


def test_words_before_a_colon_stand_over_the_blanks_of_their_sentence():
    assert paths("二、表决结果：应到____人，实到____人，同意____票。") == [
        ("二、表决结果", "应到"), ("二、表决结果", "实到"), ("二、表决结果", "同意")
    ]  # fmt: skip
    assert paths("基本情况：总人口____人，耕地面积____亩。联系人：____") == [
        ("基本情况", "总人口"), ("基本情况", "耕地面积"), ("联系人",)
    ]  # fmt: skip
    assert paths("现将情况报告如下：共有水库____座。") == [("水库",)]
    assert [f.unit for f in fields("表决结果：同意____票，反对____票。")] == ["票", "票"]


def test_a_later_blank_has_its_own_words():
    assert paths("培训时间：____年__月__日至____年__月__日，共____天，____课时。") == [
        ("培训时间",), ("培训时间", "至"), ("共",), ("课时",)
    ]  # fmt: skip
    assert paths("支出培训费用____元，其中授课费____元，材料费____元；收入____元。")[:3] == [
        ("支出培训费用",), ("支出培训费用", "其中授课费"), ("支出培训费用", "材料费")
    ]  # fmt: skip
    assert paths("特困人员____人（其中集中供养____人），高龄老人____人。")[2] == ("高龄老人",)


def test_a_date_and_its_span_are_one_blank_each():
    found = fields("聚餐时间：____月____日至____月____日    就餐人数：______人")
    assert [(f.path, f.type) for f in found] == [
        (("聚餐时间",), "date"), (("聚餐时间", "至"), "date"), (("就餐人数",), "integer")
    ]  # fmt: skip
    assert [(f.path, f.address) for f in fields("时间：____年____月____日____时")] == [(("时间",), "P1.B0")]
    assert [(f.path, f.type) for f in fields("编号：__________                    年    月    日")] == [
        (("编号",), "code"), (("年月日",), "date")
    ]  # fmt: skip
    assert not fields("                    年    月    日")


def test_the_word_behind_names_a_blank_that_nothing_before_it_names():
    found = fields("兹有我村____同志，性别____，系我村____组村民，该户因____原因，申请办理____。")
    assert [f.path for f in found] == [("同志",), ("性别",), ("组",), ("原因",), ("申请办理",)]
    assert (found[2].type, found[2].unit) == ("text", None)
    assert paths("村组：____村____组") == [("村组", "村"), ("村组", "组")]
    assert paths("申请人：____同志") == [("申请人",)]
    assert paths("全镇共有____个村，水库____座。")[0] == ("村",)
    assert paths("                    ______村民委员会（盖章）") == [("村民委员会",)]


def test_headings_stand_over_the_blanks_below_them():
    found = fields(
        "一、基本信息", "村名：____  电话：____", "二、隐患排查", "共排查隐患点____处。", "填表人：____  审核人：____"
    )
    assert [f.path for f in found] == [
        ("一、基本信息", "村名"), ("一、基本信息", "电话"), ("二、隐患排查", "排查隐患点"), ("填表人",), ("审核人",)
    ]  # fmt: skip
    assert paths("一、救助", "（一）低保", "农村低保____户。", "（二）特困", "供养____人。", "二、其他", "水库____座。") == [
        ("一、救助", "（一）低保", "农村低保"), ("一、救助", "（二）特困", "供养"), ("二、其他", "水库")
    ]  # fmt: skip
    assert paths("1.姓名：", "2.电话：") == [("1.姓名",), ("2.电话",)]


def test_a_question_is_answered_by_the_boxes_below_it():
    found = fields(
        "1.您对村务公开是否满意？", "□满意  □不满意", "2.您希望公开什么（可多选）", "□财务", "□项目", "谢谢！"
    )
    assert [(f.path, f.address, f.options) for f in found] == [
        (("1.您对村务公开是否满意？",), "P2", ("满意", "不满意")),
        (("2.您希望公开什么（可多选）",), "P4", ("财务", "项目")),
    ]
    assert [(f.label, f.options) for f in fields("学历情况：□高中毕业生", "          □应届学生")] == [
        ("学历情况", ("高中毕业生", "应届学生"))
    ]
    assert [f.label for f in fields("您的性别：", "□男 □女")] == ["您的性别"]


def test_a_letter_asks_nothing_before_its_form():
    letter = ("各村（居）委会、镇直各单位：", "请于3月8日前报送，联系人：李某，电话：0000-0000000。")
    assert not fields(*letter)
    assert paths(*letter, "附件", "参会回执", "填报单位：") == [("填报单位",)]
    assert paths("尊敬的村民朋友：", "监督电话：0000-1234567。", "————回 执————", "户主：____") == [("户主",)]
    assert paths("联系人：李某  电话：0000-0000000") == [("联系人",), ("电话",)]  # a filled line


def test_a_label_over_printed_text_is_no_blank():
    assert not fields("会议内容：", "一、镇村干部通报情况。", "二、讨论事项。")
    assert paths("申请理由：", "", "申请人：____") == [("申请理由",), ("申请人",)]


def test_repeated_labels_stand_under_the_label_that_opens_their_part():
    assert paths("甲方：____  电话：____", "乙方：____  电话：____") == [
        ("甲方",), ("甲方", "电话"), ("乙方",), ("乙方", "电话")
    ]  # fmt: skip
    assert paths("户主：____ 性别：____  配偶：____ 性别：____") == [
        ("户主",), ("户主", "性别"), ("配偶",), ("配偶", "性别")
    ]  # fmt: skip
    assert paths("姓名：____  电话：____", "地址：____  邮编：____") == [("姓名",), ("电话",), ("地址",), ("邮编",)]


def test_words_that_only_begin_like_a_lead_in_stay_whole():
    assert paths("有效期____天，设备____台，及格率____%，还款____元。") == [
        ("有效期",), ("设备",), ("及格率",), ("还款",)
    ]  # fmt: skip


def test_blanks_of_one_cell_in_running_text():
    def cell(text: str) -> list[tuple[str, ...]]:
        return [f.path for f in detect(sheet(f'| 家庭住址 | "{text}" |')).fields]

    assert cell("____镇____村____组") == [("家庭住址", "镇"), ("家庭住址", "村"), ("家庭住址", "组")]
    assert cell("  月  日至  月  日") == [("家庭住址",), ("家庭住址", "至")]
    assert [f.path for f in detect(sheet('| 填报单位： | "2026年1—  月" |')).fields] == [("填报单位",), ("2026年1—月",)]
    assert [f.path for f in detect(sheet('| 填报单位： | "2026年第  季度" |')).fields] == [
        ("填报单位",),
        ("2026年第季度",),
    ]


def test_blanks_before_and_behind_boxes_of_their_paragraph():
    found = fields(underlined("姓    名：[        ]  性    别：□男  □女    出生年月：[        ]"))
    assert [(f.path, f.address, f.options) for f in found] == [
        (("姓名",), "P1.B0", ()), (("性别",), "P1", ("男", "女")), (("出生年月",), "P1.B1", ())
    ]  # fmt: skip


def test_room_to_specify_a_choice_is_no_field_of_its_own():
    found = fields("交通方式：□自驾（车牌号：________）  □乘坐大巴  □其他____")
    assert [(f.path, f.address) for f in found] == [(("交通方式",), "P1")]


def test_the_hour_of_a_date_is_no_part_of_the_next_label():
    assert paths("时间：____年__月__日__时        地点：________________") == [("时间",), ("地点",)]


def test_places_with_labels_of_their_own_are_named_by_them():
    assert paths("县（市、区）：________  乡（镇）：________  村：________") == [
        ("县（市、区）",), ("乡（镇）",), ("村",)
    ]  # fmt: skip


def test_what_is_joined_or_paid_is_named_by_the_word_behind():
    assert paths("本人自愿加入________志愿服务队。") == [("志愿服务队",)]
    assert paths("甲方委托乙方代发________补贴，共计____户。")[0] == ("补贴",)
    assert paths("本人申请________，请予批准。") != [("请予批准",)]


def test_a_numbered_line_stands_beside_the_heading_before_it():
    from tests.detection.sheets import grid

    table = grid("| 姓名 | 单位 |\n|  |  |\n|  |  |", name="T0", kind="table")
    assert paths("一、参加人员名单", table, "二、到达时间：________") == [("二、到达时间",)]


def test_a_numbered_heading_stands_over_the_form_right_below_it():
    from tests.detection.sheets import grid

    table = grid("| 困难问题 |  |\n| 政策需求 |  |", name="T0", kind="table")
    assert paths("三、意见建议", table) == [("三、意见建议", "困难问题"), ("三、意见建议", "政策需求")]
    assert paths("三、意见建议", "请如实填写下表内容。", table) == [("困难问题",), ("政策需求",)]


def test_expenditure_behind_revenue_is_of_the_same_budget_and_no_part_of_it():
    found = fields(underlined("全镇实现一般公共预算收入[    ]万元，支出[    ]万元，其中民生支出[    ]万元。"))
    assert [f.path for f in found] == [
        ("一般公共预算收入",), ("一般公共预算支出",), ("一般公共预算支出", "其中民生支出")
    ]  # fmt: skip


def test_a_short_word_that_is_no_counterpart_stays_with_its_topic():
    found = fields(underlined("种植茶叶[    ]亩，收入[    ]万元。"))
    assert [f.path for f in found] == [("种植茶叶",), ("种植茶叶", "收入")]


def test_a_part_counted_in_persons_is_no_part_of_a_rate():
    found = fields(underlined("已参保[    ]人，参保率[    ]%，其中困难群体参保[    ]人。"))
    assert [f.path for f in found] == [("已参保",), ("参保率",), ("已参保", "其中困难群体参保")]


def test_a_part_of_a_rate_that_is_a_rate_stays_under_it():
    found = fields(underlined("已参保[    ]人，参保率[    ]%，其中困难群体参保率[    ]%。"))
    assert [f.path for f in found][2] == ("参保率", "其中困难群体参保率")


def test_the_sum_of_a_quarter_is_no_stock_behind_it():
    text = "三季度累计发放低保金[    ]元；特困供养人员[    ]人，三季度发放供养金[    ]元。"
    assert [f.period_text for f in fields(underlined(text))] == ["三季度累计", "三季度", "三季度"]


def test_what_is_paid_in_the_sentences_month_is_of_whom_it_names():
    found = fields(underlined("9月享受高龄补贴[    ]人，当月发放[    ]元，三季度合计发放[    ]元。"))
    assert [f.path[-2:] for f in found][1:] == [("享受高龄补贴", "发放")] * 2
    assert [f.period_text for f in found][:2] == ["9月", "9月"]
    assert all(f.confidence == 1 for f in found)


def test_a_verb_and_several_nouns_before_a_blank_are_kept_together():
    found = fields(
        underlined("排查受理邻里纠纷[    ]件、劳资纠纷[    ]件。中小学、幼儿园随迁子女[    ]人，其中小学[    ]人。")
    )
    assert [f.path for f in found] == [
        ("排查受理邻里纠纷",), ("排查受理劳资纠纷",), ("中小学、幼儿园随迁子女",), ("中小学、幼儿园随迁子女", "其中小学")
    ]  # fmt: skip

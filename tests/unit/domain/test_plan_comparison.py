"""Two plans compared by structure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.plan.blocks import Block, BlockKind, TitleStyle
from desktop_app.domain.plan.comparison.comparing import Change, compare
from desktop_app.domain.plan.comparison.word_spans import SpanKind, word_spans
from desktop_app.domain.plan.facts import Comparator, Deadline, DeadlineKind, PlanFacts, Quota
from desktop_app.domain.plan.plan import Attachment, DocumentHead, PlanContent, Recipient, Signature


def bullet(uid: str, text: str) -> Block:
    return Block(uid, BlockKind.BULLET, text, marker="-")


def section(uid: str, marker: str, title: str, *children: Block) -> Block:
    return Block(uid, BlockKind.SECTION, marker=marker, title=title, title_style=TitleStyle.DISPLAY, children=children)


def plan(*blocks: Block, **more: object) -> PlanContent:
    return replace(PlanContent(blocks=blocks, working_year=2025), **more)


OLD = plan(
    section(
        "a", "I.", "MỤC ĐÍCH",
        bullet("a1", "Tạo khí thế thi đua sôi nổi trong toàn cơ quan, đơn vị."),
        bullet("a2", "Bảo đảm khen thưởng chính xác, công khai, công bằng, kịp thời."),
    ),
    section(
        "b", "II.", "THỜI GIAN",
        bullet("b1", "Bảng đăng ký gửi về Văn phòng Sở chậm nhất hết ngày 14/3/2025."),
        bullet("b2", "Hồ sơ khen thưởng gửi về Hội đồng chậm nhất hết ngày 12/12/2025."),
        bullet("b3", "Mỗi phòng, đơn vị có ít nhất một sáng kiến được công nhận."),
    ),
)  # fmt: skip


def changes(new: PlanContent, old: PlanContent = OLD, *, share_uids: bool = False) -> dict[str, str]:
    """Change by the words of the block, of those that did not stay."""
    found = compare(old, new, share_uids=share_uids)
    return {(one.new or one.old): one.change.value for one in found.blocks if one.change is not Change.SAME}


def test_equal_plans_have_no_differences() -> None:
    found = compare(OLD, OLD)
    assert found.is_empty
    assert [one.change for one in found.blocks] == [Change.SAME] * 7


def test_other_uids_of_an_imported_file_do_not_matter() -> None:
    """Two files number their blocks alike: b1 of the one is not b1 of the other."""
    new = plan(
        section(
            "b1", "I.", "MỤC ĐÍCH",
            bullet("a2", "Tạo khí thế thi đua sôi nổi trong toàn cơ quan, đơn vị."),
            bullet("a1", "Bảo đảm khen thưởng chính xác, công khai, công bằng, kịp thời."),
        ),
        section(
            "a", "II.", "THỜI GIAN",
            bullet("x", "Bảng đăng ký gửi về Văn phòng Sở chậm nhất hết ngày 14/3/2025."),
            bullet("y", "Hồ sơ khen thưởng gửi về Hội đồng chậm nhất hết ngày 12/12/2025."),
            bullet("z", "Mỗi phòng, đơn vị có ít nhất một sáng kiến được công nhận."),
        ),
    )  # fmt: skip
    assert changes(new) == {}


def test_added_dropped_reworded_and_moved_blocks_are_told_apart() -> None:
    new = plan(
        section(
            "k", "I.", "MỤC ĐÍCH",
            bullet("l", "Bảo đảm khen thưởng chính xác, công khai, công bằng, kịp thời."),
            bullet("m", "Thực hiện tốt cải cách hành chính và chuyển đổi số."),
        ),
        section(
            "n", "II.", "THỜI GIAN",
            bullet("q", "Mỗi phòng, đơn vị có ít nhất một sáng kiến được công nhận."),
            bullet("o", "Bảng đăng ký gửi về Văn phòng Sở chậm nhất hết ngày 20/3/2026."),
            bullet("p", "Hồ sơ khen thưởng gửi về Hội đồng chậm nhất hết ngày 12/12/2025."),
        ),
    )  # fmt: skip
    assert changes(new) == {
        "- Tạo khí thế thi đua sôi nổi trong toàn cơ quan, đơn vị.": "dropped",
        "- Thực hiện tốt cải cách hành chính và chuyển đổi số.": "added",
        "- Bảng đăng ký gửi về Văn phòng Sở chậm nhất hết ngày 20/3/2026.": "reworded",
        "- Mỗi phòng, đơn vị có ít nhất một sáng kiến được công nhận.": "moved",
    }


def test_a_block_under_another_heading_has_moved_its_children_with_it_have_not() -> None:
    clause = Block("c", BlockKind.CLAUSE, title="Điều kiện xét tặng danh hiệu", marker="1.", title_style=TitleStyle.DISPLAY,
                   children=(bullet("c1", "Có bảng đăng ký thi đua đúng thời gian quy định."),))  # fmt: skip
    old = plan(
        section("a", "I.", "MỤC ĐÍCH", clause),
        section("b", "II.", "TIÊU CHUẨN", bullet("b1", "Đạt tiêu chuẩn theo quy định hiện hành.")),
    )
    new = plan(
        section("a", "I.", "MỤC ĐÍCH"),
        section("b", "II.", "TIÊU CHUẨN", bullet("b1", "Đạt tiêu chuẩn theo quy định hiện hành."), clause),
    )
    assert changes(new, old) == {"1. Điều kiện xét tặng danh hiệu": "moved"}
    (moved,) = [one for one in compare(old, new).blocks if one.change is Change.MOVED]
    assert (moved.old_place, moved.new_place) == ("mục I.1", "mục II.1")


def test_by_uid_a_block_is_followed_however_it_was_reworded() -> None:
    new = replace(
        OLD,
        blocks=(
            OLD.blocks[0],
            OLD.blocks[1].with_children((bullet("b1", "Lời hoàn toàn khác hẳn."), *OLD.blocks[1].children[1:])),
        ),
    )
    assert changes(new) == {
        "- Lời hoàn toàn khác hẳn.": "added",
        "- Bảng đăng ký gửi về Văn phòng Sở chậm nhất hết ngày 14/3/2025.": "dropped",
    }
    assert changes(new, share_uids=True) == {"- Lời hoàn toàn khác hẳn.": "reworded"}


def test_dropped_blocks_stand_where_they_stood() -> None:
    new = replace(OLD, blocks=(OLD.blocks[0].with_children(OLD.blocks[0].children[1:]), OLD.blocks[1]))
    assert [one.change for one in compare(OLD, new).blocks] == [Change.SAME, Change.DROPPED, *[Change.SAME] * 5]


def test_repeated_bullets_pair_under_their_own_headings() -> None:
    same = "Theo quy định hiện hành của pháp luật."
    old = plan(section("a", "I.", "ĐIỀU KIỆN", bullet("1", same)), section("b", "II.", "TIÊU CHUẨN", bullet("2", same)))
    new = plan(section("c", "I.", "TIÊU CHUẨN", bullet("3", same)), section("d", "II.", "ĐIỀU KIỆN", bullet("4", same)))
    found = compare(old, new)
    pairs = {one.new_uid: one.old_uid for one in found.blocks}
    assert (pairs["3"], pairs["4"]) == ("2", "1")


def test_facts_are_compared_value_by_value() -> None:
    deadline = Deadline(uid="d1", block_uid="b1", deadline_kind=DeadlineKind.REGISTRATION, on=date(2025, 3, 14))
    quota = Quota(uid="q1", block_uid="b3", award_code="CSTDCS", percent=15, comparator=Comparator.AT_MOST)
    report = Deadline(uid="d2", block_uid="b2", deadline_kind=DeadlineKind.REPORT, on=date(2025, 6, 1))
    old = replace(OLD, facts=PlanFacts(deadlines=(deadline, report), quotas=(quota,)))
    new = replace(
        OLD,
        facts=PlanFacts(
            deadlines=(replace(deadline, on=date(2026, 3, 20)),),
            quotas=(replace(quota, percent=12.5, comparator=None),),
        ),
    )
    found = [(one.title, one.field, one.old, one.new, one.place) for one in compare(old, new).facts]
    assert found == [
        ("Chiến sĩ thi đua cơ sở", "comparator", "tối đa", "–", "mục II"),
        ("Chiến sĩ thi đua cơ sở", "percent", "15 %", "12,5 %", "mục II"),
        ("Hạn đăng ký thi đua", "on", "14/3/2025", "20/3/2026", "mục II"),
        ("Hạn báo cáo", "", "hạn 01/6/2025, tính đến hết ngày có", "", "mục II"),
    ]


def test_head_recipients_signature_and_forms_are_compared_too() -> None:
    old = plan(
        head=DocumentHead(number="14", symbol="KH-SKHCN", subject="Phát động thi đua năm 2025", year=2025),
        recipients=(Recipient("Sở Nội vụ", "B/c"), Recipient("Ban Giám đốc")), filing=("VT",),
        signature=Signature(name="Người Cũ", lines=("GIÁM ĐỐC",)), attachments=(Attachment("BẢNG ĐĂNG KÝ", "NĂM 2025"),),
    )  # fmt: skip
    new = plan(
        head=DocumentHead(symbol="KH-SKHCN", subject="Phát động thi đua năm 2026", year=2026), working_year=2026,
        recipients=(Recipient("Sở Nội vụ", "B/c"), Recipient("Ban Giám đốc"), Recipient("Trang TTĐT")), filing=("VT", "VP"),
        signature=Signature(name="Người Mới", lines=("GIÁM ĐỐC",)), attachments=(Attachment("BẢNG ĐĂNG KÝ", "NĂM 2026"),),
    )  # fmt: skip
    found = compare(old, new)
    assert [(one.name, one.change.value) for one in found.head] == [
        ("Số", "dropped"), ("Trích yếu", "reworded"), ("Ngày", "reworded"), ("Năm công tác", "reworded"),
    ]  # fmt: skip
    assert [(one.name, one.old, one.new) for one in found.recipients] == [
        ("Nơi nhận", "", "Trang TTĐT"),
        ("Lưu", "", "VP"),
    ]
    assert [(one.name, one.old, one.new) for one in found.signature] == [("Người ký", "Người Cũ", "Người Mới")]
    assert [one.change for one in found.attachments] == [Change.REWORDED]


def test_changed_words_are_whole_words_and_neighbours_are_one_change() -> None:
    spans = word_spans("gửi chậm nhất hết ngày 14/3/2025 về Sở", "gửi chậm nhất hết ngày 20/3/2026 về Sở")
    assert [(one.kind, one.text) for one in spans] == [
        (SpanKind.SAME, "gửi chậm nhất hết ngày "),
        (SpanKind.DROPPED, "14/3/2025"),
        (SpanKind.ADDED, "20/3/2026"),
        (SpanKind.SAME, " về Sở"),
    ]
    spans = word_spans("Sở Thông tin công bố", "Sở Khoa học công bố")
    assert [one.text for one in spans if one.kind is not SpanKind.SAME] == ["Thông tin", "Khoa học"]


_TEXT = st.lists(
    st.sampled_from(["thi", "đua", "năm", " ", " ", " ", ",", "2025", "18/3/2022", "“", "\n"]), max_size=25
).map("".join)


@given(_TEXT, _TEXT)
def test_spans_give_both_texts_back(old: str, new: str) -> None:
    spans = word_spans(old, new)
    assert "".join(one.text for one in spans if one.kind is not SpanKind.ADDED) == old
    assert "".join(one.text for one in spans if one.kind is not SpanKind.DROPPED) == new


def _section(title: str, children: list[Block]) -> Block:
    return Block("", BlockKind.SECTION, title=title, children=tuple(children))


_BLOCK = st.recursive(
    st.builds(lambda text: Block("", BlockKind.BULLET, text, marker="-"), _TEXT),
    lambda below: st.builds(_section, _TEXT, st.lists(below, max_size=3)),
    max_leaves=8,
)


def _numbered(blocks: list[Block]) -> PlanContent:
    count = 0

    def visit(block: Block) -> Block:
        nonlocal count
        count += 1
        return replace(block, uid=f"b{count}", children=tuple(visit(child) for child in block.children))

    return PlanContent(blocks=tuple(visit(block) for block in blocks))


@given(st.lists(_BLOCK, max_size=4), st.lists(_BLOCK, max_size=4), st.booleans())
def test_every_block_of_both_plans_is_told_once(old: list[Block], new: list[Block], share_uids: bool) -> None:
    before, after = _numbered(old), _numbered(new)
    found = compare(before, after, share_uids=share_uids)
    assert compare(before, after, share_uids=share_uids) == found
    told_old = sorted(one.old_uid for one in found.blocks if one.old_uid)
    told_new = [one.new_uid for one in found.blocks if one.new_uid]
    assert told_old == sorted(block.uid for root in before.blocks for block in root.walk())
    assert told_new == [block.uid for root in after.blocks for block in root.walk()]
    assert compare(before, before).is_empty

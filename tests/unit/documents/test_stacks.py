"""The measured head and foot: the width trap, the exact rules, the room for handwriting."""

from __future__ import annotations

import pytest
from paper_samples import FOOT, HEAD, paper

from desktop_app.documents.model import (
    Closing,
    DocumentTitle,
    Letterhead,
    NumberLine,
    Paper,
    PlaceDate,
    Recipients,
    Signature,
)
from desktop_app.documents.page_style import (
    MM,
    SIGNATURE_ROOM_MM,
    SIZE_SETS,
    BlockStyle,
    Margins,
    sheet_of,
)
from desktop_app.documents.stacks import (
    Stack,
    StackLine,
    StackMaker,
    StackRule,
    line_width,
    sizes_for,
)
from desktop_app.domain.plan.wording import MOTTO, NATIONAL_NAME

WIDTH = sheet_of(paper(HEAD).sections[0]).text_width
LONG_PLACE = "Thành phố Hồ Chí Minh"


def lines_of(stack: Stack, style: BlockStyle) -> tuple[str, ...]:
    return tuple(line for item in stack if isinstance(item, StackLine) and item.style is style for line in item.lines)


def rule_of(stack: Stack) -> StackRule:
    return next(item for item in stack if isinstance(item, StackRule))


def letterhead(agency: str, place: str = "Hòa An", day: int | None = None, symbol: str = "KH-STTTT") -> Letterhead:
    return Letterhead(("UBND TỈNH HÒA AN",), (agency,), NumberLine(symbol), PlaceDate(place, day, 2, 2026))


@pytest.mark.parametrize("sizes", SIZE_SETS)
@pytest.mark.parametrize(
    "agency",
    [
        "SỞ Y TẾ",
        "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
        "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP",
    ],
)
def test_the_national_block_never_wraps_and_names_take_two_lines_at_most(sizes: object, agency: str) -> None:
    maker = StackMaker(sizes)  # type: ignore[arg-type]
    grid = maker.letterhead(letterhead(agency), WIDTH)
    left, right = grid.widths
    names, national = grid.rows[0]
    assert lines_of(national, BlockStyle.NATIONAL) == (NATIONAL_NAME,)
    assert lines_of(national, BlockStyle.MOTTO) == (MOTTO,)
    assert all(item.width <= right for item in national if isinstance(item, StackLine))
    assert len(lines_of(names, BlockStyle.AGENCY)) <= 2
    assert " ".join(lines_of(names, BlockStyle.AGENCY)) == agency
    assert all(item.width <= left for item in names if isinstance(item, StackLine))
    assert left + right == pytest.approx(WIDTH)


def test_the_rule_under_the_motto_is_exactly_as_long_as_its_text() -> None:
    maker = StackMaker(SIZE_SETS[0])
    national = maker.letterhead(HEAD, WIDTH).rows[0][1]
    assert rule_of(national).length == pytest.approx(line_width(MOTTO, maker.styles[BlockStyle.MOTTO]))


def test_the_short_rules_are_a_third_to_a_half_of_their_line() -> None:
    maker = StackMaker(SIZE_SETS[0])
    names = maker.letterhead(letterhead("SỞ THÔNG TIN VÀ TRUYỀN THÔNG"), WIDTH).rows[0][0]
    title = maker.title(DocumentTitle("KẾ HOẠCH", ("Phát động thi đua năm 2022",)), WIDTH)
    for stack in (names, title):
        widest = [item for item in stack if isinstance(item, StackLine)][-1].width
        assert widest / 3 <= rule_of(stack).length <= widest / 2


def test_blank_number_and_day_leave_room_for_handwriting() -> None:
    maker = StackMaker(SIZE_SETS[0])
    numbered, dated = maker.letterhead(HEAD, WIDTH).rows[1]
    number, place = lines_of(numbered, BlockStyle.NUMBER)[0], lines_of(dated, BlockStyle.PLACE_DATE)[0]
    blank = line_width(number, maker.styles[BlockStyle.NUMBER]) - line_width(
        number.replace("\u00a0", ""), maker.styles[BlockStyle.NUMBER]
    )
    assert blank >= 15 * MM
    before, after = place.split("ngày")[1].split("tháng")[0], "tháng 02 năm 2026"
    assert set(before) == {"\u00a0"}
    assert line_width(before, maker.styles[BlockStyle.PLACE_DATE]) >= 8 * MM
    assert place.endswith(after)


@pytest.mark.parametrize(
    ("day", "month", "written"),
    [
        (9, 1, "Hòa An, ngày 09 tháng 01 năm 2026"),
        (24, 2, "Hòa An, ngày 24 tháng 02 năm 2026"),
        (5, 3, "Hòa An, ngày 05 tháng 3 năm 2026"),
        (18, 11, "Hòa An, ngày 18 tháng 11 năm 2026"),
    ],
)
def test_days_and_months_are_padded_as_the_decree_writes_them(day: int, month: int, written: str) -> None:
    head = Letterhead((), ("SỞ Y TẾ",), NumberLine("KH-SYT", "08"), PlaceDate("Hòa An", day, month, 2026))
    numbered, dated = StackMaker(SIZE_SETS[0]).letterhead(head, WIDTH).rows[1]
    assert lines_of(dated, BlockStyle.PLACE_DATE) == (written,)
    assert lines_of(numbered, BlockStyle.NUMBER) == ("Số: 08/KH-SYT",)


def test_the_smaller_set_is_taken_only_where_a_line_would_not_fit() -> None:
    assert sizes_for(paper(letterhead("SỞ THÔNG TIN VÀ TRUYỀN THÔNG"))) == SIZE_SETS[0]
    assert sizes_for(paper(letterhead("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", LONG_PLACE, 29))) == SIZE_SETS[0]
    narrow = Margins(left=35, right=20)
    wide_symbol = letterhead("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", LONG_PLACE, 29, "KH-STTTT-VP")
    assert sizes_for(paper(wide_symbol, margins=narrow)) == SIZE_SETS[1]


def test_the_smaller_set_holds_for_the_whole_paper() -> None:
    one = paper(letterhead("SỞ Y TẾ")).sections[0]
    other = paper(letterhead("SỞ Y TẾ", LONG_PLACE, 29, "KH-SYT-VP"), margins=Margins(left=35)).sections[0]
    both = Paper(paper().properties, (one, other))
    assert sizes_for(both) == SIZE_SETS[1]


def test_without_an_agency_the_national_block_is_centred_on_the_page() -> None:
    grid = StackMaker(SIZE_SETS[0]).letterhead(Letterhead(), WIDTH)
    assert grid.widths == (WIDTH,)


def test_the_signature_has_its_room_also_without_a_title() -> None:
    maker = StackMaker(SIZE_SETS[0])
    for titles in (("GIÁM ĐỐC",), ()):
        stack = maker.closing(Closing(None, Signature(titles, "Người Ký Thử")), WIDTH).rows[0][1]
        heights = 0.0
        for item in stack:
            if isinstance(item, StackLine) and item.style is BlockStyle.SIGNATORY_NAME:
                heights += item.before
                break
            heights += 0 if titles else item.height
        assert heights == pytest.approx(SIGNATURE_ROOM_MM * MM)


def test_recipients_stand_left_and_the_signature_right() -> None:
    left, right = StackMaker(SIZE_SETS[0]).closing(FOOT, WIDTH).rows[0]
    assert isinstance(FOOT.left, Recipients)
    assert lines_of(left, BlockStyle.RECIPIENTS_HEADING) == ("Nơi nhận:",)
    assert lines_of(left, BlockStyle.RECIPIENT) == FOOT.left.items
    assert lines_of(right, BlockStyle.SIGNATORY_TITLE) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")

"""The measures stay inside what the decree allows."""

from __future__ import annotations

import pytest

from desktop_app.documents.model import Align, Margins, TextStyle
from desktop_app.documents.page_style import (
    DAY_ROOM_MM,
    FIRST_LINE,
    MM,
    NUMBER_ROOM_MM,
    PARAGRAPH_BEFORE,
    RULE_SHARE,
    SIGNATURE_ROOM_MM,
    SIZE_SETS,
    TEXT_STYLES,
    BlockStyle,
    block_styles,
)


def test_margins_are_inside_the_ranges_of_the_decree() -> None:
    margins = Margins()
    assert 20 <= margins.top <= 25
    assert 20 <= margins.bottom <= 25
    assert 30 <= margins.left <= 35
    assert 15 <= margins.right <= 20


def test_header_sizes_move_together_as_footnote_1_demands() -> None:
    assert [(sizes.national, sizes.motto, sizes.place_date) for sizes in SIZE_SETS] == [(13, 14, 14), (12, 13, 13)]


@pytest.mark.parametrize("style", [style for style in TextStyle if style is not TextStyle.NOTE])
def test_the_whole_body_has_one_size_and_at_least_6_points_before(style: TextStyle) -> None:
    assert TEXT_STYLES[style].size == 14
    assert TEXT_STYLES[style].before >= 6 == PARAGRAPH_BEFORE


def test_running_text_is_justified_with_the_first_line_moved_in() -> None:
    for style in (TextStyle.BODY, TextStyle.CLAUSE, TextStyle.POINT, TextStyle.BULLET, TextStyle.SUB_BULLET):
        assert TEXT_STYLES[style].align is Align.JUSTIFY
        assert TEXT_STYLES[style].first_line == FIRST_LINE
    assert pytest.approx(12.7 * MM) == FIRST_LINE


def test_looks_of_the_head_and_the_foot() -> None:
    styles = block_styles(SIZE_SETS[0])
    looks = {style: (measures.size, measures.bold, measures.italic) for style, measures in styles.items()}
    assert looks[BlockStyle.PARENT] == (13, False, False)
    assert looks[BlockStyle.AGENCY] == (13, True, False)
    assert looks[BlockStyle.NATIONAL] == (13, True, False)
    assert looks[BlockStyle.MOTTO] == (14, True, False)
    assert looks[BlockStyle.NUMBER] == (13, False, False)
    assert looks[BlockStyle.PLACE_DATE] == (14, False, True)
    assert looks[BlockStyle.KIND] == looks[BlockStyle.SUBJECT] == (14, True, False)
    assert looks[BlockStyle.RECIPIENTS_HEADING] == (12, True, True)
    assert looks[BlockStyle.RECIPIENT] == (11, False, False)
    assert looks[BlockStyle.SIGNATORY_TITLE] == looks[BlockStyle.SIGNATORY_NAME] == (14, True, False)


def test_rooms_and_rules() -> None:
    assert NUMBER_ROOM_MM >= 15
    assert DAY_ROOM_MM >= 8
    assert 25 <= SIGNATURE_ROOM_MM <= 30
    assert 1 / 3 <= RULE_SHARE <= 1 / 2


def test_style_names_are_vietnamese_and_differ() -> None:
    names = [measures.name for measures in (*TEXT_STYLES.values(), *block_styles(SIZE_SETS[0]).values())]
    assert len(set(names)) == len(names)

"""Words built like Vietnamese syllables, and the tone in its place."""

from __future__ import annotations

import unicodedata

import pytest
from check_samples import RULES

from desktop_app.domain.language.syllables import right_tone_place


def _split(text: str) -> list[str]:
    return text.split()


RIGHT = _split(
    """hòa hoà khỏe khoẻ thủy thuỷ quý giếng gìn gì giặt quyết khuỷu huỳnh quỳnh huýt ngoằn nghèo yêu yến ngành kỷ kỉ
    tuần thuở khuya khuyên uống ướt ưu lựu rượu hươu giữa giường giúp quốc quần quét quạnh chuẩn thoắng loắt xoắn toán
    hoàn hoạt được nghĩa của mùa người trường oai khoái loại ngoài nguyễn luyến truyền giỏi giải quả quê què quắt hoen
    khoeo thi đua khen thưởng kế hoạch phấn đấu tập thể chiến sĩ xuất sắc nghị quyết ủy uỷ ban nhân dân tỉnh đặc khu xã
    phường quy quyển xoong boong internet website"""
)
WRONG = _split(
    """nghành tóan hòan đựơc nghiã cuả muà ngừơi trừơng lọai ngòai hoạchh thưỡngg cach bat khenthưởng ddua thuwongr gế
    hoạ̀ iêng qúôc"""
)


@pytest.mark.parametrize("word", RIGHT)
def test_right_words(word: str) -> None:
    assert RULES.syllables.is_word(word)
    assert RULES.syllables.is_word(unicodedata.normalize("NFD", word))
    assert RULES.syllables.is_word(word.upper())


@pytest.mark.parametrize("word", WRONG)
def test_wrong_words(word: str) -> None:
    assert not RULES.syllables.is_word(word)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("tóan", "toán"), ("hòan", "hoàn"), ("cuả", "của"), ("ngừơi", "người"), ("lọai", "loại"), ("nghiã", "nghĩa")],
)
def test_where_the_tone_belongs(wrong: str, right: str) -> None:
    assert right_tone_place(wrong, RULES.syllables) == right

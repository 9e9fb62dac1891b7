"""Where a centred line may be broken: at phrases, as one would pause when reading it aloud."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# What a break costs, in shares of the line's width squared: the same measure in which uneven lines cost.
_AT_SEMICOLON = -0.10
_AT_COMMA = -0.03
_AT_PHRASE = 0.0
_ANYWHERE = 0.06
_AFTER_PREPOSITION = 0.15
_IN_NAME = 0.25
TORN = 0.30
"""From this cost on a break tears what is read as one: a word, a number and its unit, a quoted phrase."""
_IN_QUOTE = 0.80


def _listed(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split(","))


# A line should not end with these; most of them begin the next phrase.
_BEGINS_PHRASE = _listed(
    """
    và, của, theo, tại, số, ngày, tháng, năm, về, cho, với, do, từ, đến, các, những, trong, trên, giữa, nhằm, để,
    bởi, giai, lần, khóa, khoá, là, có, thuộc, ở, vào, gắn, đợt, quý, hoặc
    """
)
_BEGIN_PHRASE_IN_TWO = _listed(
    """
    thành phố, giai đoạn, lần thứ, thực hiện, trực thuộc, chào mừng, kỷ niệm, lập thành, phấn đấu, hướng tới,
    đẩy mạnh
    """
)
_BEFORE_NUMBER = _listed(
    """
    năm, tháng, ngày, đợt, lần, thứ, quý, số, khóa, khoá, kỳ, điều, khoản, mục, chương, phần, đoạn, cấp, hạng
    """
)
_AFTER_NUMBER = _listed(
    """
    năm, tháng, ngày, đợt, lần, tuổi, giờ, đồng, người, tập, đơn, bộ, chỉ
    """
)
_NUMBER = re.compile(r"\d[\d.,/%-]*|[IVXLC]+|\d+/\S+")
_DASHES = frozenset("-–")
_MARKS = '“”"‘’«»().,;:'
_QUOTES = {"“": "”", "‘": "’", "«": "»", '"': '"', "(": ")"}

# Two syllables of one word, common in the names of agencies and in subject lines.
_WORDS = _listed(
    """
    an ninh, an toàn, ban nhân, báo cáo, bưu điện, bảo hiểm, bảo vệ, bằng khen, chiến binh, chiến sĩ, chuyên môn,
    chuyên đề, chuyển đổi, chào mừng, chính quyền, chính sách, chính trị, chăm sóc, chương trình, chất lượng,
    chỉ thị, chủ tịch, cuối năm, cá nhân, cán bộ, cán sự, công chức, công lập, công nghiệp, công nghệ, công nhận,
    công thương, công trình, công tác, cơ quan, cơ sở, cải cách, cấp cơ, cấp tỉnh, cấp xã, cựu chiến, danh hiệu,
    doanh nghiệp, du lịch, dân số, dân tộc, dịch bệnh, dịch vụ, dữ liệu, gia đình, giai đoạn, giao thông, giao ước,
    giám sát, giám đốc, giáo dục, giấy khen, gương mẫu, hiệu quả, hoàn thành, hoạt động, hàng năm, hành chính,
    hình thức, hướng dẫn, hải quan, hằng năm, học tập, hồ sơ, hội đồng, hợp tác, khen thưởng, kho bạc, khoa học,
    khu vực, kinh phí, kinh tế, kiểm lâm, kiểm tra, kế hoạch, kỷ cương, kỷ luật, kỷ niệm, lao động, làm sạch,
    làm theo, lãng phí, lưu trữ, lần thứ, môi trường, mặt trận, nghiên cứu, nghiệp vụ, nghị quyết, ngoại vụ,
    ngân sách, nhiệm vụ, nhà nước, nhân dân, nâng cao, nêu gương, nông dân, nông nghiệp, nông thôn, năm học,
    nội vụ, phong trào, pháp luật, phát triển, phát động, phòng chống, phương hướng, phấn đấu, phụ nữ, quy chế,
    quy định, quyết định, quản lý, quốc hội, quốc phòng, sáng kiến, sáng tạo, sơ kết, số hoá, số hóa, sức khoẻ,
    sức khỏe, sự nghiệp, tham mưu, thanh niên, thanh tra, thi đua, thiên tai, thuế quan, thành lập, thành phố,
    thành tích, thông báo, thông tin, thương binh, thương mại, thường xuyên, thắng lợi, thể thao, thống kê,
    thực hiện, thực phẩm, tiên tiến, tiêu biểu, tiết kiệm, toàn quốc, trao đổi, triển khai, trung tâm,
    truyền thông, truyền thống, trách nhiệm, trọng tâm, trọng điểm, trực tuyến, tài chính, tài nguyên, tài sản,
    tôn giáo, tăng cường, tư pháp, tư tưởng, tập thể, tặng thưởng, tổ chức, tổng hợp, tổng kết, uỷ ban, viên chức,
    viễn thông, văn bản, văn hoá, văn hóa, văn phòng, văn thư, vận tải, vệ sinh, xuất sắc, xây dựng, xã hội,
    xúc tiến, xăng dầu, y tế, yêu nước, điển hình, điện tử, đoàn kết, đào tạo, đánh giá, đăng ký, đơn vị, đại biểu,
    đại hội, đại đoàn, đạo đức, đảng bộ, đầu năm, đầu tư, đẩy mạnh, đề nghị, đối ngoại, đổi mới, đột xuất, ủy ban,
    ứng dụng
    """
)


def break_costs(words: list[str], fits: Callable[[str], bool]) -> list[float]:
    """What a break before each word costs. ``fits``: whether a stretch of the text fits a line."""
    costs = [_cost(words, at) for at in range(len(words))]
    for start, end in _enclosed(words):
        if fits(" ".join(words[start : end + 1])):
            for inside in range(start + 1, end + 1):
                costs[inside] = max(costs[inside], _IN_QUOTE)
    for at in range(1, len(words) - 1):
        if words[at] in _DASHES and _is_number(words[at - 1]) and _is_number(words[at + 1]):
            costs[at] = costs[at + 1] = _IN_QUOTE  # 2021 - 2025
    return costs


def _cost(words: list[str], at: int) -> float:
    if at == 0:
        return _AT_PHRASE
    before, after = words[at - 1], words[at]
    first, second = (word.casefold().strip(_MARKS) for word in (before, after))
    if before.endswith((";", ":")):
        return _AT_SEMICOLON
    is_parted = before.endswith(",") or after[:1] in _QUOTES
    if not is_parted:
        if f"{first} {second}" in _WORDS or _are_number_and_unit(first, second, before, after):
            return TORN
        if _is_name(before, after):
            return _IN_NAME
    if after in _DASHES:
        return _IN_NAME
    if first in _BEGINS_PHRASE or _is_number(after) or before in _DASHES:
        return _AFTER_PREPOSITION
    third = words[at + 1].casefold().strip(_MARKS) if at + 1 < len(words) else ""
    if is_parted:
        return _AT_COMMA
    return _AT_PHRASE if _begins_phrase(after, second, third) else _ANYWHERE


def _begins_phrase(word: str, second: str, third: str) -> bool:
    if f"{second} {third}" in _BEGIN_PHRASE_IN_TWO:
        return True
    if f"{second} {third}" in _WORDS:
        return False  # "số hóa", "có công"
    # "ỦY BAN NHÂN DÂN / TỈNH HÒA AN" over two lines, but "Ủy ban nhân dân tỉnh" on one
    return second in _BEGINS_PHRASE or word in ("TỈNH", "HUYỆN")


def _are_number_and_unit(first: str, second: str, before: str, after: str) -> bool:
    """ "năm | 2026", "05 | năm"."""
    return (first in _BEFORE_NUMBER and _is_number(after)) or (before.isdecimal() and second in _AFTER_NUMBER)


def _is_number(word: str) -> bool:
    return _NUMBER.fullmatch(word.strip(_MARKS)) is not None


def _is_name(before: str, after: str) -> bool:
    """Two syllables with capitals inside a sentence: "Trà Vinh"."""
    return before[:1].isupper() and after[:1].isupper() and not (before.isupper() or after.isupper())


def _enclosed(words: list[str]) -> Iterator[tuple[int, int]]:
    """(first, last) word of every stretch in quotation marks or brackets."""
    start, closing = -1, ""
    for at, word in enumerate(words):
        if start < 0 and word[:1] in _QUOTES:
            start, closing = at, _QUOTES[word[0]]
        if start >= 0 and closing in (word[1:] if at == start else word):
            yield start, at
            start = -1

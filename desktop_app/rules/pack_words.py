"""Places of a rule file in the words of an office: "tiêu chuẩn CSTDCS › điều kiện merit › yêu cầu"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop_app.domain.award.catalogue import BY_CODE

_WORDS: Mapping[str, str] = {
    "pack": "gói",
    "version": "ngày của bản",
    "rule_set": "bộ quy định",
    "text": "văn bản",
    "counting": "cách tính",
    "sources": "căn cứ",
    "common": "điều kiện chung",
    "criterion": "tiêu chuẩn",
    "condition": "điều kiện",
    "of": "trong đó",
    "transition": "chuyển tiếp",
    "quota": "tỷ lệ",
    "base_salary": "lương cơ sở",
    "decree": "nghị định",
    "instrument": "văn bản xếp loại",
    "staff_groups": "nhóm đối tượng",
    "bands": "mức điểm",
    "cap": "tỷ lệ xuất sắc",
    "outstanding": "đơn vị xuất sắc",
    "least_months": "số tháng ít nhất",
    "row": "dòng",
    "period": "đợt nghỉ",
    "within": "trong thời gian đó",
    "held": "đã được tặng",
    "name": "tên",
    "short_name": "tên ngắn",
    "id": "mã",
    "key": "mã điều kiện",
    "kind": "loại điều kiện",
    "term": "tên gọi",
    "award": "danh hiệu, hình thức",
    "awards": "danh hiệu, hình thức",
    "subject": "đối tượng",
    "decided_by": "thẩm quyền",
    "required": "yêu cầu",
    "source": "căn cứ",
    "evidence": "mức kiểm chứng",
    "valid_from": "có hiệu lực từ",
    "valid_to": "có hiệu lực đến",
    "received_from": "hồ sơ nhận từ",
    "received_to": "hồ sơ nhận đến",
    "in_force_from": "có hiệu lực từ",
    "in_force_to": "có hiệu lực đến",
    "from_on": "từ ngày",
    "dated_on": "ngày ban hành",
    "amount": "số tiền",
    "factor": "hệ số nhân",
    "rounding": "làm tròn",
    "rounding_step": "làm tròn đến",
    "percent": "tỷ lệ phần trăm",
    "count": "số lượng",
    "years": "số năm",
    "months": "số tháng",
    "at_least": "mức xếp loại",
    "rating": "mức xếp loại",
    "base": "gốc tính",
    "body": "nơi bỏ phiếu",
    "titles": "danh hiệu",
    "mildest": "hình thức kỷ luật nhẹ nhất",
    "words": "lời ghi",
    "ending": "lời nhắc hết hiệu lực",
    "is_delegated": "giao địa phương quy định",
    "days": "các ngày nghỉ",
    "worked": "các ngày làm bù",
    "first_year": "năm đầu",
    "last_year": "năm cuối",
    "collective": "tập thể",
    "household": "hộ gia đình",
    "at_most": "mức tối đa",
    "own_fund": "cơ quan tự chi",
    "fund_ceiling": "mức tối đa của quỹ",
    "end": "hết hiệu lực",
    "by": "theo bộ quy định",
    "when": "khi nào",
}
_VALUES: Mapping[str, str] = {
    "text": "đã đọc văn bản",
    "quoted": "có nguồn trích dẫn",
    "local": "thực tế địa phương",
    "plan": "theo kế hoạch",
    "inferred": "suy ra, chưa kiểm chứng",
    "unverified": "chưa kiểm chứng",
}


def place_words(place: str, file_name: str) -> str:
    """Where an error stands: without the file's name, its tables called as an office would call them."""
    parts = place.removeprefix(f"{file_name}: ").removeprefix(f"{file_name}, ").split(": ")
    told = []
    for part in parts:
        found = re.match(r"(\w+) (\d+)(.*)", part)
        told.append(f"{_WORDS.get(found[1], found[1])} thứ {found[2]}{found[3]}" if found else part)
    return re.sub(r"“(\w+)”", lambda one: f"mục “{one[1]}”", ", ".join(told))


def path_words(parts: tuple[tuple[str, str], ...]) -> str:
    """A place of a pack: pairs of a table or key and the name of its row ("" where it has none)."""
    return " › ".join(f"{_WORDS.get(key, key)} {_row_words(row)}".strip() for key, row in parts)


def value_words(key: str, value: str) -> str:
    """A value as the clerk reads it."""
    return _VALUES.get(value, value) if key == "evidence" else value


def _row_words(row: str) -> str:
    return " ".join(_word(one) for one in row.split(" "))


def _word(word: str) -> str:
    if word in BY_CODE:
        return BY_CODE[word].short_name
    return {"person": "(cá nhân)", "collective": "(tập thể)"}.get(word, word)

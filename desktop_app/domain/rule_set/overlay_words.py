"""What an overlay row asks, in a sentence, and the words for its kinds and parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.proof.conduct import DISCIPLINE_NAMES, DisciplineKind
from desktop_app.domain.proof.review import REVIEW_BODY_NAMES, ReviewBody
from desktop_app.domain.proof.work_rating import GRADE_NAMES, RatingGrade

KIND_NAMES: Mapping[str, str] = {
    "quota": "Tỷ lệ tối đa được xét",
    "members_reach": "Tỷ lệ thành viên đạt danh hiệu",
    "members_have": "Số thành viên đạt danh hiệu",
    "months_worked": "Số tháng công tác trong năm",
    "rated": "Mức xếp loại",
    "initiatives": "Sáng kiến được công nhận",
    "no_discipline": "Không bị kỷ luật",
    "voted": "Tỷ lệ phiếu bình xét",
    "in_being": "Thời gian thành lập của tập thể",
    "holds": "Đã có danh hiệu, hình thức",
    "attested": "Điều kiện do biên bản bình xét xác nhận",
}
"""The kinds the window offers; the command line takes every kind a rule file may have."""

PARAMETER_NAMES: Mapping[str, str] = {
    "kind": "loại điều kiện",
    "percent": "tỷ lệ phần trăm",
    "base": "gốc tính",
    "scope": "phạm vi tính",
    "awards": "danh hiệu, hình thức",
    "award": "danh hiệu, hình thức",
    "count": "số lượng",
    "months": "số tháng",
    "years": "số năm",
    "at_least": "mức xếp loại",
    "reaches": "cấp công nhận",
    "mildest": "hình thức kỷ luật nhẹ nhất",
    "is_of_members": "tính cả thành viên",
    "is_strict": "trên, không tính bằng",
    "body": "nơi bỏ phiếu",
    "is_secret": "bỏ phiếu kín",
    "quorum_percent": "tỷ lệ dự họp",
    "required": "nội dung yêu cầu",
    "key": "mã điều kiện",
}

_BASES = {"members": "tổng số thành viên", "present": "số người dự họp", "valid": "số phiếu hợp lệ"}
_BASES_BY_DEFAULT = "members"


def required_words(values: Mapping[str, Any]) -> str:
    """The sentence of a row whose words nobody wrote; "" where kind and parameters cannot tell it."""
    try:
        return _told(values)
    except (KeyError, ValueError, TypeError):
        return ""  # a parameter is missing or of another sort: the reader says which


def _told(values: Mapping[str, Any]) -> str:
    match values.get("kind"):
        case "quota":
            base = _awards(values["base"]) if values.get("base") else "số người có mặt"
            where = "từng đơn vị" if values.get("scope") == "unit" else "toàn cơ quan"
            return f"Tối đa {values['percent']} % số {base}, tính theo {where}"
        case "members_reach":
            how = "Trên" if values.get("is_strict") else "Ít nhất"
            return f"{how} {values['percent']} % thành viên đạt {_awards(values['awards'])}"
        case "members_have":
            return f"Có ít nhất {values.get('count', 1)} thành viên đạt {_awards(values['awards'])}"
        case "months_worked":
            return f"Công tác đủ {values['months']} tháng trong năm xét"
        case "rated":
            return f"Xếp loại {GRADE_NAMES[RatingGrade(values['at_least'])].lower()} trở lên"
        case "no_discipline":
            form = DISCIPLINE_NAMES[DisciplineKind(values["mildest"])].lower()
            whom = "Không có thành viên nào bị" if values.get("is_of_members") else "Không bị"
            return f"{whom} kỷ luật từ {form} trở lên trong năm xét"
        case "initiatives":
            return f"Có ít nhất {values.get('count', 1)} sáng kiến hoặc đề tài, đề án, công trình được công nhận"
        case "in_being":
            return f"Tập thể thành lập từ {values['years']} năm trở lên"
        case "holds":
            return f"Đã được tặng {_awards(values['awards'])}"
        case "voted":
            body = REVIEW_BODY_NAMES[ReviewBody(values["body"])]
            base = _BASES[values.get("base", _BASES_BY_DEFAULT)]
            how = "bỏ phiếu kín" if values.get("is_secret") else "biểu quyết"
            quorum = (
                f", cuộc họp có ít nhất {values['quorum_percent']} % thành viên dự"
                if "quorum_percent" in values
                else ""
            )
            return f"{body} {how} đạt từ {values['percent']} % {base} trở lên{quorum}"
    return ""


def _awards(codes: Sequence[str]) -> str:
    return " hoặc ".join(award_name(one) for one in codes)

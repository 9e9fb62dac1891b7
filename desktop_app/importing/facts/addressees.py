"""To whom, and through whom, something is sent."""

from __future__ import annotations

import re

_TO = re.compile(
    r"(?:gửi|nộp|báo cáo|đăng ký|chuyển|phản ánh|trình)\b[^.;]{0,160}?"
    r"\b(?:về|cho|đến|tới|với)\s+(?P<who>[^\W\d_][^,.;:()0-9]{1,100})"
)
_DIRECT = re.compile(r"\b(?:gửi|nộp|về)\s+(?P<who>[^\W\d_][^,.;:()0-9]{1,100})")
_TOLD = re.compile(r"\bbáo cáo\s+(?P<who>[^\W\d_][^,.;:()0-9]{1,100})")
_ENDS = re.compile(
    r"\s(?:chậm|muộn|trễ|trước|để|theo|hạn|qua|thông qua|vào|đúng|đến|xem xét|"
    r"tổng hợp|trong|khi|làm|sau|kịp thời|bằng|không|hoặc)\b"
)
_VIA = re.compile(
    r"\((?:thông\s+)?qua\s+(?P<who>[^()]{2,100})\)|\b(?:thông qua|qua)\s+(?P<bare>[^\W\d_][^,.;:()0-9]{2,80})"
)


def addressee_in(sentence: str) -> str | None:
    """The body something is sent to: "gửi về Hội đồng TĐKT (qua Văn phòng)" → "Hội đồng TĐKT"."""
    for pattern in (_TO, _DIRECT, _TOLD):
        for found in pattern.finditer(sentence[:3000]):
            who = _cut(found["who"])
            if who and who[0].isupper():
                return who
    return None


def via_in(sentence: str) -> str | None:
    """The body it passes through: "(qua Văn phòng)" → "Văn phòng"."""
    for found in _VIA.finditer(sentence[:3000]):
        who = found["who"] or _cut(found["bare"])
        if who and who[0].isupper():
            return who.strip()
    return None


def _cut(who: str) -> str:
    end = _ENDS.search(who)
    return (who[: end.start()] if end else who).strip()

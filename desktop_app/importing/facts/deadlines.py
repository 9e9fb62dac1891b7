"""Deadlines: what is due, by which day, to whom, through whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.facts import Deadline, DeadlineKind
from desktop_app.domain.plan.plan import ReadingNote
from desktop_app.importing.facts.addressees import addressee_in, via_in
from desktop_app.importing.facts.date_phrases import day_at
from desktop_app.importing.facts.passages import Passage, sentences

_HOUR = r"[0-9]{1,2}\s?(?:h|g|giờ)\s?(?:[0-9]{2}\s?)?(?:phút\s?)?,?\s*"
_DAY_AHEAD = r"(?:ngày\s+)?(?=[0-9]{1,2}(?:\s?[/.-]|\s+tháng))"
_LIMIT = re.compile(
    r"(?P<how>(?:chậm|muộn|trễ) nhất|hạn (?:cuối|chót|nộp|đăng ký|gửi)|thời hạn|thời gian (?:gửi|nộp|đăng ký)|không quá|"
    rf"không muộn hơn|(?:đến|trong|trước|xong) hết)(?P<between>[^.;0-9]{{0,60}}?)(?P<hour>{_HOUR})?{_DAY_AHEAD}"
    rf"|(?P<before>\btrước)\s+(?P<until>{_HOUR})?{_DAY_AHEAD}",
    re.IGNORECASE,
)
_EXCLUSIVE = re.compile(r"\btrước\b(?!\s+(?:khi\s+)?hết)", re.IGNORECASE)
_PERIOD = re.compile(r"\btừ\s[^;]*$", re.IGNORECASE)
_YEARLY = re.compile(r"h[ằà]ng (?:năm|quý|tháng)|mỗi (?:năm|quý|tháng)|định kỳ", re.IGNORECASE)
_FORM = re.compile(
    r"\b(?:có|theo|kèm(?: theo)?|đính kèm)\s+(?:các\s+|bảng\s+|biểu\s+|phiếu\s+|bản\s+)?mẫu|mẫu\s+(?:số|đính kèm|kèm theo|gửi kèm)",
    re.IGNORECASE,
)
_DOSSIER = re.compile(
    r"hồ sơ (?:đề nghị|khen|xét|trình|bình|công nhận|thi đua)|đề nghị (?:khen thưởng|xét|công nhận)|tờ trình|bình xét",
    re.IGNORECASE,
)
_REGISTRATION = re.compile(r"đăng ký|giao ước", re.IGNORECASE)
_REPORT = re.compile(r"báo cáo|sơ kết|tổng kết", re.IGNORECASE)
_SENT = re.compile(r"gửi|nộp|báo cáo", re.IGNORECASE)
_SOMETHING_ELSE = re.compile(r"sáng kiến|đề tài|bài dự thi|kinh phí|giải pháp", re.IGNORECASE)
_WAVE = re.compile(r"\s*(?:đợt|giai đoạn)\s", re.IGNORECASE)


def read_deadlines(passages: Iterable[Passage], working_year: int | None) -> tuple[list[Deadline], list[ReadingNote]]:
    """The deadlines of a plan. "trước ngày" leaves the day out, all other phrases and "trước 17 giờ ngày" take it in."""
    deadlines: list[Deadline] = []
    warnings: list[ReadingNote] = []
    for passage in passages:
        text = passage.text
        if _LIMIT.search(text) is None:
            continue
        said = ""
        for sentence in sentences(text):
            for found in _LIMIT.finditer(sentence):
                deadline = _deadline(sentence, found, said, passage, working_year)
                if deadline is None:
                    continue
                point = day_at(sentence, found.end())
                deadlines.append(_numbered(deadline, len(deadlines) + 1))
                if point is not None and point.year is None:
                    warnings.append(_assumed(deadline, passage))
            said = sentence
    return deadlines, warnings


def _deadline(
    sentence: str, found: re.Match[str], said_before: str, passage: Passage, working_year: int | None
) -> Deadline | None:
    point = day_at(sentence, found.end())
    if point is None or _WAVE.match(sentence):
        return None
    how = (found["how"] or "").lower()
    if how.endswith(" hết") and how != "trước hết" and _PERIOD.search(sentence[: found.start()]):
        return None
    if found["between"] and _PERIOD.search(f"{found['between']}"):
        return None
    kind = _kind(sentence, found, said_before, passage)
    if point.year is None and kind is DeadlineKind.REPORT:
        return None  # a recurring report, not one day
    if point.year is None and _YEARLY.search(sentence):
        return None
    on = point.on(working_year)
    if on is None and point.year is not None:
        return None
    return Deadline(
        uid="",
        block_uid=passage.block.uid,
        quote=sentence,
        deadline_kind=kind,
        on=on,
        is_inclusive=_is_inclusive(found),
        text=sentence,
        addressee=addressee_in(sentence) or (None if _SENT.search(sentence) else addressee_in(said_before)),
        via=via_in(sentence),
        has_form=_FORM.search(sentence) is not None,
    )


def _is_inclusive(found: re.Match[str]) -> bool:
    if found["before"]:
        return found["until"] is not None
    if found["hour"]:
        return True
    return _EXCLUSIVE.search(found["between"] or "") is None


def _kind(sentence: str, found: re.Match[str], said_before: str, passage: Passage) -> DeadlineKind:
    """By the words before the day, then by the whole sentence, the one before it, and the headings."""
    for text in (sentence[: found.end()], sentence, said_before):
        if _DOSSIER.search(text):
            return DeadlineKind.DOSSIER
        if _REGISTRATION.search(text):
            return DeadlineKind.REGISTRATION
        if _REPORT.search(text):
            return DeadlineKind.REPORT
    if _SOMETHING_ELSE.search(sentence):
        return DeadlineKind.OTHER
    headings = fold(" ".join(passage.headings[-2:]))
    if "dang ky" in headings:
        return DeadlineKind.REGISTRATION
    if "ho so" in headings:
        return DeadlineKind.DOSSIER
    return DeadlineKind.OTHER


def _numbered(deadline: Deadline, index: int) -> Deadline:
    return replace(deadline, uid=f"deadline-{index}")


def _assumed(deadline: Deadline, passage: Passage) -> ReadingNote:
    if deadline.on is None:
        message = "Hạn nộp không ghi năm và chưa rõ năm công tác; ghi năm của hạn này."
        return ReadingNote("deadline.year_missing", message, passage.line)
    message = f"Hạn nộp không ghi năm; tạm lấy năm công tác {deadline.on.year}, xác nhận lại hạn này."
    return ReadingNote("deadline.year_assumed", message, passage.line)

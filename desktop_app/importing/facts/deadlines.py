"""Deadlines: what is due, by which day, to whom, through whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.language.dates import format_text, month_end
from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.facts import Deadline, DeadlineKind, Precision
from desktop_app.domain.plan.plan import ReadingNote
from desktop_app.importing.facts.addressees import addressee_in, via_in
from desktop_app.importing.facts.date_phrases import Point, day_at, period_in
from desktop_app.importing.facts.passages import Passage, sentences

_HOUR = r"[0-9]{1,2}\s?(?:h|g|giờ|:)\s?(?:[0-9]{2}\s?)?(?:phút\s?|['’′]\s?)?,?\s*"
_DAY_AHEAD = r"(?:ngày\s+)?(?=[0-9]{1,2}(?:\s?[/.-]|\s+tháng))"
_LIMIT = re.compile(
    r"(?P<how>(?:chậm|muộn|trễ) nhất|hạn (?:cuối|chót|nộp|đăng ký|gửi)|thời hạn|thời gian (?:gửi|nộp|đăng ký)|"
    r"không quá(?=[^.;0-9]{0,60}\bngày\s)|không muộn hơn|(?:đến|trong|trước|xong) hết|"
    r"nhận [^.;0-9]{0,60}\bđến(?=\s+(?:[0-9]{1,2}\s?(?:h|g|giờ)|ngày)))"
    rf"(?P<between>[^.;0-9]{{0,60}}?)(?P<hour>{_HOUR})?{_DAY_AHEAD}"
    rf"|(?P<before>\btrước)\s+(?P<until>{_HOUR})?{_DAY_AHEAD}",
    re.IGNORECASE,
)
_MONTH_LIMIT = re.compile(
    r"(?P<how>(?:chậm|muộn|trễ) nhất|hạn (?:cuối|chót|nộp|đăng ký|gửi)|thời hạn|(?:đến|trước|xong) hết|trong)"
    r"(?:\s+(?:là|vào|trong|đến|hết|cuối|:))*\s*:?\s*tháng\s+(?P<month>[0-9]{1,2})\s*(?:/|năm)\s*(?P<year>20[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_WINDOW = re.compile(
    r"(?:thời gian|thời hạn)\s+(?:tiếp nhận|nhận|đăng ký|gửi|nộp)[^.;0-9]{0,80}?(?=\btừ\s)", re.IGNORECASE
)
_NEXT_YEAR = re.compile(r"\s+(?:của\s+)?năm\s+(?:sau|kế tiếp|liền kề|tiếp theo)", re.IGNORECASE)
_NOT_DUE = re.compile(
    r"(?:tuyển dụng|sinh|vào ngành|kết nạp|bổ nhiệm|nghỉ hưu|hiệu lực|"
    r"được (?:thực hiện|ban hành|thành lập|công nhận|tặng|khen thưởng))[^.;,]{0,40}$",
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
    r"hồ sơ (?:đề nghị|sơ kết|tổng kết|khen|xét|trình|bình|công nhận|thi đua)|"
    r"đề nghị (?:khen thưởng|xét|công nhận)|tờ trình|bình xét",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"(?:gửi|nộp|nhận)\b[^.;]{0,60}\bhồ sơ\b|\bhồ sơ\b[^.;]{0,60}(?:gửi|nộp|trước|chậm nhất)", re.IGNORECASE
)
_REGISTRATION = re.compile(r"đăng ký|giao ước", re.IGNORECASE)
_REPORT = re.compile(r"báo cáo|sơ kết|tổng kết", re.IGNORECASE)
_OTHER_DEED = re.compile(r"xây dựng|ban hành|hoàn thành|thành lập|phổ biến|triển khai", re.IGNORECASE)
_FRAGMENT = re.compile(r"(?:sơ kết|tổng kết|cả năm|cuối năm)[^.:]{0,30}:")  # goes on with what was said before
_NEAR = 1000
_SENT = re.compile(r"gửi|nộp|báo cáo", re.IGNORECASE)
_SOMETHING_ELSE = re.compile(r"sáng kiến|đề tài|bài dự thi|kinh phí|giải pháp", re.IGNORECASE)
_WAVE = re.compile(r"\s*(?:đợt|giai đoạn)\s", re.IGNORECASE)


@dataclass(frozen=True)
class _Said:
    """One sentence to read, the one before it, where it stands, and the days a year that is not written follows from."""

    text: str
    before: str
    passage: Passage
    working_year: int | None
    issued_on: date | None

    def day(self, point: Point) -> date | None:
        """The day a point means; without a year the next such day of the plan: a school year ends in the year after."""
        year = self.working_year
        if point.year is not None or year is None:
            return point.on(None)
        if _NEXT_YEAR.match(self.text, point.end):
            return point.on(year + 1)
        on = point.on(year)
        is_past = on is not None and self.issued_on is not None and on < self.issued_on
        return point.on(year + 1) if is_past else on


def read_deadlines(
    passages: Iterable[Passage], working_year: int | None, issued_on: date | None = None
) -> tuple[list[Deadline], list[ReadingNote]]:
    """The deadlines of a plan. "trước ngày" leaves the day out, all other phrases and "trước 17 giờ ngày" take it in."""
    deadlines: list[Deadline] = []
    warnings: list[ReadingNote] = []
    for passage in passages:
        before = ""
        for sentence in sentences(passage.text):
            said = _Said(sentence, before, passage, working_year, issued_on)
            for found, note in _in_sentence(said):
                deadlines += [replace(found, uid=f"deadline-{len(deadlines) + 1}")] if found else []
                warnings += [note] if note else []
            before = sentence
    return deadlines, warnings


def _in_sentence(said: _Said) -> Iterator[tuple[Deadline | None, ReadingNote | None]]:
    sentence = said.text
    for found in _LIMIT.finditer(sentence):
        yield _by_day(said, found)
    window = _WINDOW.search(sentence)
    period = period_in(sentence[window.end() :], said.working_year) if window else None
    if window and period and period.to_on and period.precision is Precision.DAY:
        yield _built(said, window.end() + period.end, period.to_on, is_inclusive=True), None
    for found in _MONTH_LIMIT.finditer(sentence):
        month = int(found["month"])
        if 1 <= month <= 12 and not _PERIOD.search(sentence[: found.start()]):
            deadline = _built(said, found.end(), month_end(int(found["year"]), month), is_inclusive=True)
            if deadline.deadline_kind is not DeadlineKind.OTHER and (found["how"] != "trong" or _SENT.search(sentence)):
                yield deadline, None


def _by_day(said: _Said, found: re.Match[str]) -> tuple[Deadline | None, ReadingNote | None]:
    nothing = None, None
    sentence, before = said.text, said.text[: found.start()]
    point = day_at(sentence, found.end())
    if point is None or _is_no_limit(said, found, before):
        return nothing
    is_report = _kind(said, found.end()) is DeadlineKind.REPORT
    if point.year is None and (is_report or _YEARLY.search(sentence)):
        return nothing  # a recurring day
    on = said.day(point)
    if on is None and point.year is not None:
        message = f"Hạn nộp ghi ngày {point.day:02}/{point.month:02}/{point.year}, là ngày không có; ghi lại hạn này."
        return None, ReadingNote("deadline.date_invalid", message, said.passage.line)
    if on is None and said.working_year is not None:
        return nothing
    deadline = _built(said, found.end(), on, is_inclusive=_is_inclusive(found))
    if point.year is None:
        return deadline, _assumed(deadline, said.passage)
    if on is not None and said.issued_on is not None and on < said.issued_on:
        if not _SENT.search(sentence):
            return nothing  # a day of the past, told and not set
        message = f"Hạn {format_text(on)} sớm hơn ngày ban hành kế hoạch; kiểm tra lại hạn này."
        return deadline, ReadingNote("deadline.before_issue", message, said.passage.line)
    return deadline, None


def _is_no_limit(said: _Said, found: re.Match[str], before: str) -> bool:
    """Whether the words only look like a limit: the end of a period, a day before which somebody was employed."""
    how = (found["how"] or "").lower()
    if how.endswith(" hết") and (_WAVE.match(said.text) or (how != "trước hết" and _PERIOD.search(before))):
        return True
    if found["between"] and _PERIOD.search(found["between"]):
        return True
    return found["before"] is not None and _NOT_DUE.search(before) is not None


def _built(said: _Said, at: int, on: date | None, *, is_inclusive: bool) -> Deadline:
    sentence = said.text
    return Deadline(
        uid="",
        block_uid=said.passage.block.uid,
        quote=sentence,
        deadline_kind=_kind(said, at),
        on=on,
        is_inclusive=is_inclusive,
        text=sentence,
        addressee=addressee_in(sentence) or (None if _SENT.search(sentence) else addressee_in(said.before)),
        via=via_in(sentence),
        has_form=_FORM.search(sentence) is not None,
    )


def _is_inclusive(found: re.Match[str]) -> bool:
    if found["before"]:
        return found["until"] is not None
    if found["hour"]:
        return True
    return _EXCLUSIVE.search(found["between"] or "") is None


def _kind(said: _Said, at: int) -> DeadlineKind:
    """By the words before the day, then by the whole sentence, the one before it, and the headings."""
    start = max(0, at - _NEAR)  # an endless sentence is read around the day only
    whole, at = said.text[start : at + _NEAR], at - start
    if _OTHER_DEED.search(whole[:at]) and "," in whole[at:]:
        whole = whole[: whole.find(",", at)]  # what is done by that day, not what comes then
    texts = (whole[:at], whole, said.before[:_NEAR])
    for text in (said.before, *texts) if _FRAGMENT.match(whole) else texts:
        if _DOSSIER.search(text):
            return DeadlineKind.DOSSIER
        if _REGISTRATION.search(text):
            return DeadlineKind.REGISTRATION
        if _REPORT.search(text):
            return DeadlineKind.REPORT
    if _SOMETHING_ELSE.search(said.text):
        return DeadlineKind.OTHER
    if _PAPERS.search(said.text) or _PAPERS.search(said.before):
        return DeadlineKind.DOSSIER
    headings = fold(" ".join(said.passage.headings[-2:]))
    if "dang ky" in headings:
        return DeadlineKind.REGISTRATION
    if "ho so" in headings:
        return DeadlineKind.DOSSIER
    return DeadlineKind.OTHER


def _assumed(deadline: Deadline, passage: Passage) -> ReadingNote:
    if deadline.on is None:
        message = "Hạn nộp không ghi năm và chưa rõ năm công tác; ghi năm của hạn này."
        return ReadingNote("deadline.year_missing", message, passage.line)
    message = f"Hạn nộp không ghi năm; tạm lấy năm công tác {deadline.on.year}, xác nhận lại hạn này."
    return ReadingNote("deadline.year_assumed", message, passage.line)

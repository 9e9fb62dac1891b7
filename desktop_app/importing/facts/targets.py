"""Targets (chỉ tiêu): percentages, counts and grades a plan sets itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop_app.domain.plan.blocks import BlockKind
from desktop_app.domain.plan.facts import Comparator, Target, TargetUnit
from desktop_app.importing.facts.award_phrases import awards_in
from desktop_app.importing.facts.passages import Passage, sentences
from desktop_app.importing.facts.percentages import Percentage, is_at_least, is_at_most, is_below, percentages_in
from desktop_app.importing.facts.quotas import rated_sentences

_COUNT = re.compile(
    r"(?:[≥>]=?\s*|\b(?:có|ít nhất|tối thiểu|từ|trên|bồi dưỡng|ph[ấâ]n đấu(?: có)?|đạt|giới thiệu|kết nạp)\s+|:\s+)"
    r"(?P<value>[0-9]{1,4})(?P<range>\s*(?:[-–]|đến)\s*[0-9]{1,4})?\s+(?P<noun>[^\W\d_][^,.;:()“”\"0-9]{2,100})",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"(?:năm|tháng|quý|ngày|đợt|giờ|phút|tuần|tỷ|triệu|nghìn)\b")
_GRADE = re.compile(
    r"đạt(?:\s+(?:chuẩn|danh hiệu|mức|loại|tiêu chuẩn|kết quả))?\s*:?\s*[“\"](?P<grade>[^“”\"]{3,120})[”\"]",
    re.IGNORECASE,
)
_UNQUOTED_GRADE = re.compile(
    r"đạt\s+(?:mức\s+|loại\s+)?(?P<grade>hoàn thành (?:xuất sắc|tốt)(?: nhiệm vụ| chức trách, nhiệm vụ)?)",
    re.IGNORECASE,
)
_NAMED_GRADE = re.compile(
    r"(?<=[^\W\d_])(?:\s*:|\s+đạt)?\s+(?P<grade>hoàn thành (?:xuất sắc|tốt) nhiệm vụ|(?:trong sạch,? )?vững mạnh(?: xuất sắc)?|"
    r"(?<=: )tập thể lao động (?:tiên tiến|xuất sắc))\s*[.;]?$",
    re.IGNORECASE,
)
_AT_LEAST_BEFORE = re.compile(r"(?:ít nhất|tối thiểu|trên|từ|hơn|không dưới|đạt từ|≥|>=)\s*$", re.IGNORECASE)
_AT_MOST_BEFORE = re.compile(r"(?:không quá|tối đa|không vượt quá|dưới|≤|<=)(?:\s+(?:đạt|là))?\s*$", re.IGNORECASE)
_STRIVE = re.compile(r"(?:ph[ấâ]n đấu|đạt)\b[^.;]{0,40}$", re.IGNORECASE)
_REACH = re.compile(r"\s*(?:trở lên\s+)?đạt\b")
_DONE = re.compile(r"\b(?:đã|từng)\s[^.;%]{0,30}$", re.IGNORECASE)
_COMMENDED = re.compile(r"khen\b|danh hiệu|kỷ niệm chương", re.IGNORECASE)
_OR_MORE = re.compile(r"\btrở lên\b", re.IGNORECASE)
_OR_MORE_FIRST = re.compile(r"^\s*trở lên\b")
_SUBJECT = re.compile(
    r"\s*(?!(?:so với|đạt|trong|trên|và|hoặc|tăng|giảm|trở|mỗi|được|là)\s(?!tổng số))(?:(?:số|tổng số|trên tổng số|của)\s+)?"
    r"(?P<subject>[^\W\d_][^.;:“”\"0-9]{1,200})"
)
_SUBJECT_ENDS = re.compile(
    r"\s*(?:,?\s(?:trở lên|đạt|không|chấp hành|hoàn thành|được|có|tham gia|thực hiện|đăng ký|hưởng ứng|cho|nghiêm|gương mẫu|"
    r"tích cực|thường xuyên|xếp|phấn đấu|ký|nộp|bảo đảm|đảm bảo|sử dụng|ứng dụng|trong năm|là|vi phạm|tăng|giảm)\b|$)"
)
_NO_SUBJECT = re.compile(r"(?:tăng|giảm|ph[ấâ]n đấu|đạt|từ|khoảng|trên|có|duy trì|bình quân)(?:\s|$)", re.IGNORECASE)
_NEAR = 1000
_SOMEBODY = re.compile(r"^(?:đ/c|đồng chí|người|cá nhân|tập thể)$", re.IGNORECASE)
_RATE_OF = re.compile(r"^(?:t[ỷỉ] lệ|số lượng)\s+", re.IGNORECASE)
_WOMEN = re.compile(r"^nữ\b|\bnữ (?:CB|cán bộ|công chức|đoàn viên|CNVC)|^phụ nữ", re.IGNORECASE)


def read_targets(passages: Iterable[Passage]) -> list[Target]:
    """The targets of a plan in reading order; a percentage that limits awards is a quota, one that an award asks for a
    criterion, and none of these."""
    targets: list[Target] = []
    for passage in passages:
        if passage.block.kind is BlockKind.SECTION:
            continue
        is_listed = passage.has_heading("chi tieu") and not passage.block.children
        text = passage.text
        if not is_listed and not percentages_in(text):
            continue
        limited = {one.text for one in rated_sentences(passage)}
        for sentence in sentences(text):
            if sentence in limited or (not is_listed and _is_criterion(sentence, passage)):
                continue
            for target in _targets_of(sentence, is_listed):
                if target.comparator is not Comparator.AT_MOST or not (_COMMENDED.search(text) or awards_in(text)):
                    targets.append(_anchored(target, passage, len(targets) + 1))
    return targets


def _is_criterion(sentence: str, passage: Passage) -> bool:
    """Whether it says who deserves an award: "có ít nhất 50% cá nhân trong tập thể đạt …" below "Tiêu chuẩn"."""
    if re.search(
        r"cá nhân trong (?:tập thể|đơn vị)|thì (?:được|mới)|được xét|xét (?:cho|tặng)|được khen thưởng|\bphải\b|\bphiếu\b",
        sentence,
        re.IGNORECASE,
    ):
        return True
    first = percentages_in(sentence)
    if first and awards_in(sentence[: first[0].start]) and not re.search(r"đạt|ph[ấâ]n đấu", sentence, re.IGNORECASE):
        return True  # to whom it is given
    return passage.has_heading("tieu chuan", "dieu kien") and bool(
        awards_in(passage.text) or awards_in(" ".join(passage.headings))
    )


def _anchored(target: Target, passage: Passage, index: int) -> Target:
    return replace(target, uid=f"target-{index}", block_uid=passage.block.uid, quote=target.text)


def _targets_of(sentence: str, is_listed: bool) -> Iterator[Target]:
    percents = percentages_in(sentence)
    for found in percents:
        target = _percent(sentence, found, is_listed)
        if target is not None:
            yield target
    if percents or not is_listed:
        return
    counted_or_graded = _grade(sentence) or _count(sentence)
    if counted_or_graded is not None:
        yield counted_or_graded


def _percent(sentence: str, found: Percentage, is_listed: bool) -> Target | None:
    before = sentence[max(0, found.start - _NEAR) : found.start]
    after = sentence[found.end : found.end + _NEAR]
    is_striven = is_at_least(sentence, found) and _STRIVE.search(before) is not None
    subject = _subject(after) or (_subject_before(before) if is_listed or is_striven else None)
    awards = awards_in(after) or awards_in(before)
    if subject is None and not (is_listed and awards and _REACH.match(after)):
        return None
    if (found.value > 100 and not is_listed) or _DONE.search(before):
        return None
    named = awards_in(subject or "")
    is_award_alone = bool(named) and (named[0].start, named[0].end) == (0, len(subject or ""))
    return Target(
        uid="",
        text=sentence,
        subject=None if is_award_alone else subject,
        measure=awards[0].code if awards else None,
        comparator=_percent_comparator(sentence, found),
        value=found.value if found.low is None else found.low,
        unit=TargetUnit.PERCENT,
        only_women=_WOMEN.search(subject or "") is not None,
    )


def _percent_comparator(sentence: str, found: Percentage) -> Comparator | None:
    if found.low is not None or is_at_least(sentence, found) or _OR_MORE.search(sentence[found.end :][:40]):
        return Comparator.AT_LEAST
    if is_at_most(sentence, found) or is_below(sentence, found):
        return Comparator.AT_MOST
    if found.value == 100:
        return Comparator.EQUAL
    return Comparator.AT_LEAST if _STRIVE.search(sentence[: found.start]) else None


def _count_comparator(before: str, after: str) -> Comparator | None:
    if _OR_MORE.search(after) or _AT_LEAST_BEFORE.search(before):
        return Comparator.AT_LEAST
    if _AT_MOST_BEFORE.search(before):
        return Comparator.AT_MOST
    return Comparator.AT_LEAST if _STRIVE.search(before) else None


def _subject(after: str) -> str | None:
    """Who the percentage is of: "CBCCVC" of "trở lên CBCCVC đạt …"."""
    found = _SUBJECT.match(_OR_MORE_FIRST.sub("", after))
    if found is None:
        return None
    end = _SUBJECT_ENDS.search(found["subject"])
    subject = found["subject"][: end.start()] if end else found["subject"]
    return subject.strip(" ,") or None


def _subject_before(before: str) -> str | None:
    """Who stands before the percentage: "Cán bộ, công chức đạt LĐTT: 90%"."""
    found = re.match(r"(?P<subject>[^\W\d_][^.;:“”\"0-9]{1,150})", _RATE_OF.sub("", before))
    if found is None or _NO_SUBJECT.match(found["subject"]):
        return None
    end = _SUBJECT_ENDS.search(found["subject"])
    return (found["subject"][: end.start()] if end else found["subject"]).strip(" ,:") or None


def _grade(sentence: str) -> Target | None:
    found = _GRADE.search(sentence) or _UNQUOTED_GRADE.search(sentence) or _NAMED_GRADE.search(sentence)
    if found is None:
        return None
    written = found["grade"]
    is_or_more = _OR_MORE.search(written) is not None or _OR_MORE.search(sentence[found.end() :][:20]) is not None
    subject = re.sub(
        r"\s*(?:ph[ấâ]n đấu|được công nhận|tiếp tục|duy trì|được xếp loại)\s*$", "", sentence[: found.start()].rstrip()
    )
    awards = awards_in(written)
    return Target(
        uid="",
        text=sentence,
        subject=subject.strip(" ,:") or None,
        measure=awards[0].code if awards else None,
        comparator=Comparator.AT_LEAST if is_or_more else Comparator.EQUAL,
        unit=TargetUnit.GRADE,
        grade=_OR_MORE.sub("", written).strip(),
    )


def _count(sentence: str) -> Target | None:
    found = _COUNT.search(sentence)
    if found is None or _NO_COUNT.match(found["noun"]):
        return None
    subject = found["noun"]
    end = _SUBJECT_ENDS.search(subject)
    awards = awards_in(sentence)
    return Target(
        uid="",
        text=sentence,
        subject=_SOMEBODY.sub("", (subject[: end.start()] if end else subject).strip(" ,")) or None,
        measure=awards[0].code if awards else None,
        comparator=_count_comparator(sentence[: found.start("value")], sentence[found.end("value") :])
        if found["range"] is None
        else Comparator.AT_LEAST,
        value=float(found["value"]),
        unit=TargetUnit.COUNT,
    )

"""Conditions about time: months worked, training, how long a collective has existed, when the dossier came in."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.judging.judgement import Finding, Verdict
from desktop_app.domain.judging.matter import Matter, finding
from desktop_app.domain.judging.record import Stay, SubjectRecord
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import fold
from desktop_app.domain.proof.conduct import AbsenceKind
from desktop_app.domain.rule_set.conditions import (
    FormerUnitOpinion,
    InBeing,
    MonthsWorked,
    ReceivedBy,
    ReceivedWithin,
    TrainedWell,
)


def judge_months_worked(condition: MonthsWorked, matter: Matter) -> Finding:
    """Whole months of the year at work; absences that the rules count are time worked."""
    record = matter.record
    first, last = date(matter.year, 1, 1), date(matter.year, 12, 31)
    recruited = record.service.recruited_on if record.service is not None else None
    is_old_hand = recruited < first if recruited is not None else _was_there_before(record, matter.year)
    if condition.is_of_recruits and is_old_hand:
        since = f", tuyển dụng {format_text(recruited)}" if recruited is not None else ""
        return finding(condition.rule, Verdict.MET, f"Không phải người mới tuyển dụng trong năm {matter.year}{since}")
    left = record.service.left_on if record.service is not None else None
    if recruited is None and not is_old_hand:
        return finding(
            condition.rule,
            Verdict.MISSING,
            "Sổ chưa ghi ngày tuyển dụng",
            lacking="Ghi ngày tuyển dụng, tiếp nhận.",
            soonest=matter.year,
        )
    begin = max(first, recruited) if recruited is not None else first
    end = min(last, left) if left is not None else last
    away = _days_away(record, matter, begin, end)
    months = whole_months(begin + timedelta(days=away), end + timedelta(days=1))
    since = (
        f"tuyển dụng {format_text(recruited)}" if recruited is not None and recruited > first else "làm việc từ đầu năm"
    )
    off = f", trừ {away} ngày nghỉ không được tính" if away else ""
    present = f"{months} tháng trong năm {matter.year} ({since}{off})"
    if months >= condition.months:
        return finding(condition.rule, Verdict.MET, present)
    return finding(
        condition.rule,
        Verdict.NOT_MET,
        present,
        lacking=f"Làm việc đủ {condition.months} tháng trong năm.",
        soonest=matter.year + 1,
        steps=(f"làm việc đủ {condition.months} tháng trong năm {matter.year + 1}",),
    )


def _was_there_before(record: SubjectRecord, year: int) -> bool:
    return record.known_from is not None and record.known_from < year


def _days_away(record: SubjectRecord, matter: Matter, begin: date, end: date) -> int:
    """Days of absences that do not count as time worked, each day once."""
    days: set[date] = set()
    for one in record.absences:
        if one.absence_kind in matter.counting.absences_counted:
            continue
        day, to = max(begin, one.from_on), min(end, one.to_on or end)
        while day <= to:
            days.add(day)
            day += timedelta(days=1)
    return len(days)


def whole_months(begin: date, after: date) -> int:
    """Whole months from ``begin`` to ``after`` (exclusive): 01/3 to 01/01 is ten, 02/3 to 01/01 nine."""
    if after <= begin:
        return 0
    return (after.year - begin.year) * 12 + after.month - begin.month - (after.day < begin.day)


def judge_in_being(condition: InBeing, matter: Matter) -> Finding:
    """Years since the collective was founded."""
    since = matter.record.in_being_from
    wanted = condition.years * 12 + condition.months
    wanted_words = " ".join(
        words
        for count, words in (
            (condition.years, f"{condition.years} năm"),
            (condition.months, f"{condition.months} tháng"),
        )
        if count
    )
    known_from = matter.record.known_from
    if since is None and known_from is not None and (matter.year - known_from) * 12 >= wanted:
        return finding(condition.rule, Verdict.MET, f"Có trong sổ từ năm {known_from}")
    if since is None:
        return finding(
            condition.rule,
            Verdict.MISSING,
            "Sổ chưa ghi ngày thành lập",
            lacking="Ghi ngày thành lập của đơn vị.",
            soonest=matter.year,
        )
    months = whole_months(since, date(matter.year + 1, 1, 1))
    age = f"{months // 12} năm" if months >= 12 else f"{months} tháng"
    present = f"Thành lập ngày {format_text(since)}, {age}"
    if months >= wanted:
        return finding(condition.rule, Verdict.MET, present)
    return finding(
        condition.rule,
        Verdict.NOT_MET,
        present,
        lacking=f"Thành lập đủ {wanted_words}.",
        steps=(f"tập thể thành lập đủ {wanted_words}",),
        soonest=matter.year - (months - wanted) // 12,
    )


def judge_trained_well(condition: TrainedWell, matter: Matter) -> Finding:
    """Long trainings that touch the achievement year, by the result on the certificate."""
    first, last = date(matter.year, 1, 1), date(matter.year, 12, 31)
    long = [
        one
        for one in matter.record.absences
        if one.absence_kind is AbsenceKind.TRAINING
        and one.from_on <= last
        and (one.to_on or last) >= first
        and whole_months(one.from_on, (one.to_on or last) + timedelta(days=1)) >= condition.months
    ]
    if not long:
        return finding(condition.rule, Verdict.MET, f"Không đi đào tạo từ {condition.months} tháng trở lên")
    good = {fold(one) for one in condition.results}
    present = "; ".join(
        f"Đào tạo từ {format_text(one.from_on)}{f' đến {format_text(one.to_on)}' if one.to_on else ''}: "
        f"{one.result or 'chưa ghi kết quả'}"
        for one in long
    )
    if any(one.result and fold(one.result) not in good for one in long):
        lacking = f"Kết quả học tập phải đạt: {', '.join(condition.results)}."
        return finding(
            condition.rule,
            Verdict.NOT_MET,
            present,
            lacking=lacking,
            soonest=matter.year + 1,
            steps=(f"năm {matter.year + 1} làm việc, hoặc học tập đạt kết quả theo quy định",),
        )
    if any(not one.result for one in long):
        return finding(condition.rule, Verdict.MISSING, present, lacking="Ghi kết quả học tập.", soonest=matter.year)
    return finding(condition.rule, Verdict.MET, present)


def judge_received_within(condition: ReceivedWithin, matter: Matter) -> Finding:
    """An old achievement is no bar: the dossier lacks what was achieved since."""
    last = _months_after(matter.year, condition.months)
    present = f"Hồ sơ nhận ngày {format_text(matter.received_on)}, thành tích đến hết năm {matter.year}"
    if matter.received_on <= last:
        return finding(condition.rule, Verdict.MET, present)
    return finding(
        condition.rule,
        Verdict.MISSING,
        present,
        lacking=f"Bổ sung thành tích đến thời điểm cách ngày nộp hồ sơ không quá {condition.months} tháng.",
        soonest=matter.year + 1,
    )


def _months_after(year: int, months: int) -> date:
    """The last day of the month so many months after the end of the year."""
    after = months + 1
    return date(year + 1 + (after - 1) // 12, (after - 1) % 12 + 1, 1) - timedelta(days=1)


def judge_received_by(condition: ReceivedBy, matter: Matter) -> Finding:
    """The last day of the year after the achievement year, or after the decision on the award before."""
    year = matter.year
    words = ""
    if condition.award_codes:
        held = [
            one
            for one in matter.record.awards
            if one.award_code in condition.award_codes and one.outcome is Outcome.APPROVED and one.year <= matter.year
        ]
        names = " hoặc ".join(award_name(code) for code in condition.award_codes)
        last_held = max(held, key=lambda one: one.year, default=None)
        if last_held is None or last_held.decision_on is None:
            return finding(
                condition.rule,
                Verdict.MISSING,
                f"Sổ chưa ghi ngày quyết định tặng {names}",
                lacking=f"Ghi quyết định tặng {names}.",
                soonest=matter.year,
            )
        year, words = last_held.decision_on.year, f"; {award_name(last_held.award_code)}, {last_held.decision_words}"
    last = date(year + condition.years_after, condition.month, condition.day)
    present = f"Hồ sơ nhận ngày {format_text(matter.received_on)}, hạn {format_text(last)}{words}"
    if matter.received_on <= last:
        return finding(condition.rule, Verdict.MET, present)
    return finding(
        condition.rule,
        Verdict.NOT_MET,
        present,
        lacking="Hồ sơ nộp sau hạn.",
        soonest=matter.year + 1,
        steps=("nộp hồ sơ lần sau đúng hạn",),
    )


def judge_former_unit_opinion(condition: FormerUnitOpinion, matter: Matter) -> Finding:
    """The unit somebody left in the year speaks through its own minutes of the year."""
    record, year = matter.record, matter.year
    left = [
        one
        for one in record.stays
        if one.unit_id != record.candidate.unit_id and _months_in(one, year) >= condition.months
    ]
    if not left:
        return finding(
            condition.rule, Verdict.MET, f"Sổ không ghi chuyển đơn vị trong năm {year} sau {condition.months} tháng"
        )
    said: list[str] = []
    silent: list[str] = []
    against: list[str] = []
    for stay in left:
        opinions = [
            one.is_conduct_attested
            for minutes, one in record.reviews
            if minutes.achievement_year == year and minutes.unit_id == stay.unit_id
        ]
        target = said if True in opinions else against if False in opinions else silent
        target.append(stay.unit)
    if silent:
        return finding(
            condition.rule,
            Verdict.MISSING,
            f"Chuyển từ {', '.join(silent)}: chưa có nhận xét của đơn vị cũ",
            lacking=f"Ghi biên bản, nhận xét của {', '.join(silent)}.",
            soonest=year,
        )
    if against:
        return finding(
            condition.rule,
            Verdict.MISSING,
            f"{', '.join(against)} không xác nhận",
            lacking="Hội đồng xem xét nhận xét của đơn vị cũ.",
            soonest=year,
        )
    return finding(condition.rule, Verdict.MET, f"Có nhận xét của {', '.join(said)}")


def _months_in(stay: Stay, year: int) -> int:
    """Whole months of the year spent in a unit that was left within it."""
    if stay.to_on is None or stay.to_on.year != year:
        return 0
    return whole_months(max(stay.from_on or date(year, 1, 1), date(year, 1, 1)), stay.to_on + timedelta(days=1))

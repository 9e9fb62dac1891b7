"""Conditions about ratings and titles of the achievement year itself."""

from __future__ import annotations

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.judging.judgement import Finding, Verdict
from desktop_app.domain.judging.matter import Matter, codes_reaching, finding, steps_of
from desktop_app.domain.proof.service_time import ProofKind
from desktop_app.domain.proof.work_rating import GRADE_NAMES, RatingGrade, WorkRating, reaches
from desktop_app.domain.rule_set.conditions import HeldInARow, Holds, NoneInYear, Rated, Reaches, Registered


def judge_rated(condition: Rated, matter: Matter) -> Finding:
    """The work rating of the year."""
    rating = matter.record.ratings.get(matter.year)
    if rating is None:
        return finding(
            condition.rule,
            Verdict.MISSING,
            f"Chưa có kết quả xếp loại năm {matter.year}.",
            lacking=f"Ghi kết quả xếp loại năm {matter.year}.",
            soonest=matter.year,
        )
    if reaches(rating.grade, condition.at_least):
        return finding(condition.rule, Verdict.MET, rating_words(rating))
    if rating.grade is RatingGrade.UNRATED:
        return finding(
            condition.rule,
            Verdict.MISSING,
            f"Năm {matter.year} không xếp loại.",
            lacking="Hội đồng xem xét trường hợp không xếp loại; ghi kết quả nếu có.",
            soonest=matter.year,
            steps=("Hội đồng kết luận trường hợp không xếp loại",),
        )
    return finding(
        condition.rule,
        Verdict.NOT_MET,
        rating_words(rating),
        lacking=f"Năm {matter.year} xếp loại {GRADE_NAMES[rating.grade].lower()}, cần {grade_wanted(condition.at_least)}.",
        soonest=matter.year + 1,
        steps=(f"xếp loại năm {matter.year + 1} {grade_wanted(condition.at_least)}",),
    )


def grade_wanted(at_least: RatingGrade) -> str:
    """ "từ “Hoàn thành tốt nhiệm vụ” trở lên"; of the best grade its name."""
    name = f"“{GRADE_NAMES[at_least]}”"
    return name if at_least is RatingGrade.EXCELLENT else f"từ {name} trở lên"


def rating_words(rating: WorkRating) -> str:
    """ "Hoàn thành tốt nhiệm vụ năm 2025 (Quyết định số 12/QĐ-S, theo Nghị định 90/2020/NĐ-CP)"."""
    known = [f"Quyết định số {rating.decision_number}" if rating.decision_number else "", rating.instrument]
    said = ", theo ".join(one for one in known if one)
    said = f"theo {said}" if rating.instrument and not rating.decision_number else said
    return f"{GRADE_NAMES[rating.grade]} năm {rating.year}{f' ({said})' if said else ''}"


def judge_reaches(condition: Reaches, matter: Matter) -> Finding:
    """Holds the other title of the year; or it is open, and then its own criterion is held against the record.

    What is judged is no proof of itself: of a CSTĐCS by decision its own LĐTT is still asked for.
    """
    code, record = condition.award_code, matter.record
    found = [
        one
        for one in record.awards_of(codes_reaching(code), matter.year)
        if matter.counts(one) and one.award_code != matter.award_code
    ]
    approved = [one for one in found if one.outcome is Outcome.APPROVED]
    if approved:
        return finding(
            condition.rule, Verdict.MET, f"{award_name(approved[0].award_code)}, {approved[0].decision_words}"
        )
    refused = [one for one in found if one.award_code == code and one.outcome is Outcome.NOT_APPROVED]
    if refused and not any(one.outcome is Outcome.PROPOSED for one in found if one.award_code == code):
        present = f"Không được công nhận {award_name(code)} năm {matter.year}"
        return finding(
            condition.rule,
            Verdict.NOT_MET,
            present,
            lacking=f"Đạt {award_name(code)}.",
            soonest=matter.year + 1,
            steps=(f"đạt {award_name(code)} năm {matter.year + 1}",),
        )
    judged = matter.judge_also(record, code)
    lacking = " ".join(dict.fromkeys(one.lacking for one in judged.open_findings if one.lacking))
    years = [one.soonest for one in judged.open_findings]
    soonest = None if None in years else max((year for year in years if year is not None), default=None)
    words = {
        Verdict.MET: f"Chưa có quyết định; đối chiếu đủ điều kiện {award_name(code)} năm {matter.year}",
        Verdict.NOT_MET: f"Không đủ điều kiện {award_name(code)} năm {matter.year}",
        Verdict.MISSING: f"Chưa đủ minh chứng để xét {award_name(code)} năm {matter.year}",
    }
    return finding(
        condition.rule,
        judged.verdict,
        words[judged.verdict],
        lacking=lacking,
        soonest=soonest,
        parts=judged.findings,
        steps=steps_of(one for one in judged.open_findings if one.verdict is judged.verdict),
    )


def judge_holds(condition: Holds, matter: Matter) -> Finding:
    """An award held before the achievement year ends."""
    record = matter.record
    held = [
        one
        for one in record.awards
        if one.award_code in condition.award_codes
        and one.outcome is Outcome.APPROVED
        and one.year <= matter.year
        and matter.counts(one)
    ]
    names = ", ".join(award_name(code) for code in condition.award_codes)
    if held:
        last = max(held, key=lambda one: one.counted_to)
        return finding(condition.rule, Verdict.MET, f"{award_name(last.award_code)}, {last.decision_words}")
    since = record.known_from
    if since is not None and record.is_closed(ProofKind.AWARDS, since, matter.year):
        return finding(condition.rule, Verdict.NOT_MET, f"Chưa có {names}", lacking=f"Được tặng {names}.")
    return finding(
        condition.rule,
        Verdict.MISSING,
        f"Lịch sử khen thưởng trong sổ chưa có {names}{matter.idle_words(condition.award_codes)}",
        lacking=f"Ghi quyết định tặng {names}, hoặc xác nhận lịch sử khen thưởng đã nhập đủ.",
        soonest=matter.year,
        steps=(f"ghi quyết định tặng {names}",),
    )


def judge_held_in_a_row(condition: HeldInARow, matter: Matter) -> Finding:
    """Times of distinct years, each following the one before without a gap; the last of them counts back."""
    record = matter.record
    held = {
        one.year: one
        for one in sorted(record.awards, key=lambda one: one.counted_to)
        if one.award_code in condition.award_codes
        and one.outcome is Outcome.APPROVED
        and one.year <= matter.year
        and matter.counts(one)
    }
    names = " hoặc ".join(award_name(code) for code in condition.award_codes)
    years = sorted(held, reverse=True)
    row = years[:1]
    for year in years[1:]:
        if row[-1] - year > condition.years_each:
            break
        row.append(year)
    listed = "; ".join(f"{award_name(held[year].award_code)} năm {year}" for year in sorted(row))
    if len(row) >= condition.times:
        return finding(condition.rule, Verdict.MET, listed)
    since = record.known_from
    present = listed or f"Chưa có {names}"
    if since is not None and record.is_closed(ProofKind.AWARDS, since, matter.year):
        goes_on = bool(row) and row[0] + condition.years_each >= matter.year
        begin = row[0] if goes_on else matter.year
        return finding(
            condition.rule,
            Verdict.NOT_MET,
            present,
            lacking=f"Được tặng {names} đủ {condition.times} lần liên tục.",
            soonest=begin + condition.years_each * (condition.times - (len(row) if goes_on else 0)),
        )
    return finding(
        condition.rule,
        Verdict.MISSING,
        listed or f"Lịch sử khen thưởng trong sổ chưa có {names}",
        lacking=f"Ghi quyết định tặng {names}, hoặc xác nhận lịch sử khen thưởng đã nhập đủ.",
        soonest=matter.year,
        steps=(f"ghi quyết định tặng {names}",),
    )


def judge_none_in_year(condition: NoneInYear, matter: Matter) -> Finding:
    """An award of the year that stands in the way."""
    barring = [
        one
        for one in matter.record.awards_of(condition.award_codes, matter.year)
        if one.outcome is Outcome.APPROVED
        and one.award_code != matter.award_code
        and one.merit_kind not in condition.except_kinds
    ]
    if not barring:
        return finding(condition.rule, Verdict.MET, f"Sổ không ghi hình thức nào như vậy trong năm {matter.year}")
    present = "; ".join(f"{award_name(one.award_code)}, {one.decision_words}" for one in barring)
    return finding(
        condition.rule,
        Verdict.NOT_MET,
        present,
        lacking="Đề nghị vào năm sau.",
        soonest=matter.year + 1,
        steps=(f"đề nghị cho thành tích năm {matter.year + 1}",),
    )


def judge_registered(condition: Registered, matter: Matter) -> Finding:
    """Registered for the award at the beginning of the year."""
    registered = matter.record.registered
    if registered is None:
        return finding(
            condition.rule,
            Verdict.MISSING,
            f"Sổ chưa có bảng đăng ký năm {matter.year}",
            lacking=f"Ghi nhận bảng đăng ký năm {matter.year} của đơn vị.",
            soonest=matter.year,
        )
    if matter.award_code in registered or (condition.is_for_any and registered):
        named = matter.award_code if matter.award_code in registered else min(registered)
        return finding(condition.rule, Verdict.MET, f"Đã đăng ký {award_name(named)} năm {matter.year}")
    return finding(
        condition.rule,
        Verdict.NOT_MET,
        f"Không có tên trong bảng đăng ký {'thi đua' if condition.is_for_any else award_name(matter.award_code)} "
        f"năm {matter.year}",
        lacking="Đăng ký vào đầu năm sau.",
        soonest=matter.year + 1,
        steps=("đăng ký đúng hạn đầu năm xét",),
    )

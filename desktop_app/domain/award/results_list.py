"""A list of results from a file, matched with the people and units of the office: all rows stand, or none is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.catalogue import BY_CODE, AwardSpec, award_called
from desktop_app.domain.award.counting import Subject, award_subject, subject_of
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text, parse_date
from desktop_app.domain.language.text import clean_line, fold, match_key
from desktop_app.domain.list_rows import RowProblem
from desktop_app.domain.office.office import Person, Unit
from desktop_app.domain.office.unit_names import UnitIndex
from desktop_app.domain.plan.facts import Wave
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind


@dataclass(frozen=True)
class ResultRow:
    """One row as the file has it; ``row`` is its number in the sheet, from 1."""

    row: int
    subject: str
    unit: str
    award: str
    outcome: str
    decision_number: str = ""
    decision_on: str = ""
    wave: str = ""


@dataclass(frozen=True)
class ResultsImport:
    """What became of a file of results: ``stored`` is 0 where there is any problem; ``notes`` are sentences.

    ``warnings``: rows stored all the same, of those who did not register where the plan asks for it.
    """

    stored: int
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[RowProblem, ...] = ()


class RegisteredSubjects:
    """The lines that results answer: of received registrations, not withdrawn."""

    def __init__(self, lines: Iterable[tuple[int, RegistrationLine]] = ()) -> None:
        self._lines: dict[Subject, list[RegistrationLine]] = {}
        self.collectives: dict[tuple[int, str], str] = {}
        for unit_id, line in lines:
            subject = subject_of(line.subject_kind, line.person_id, unit_id, line.collective_name)
            self._lines.setdefault(subject, []).append(line)
            if line.subject_kind is SubjectKind.COLLECTIVE:
                self.collectives[unit_id, match_key(line.collective_name)] = line.collective_name

    def line_for(self, subject: Subject, award_code: str) -> RegistrationLine | None:
        """The line of that subject; of several, the one that names the award."""
        lines = self._lines.get(subject, [])
        named = [line for line in lines if award_code in (line.title_code, line.commendation_code)]
        return next(iter(named or lines), None)


@dataclass(frozen=True)
class MatchingOffice:
    """What rows are matched against. ``waves``: those of the plan, by number."""

    year: int
    plan_id: int | None
    people: tuple[Person, ...]
    units: tuple[Unit, ...]
    registered: RegisteredSubjects = field(default_factory=RegisteredSubjects)
    waves: Mapping[int, Wave] = field(default_factory=dict)


def matched_results(
    rows: Iterable[ResultRow], office: MatchingOffice
) -> tuple[tuple[Award, ...], tuple[RowProblem, ...]]:
    """The results the rows mean, and the problems of those that cannot be taken."""
    matching = _Matching(office)
    awards: list[Award] = []
    problems: list[RowProblem] = []
    seen: dict[tuple[Subject, str, str], int] = {}
    for row in rows:
        try:
            award = matching.award_of(row)
            key = (award_subject(award), award.award_code, award.wave_uid or "")
            if key in seen:
                raise _problem(
                    f"“{clean_line(row.subject)}” đã có {award.award_code} ở dòng {seen[key]}. Xóa dòng trùng."
                )
        except UserError as error:
            problems.append(RowProblem(row.row, error.message))
            continue
        seen[key] = row.row
        awards.append(award)
    return tuple(awards), tuple(problems)


def check_decision_day(decision_on: date | None, achievement_year: int) -> None:
    """A decision may come in the next year, never before the achievement year."""
    if decision_on is not None and decision_on.year < achievement_year:
        text = f"Quyết định ngày {format_text(decision_on)} trước năm xét {achievement_year}. Kiểm tra lại ngày."
        raise UserError("award.decision_day", text)


class _Matching:
    def __init__(self, office: MatchingOffice) -> None:
        self._office = office
        self._units = UnitIndex(office.units)
        self._units_by_id: Mapping[int, Unit] = {unit.id: unit for unit in office.units}
        self._by_name: dict[str, list[Person]] = {}
        self._by_fold: dict[str, list[Person]] = {}
        for person in office.people:
            self._by_name.setdefault(match_key(person.full_name), []).append(person)
            self._by_fold.setdefault(fold(person.full_name), []).append(person)
        self._first, self._last = date(office.year, 1, 1), date(office.year, 12, 31)

    def award_of(self, row: ResultRow) -> Award:
        """The result a row means; UserError for what is wrong with it."""
        if not clean_line(row.subject):
            raise _problem("Thiếu tên cá nhân hoặc tập thể (cột subject).")
        spec = self._spec(row.award)
        outcome = _outcome(row.outcome)
        decision_on = parse_date(row.decision_on) if clean_line(row.decision_on) else None
        check_decision_day(decision_on, self._office.year)
        unit = self._unit(row)
        kind, person_id, collective = self._subject(clean_line(row.subject), unit, spec)
        if kind not in spec.subjects:
            whose, other = ("cá nhân", "tập thể") if SubjectKind.PERSON in spec.subjects else ("tập thể", "cá nhân")
            raise _problem(f"{spec.name} dành cho {whose}, không dành cho {other} “{clean_line(row.subject)}”.")
        line = self._office.registered.line_for(subject_of(kind, person_id, unit.id, collective), spec.code)
        return Award(
            id=0,
            achievement_year=self._office.year,
            subject_kind=kind,
            unit_id=unit.id,
            award_code=spec.code,
            outcome=outcome,
            person_id=person_id,
            collective_name=collective,
            plan_id=self._office.plan_id,
            wave_uid=self._wave_uid(row.wave),
            decision_number=clean_line(row.decision_number),
            decision_on=decision_on,
            registration_line_id=line.id if line is not None else None,
        )

    def _spec(self, text: str) -> AwardSpec:
        if not clean_line(text):
            raise _problem("Thiếu mã danh hiệu hoặc hình thức khen thưởng (cột award).")
        spec = award_called(text)
        if spec is None:
            raise _problem(f"Không có mã “{clean_line(text)}”. Dùng một trong các mã: {', '.join(BY_CODE)}.")
        return spec

    def _unit(self, row: ResultRow) -> Unit:
        name = clean_line(row.unit)
        if not name:
            own = self._units.find(clean_line(row.subject))  # for a collective the subject is the unit
            if own is not None:
                return own
            raise _problem("Thiếu tên đơn vị (cột unit).")
        unit = self._units.find(name)
        if unit is None:
            near = self._units.near(name)
            meant = f"Có phải {' hay '.join(f'“{one}”' for one in near)}?" if near else "Kiểm tra lại tên đơn vị."
            raise _problem(f"Không có đơn vị “{name}” trong danh mục. {meant}")
        return unit

    def _wave_uid(self, text: str) -> str | None:
        word = clean_line(text)
        if not word:
            return None
        known = self._office.waves
        wave = known.get(int(word)) if word.isascii() and word.isdecimal() and len(word) < 10 else None
        if wave is None:
            if not known:
                raise _problem("Chỉ kết quả của một kế hoạch có chia đợt mới ghi đợt. Để trống cột wave.")
            raise _problem(f"Không có đợt “{word}” (cột wave). Ghi một trong: {', '.join(map(str, known))}.")
        return wave.uid

    def _subject(self, name: str, unit: Unit, spec: AwardSpec) -> tuple[SubjectKind, int | None, str]:
        """The unit itself, a collective it registered, or one of its people."""
        candidates = self._members(self._by_name.get(match_key(name), []), unit)
        if not candidates and fold(name) == match_key(name):  # typed without any marks
            candidates = self._members(self._by_fold.get(fold(name), []), unit)
        if not candidates:
            named = self._units.find(name)
            if named is not None and named.id == unit.id:
                return SubjectKind.COLLECTIVE, None, unit.name
            registered = self._office.registered.collectives.get((unit.id, match_key(name)))
            if registered is not None:
                return SubjectKind.COLLECTIVE, None, registered
            raise self._nobody(name, unit, spec)
        if len(candidates) > 1:
            raise _problem(
                f"Có {len(candidates)} người tên “{name}” ở “{unit.name}”: "
                f"{'; '.join(self._described(person, unit) for person in candidates)}. "
                "Ghi kết quả của những người này ở trang Xét tặng."
            )
        return SubjectKind.PERSON, candidates[0].id, ""

    def _members(self, people: Iterable[Person], unit: Unit) -> list[Person]:
        """Those of the unit in the achievement year; else, where no period says so, those ever in it."""
        ever = [one for one in people if any(held.unit_id == unit.id for held in one.memberships)]
        in_year = [one for one in ever if self._was_in(one, unit)]
        return in_year or ever

    def _was_in(self, person: Person, unit: Unit) -> bool:
        return any(
            held.unit_id == unit.id and held.holds_within(self._first, self._last) for held in person.memberships
        )

    def _nobody(self, name: str, unit: Unit, spec: AwardSpec) -> UserError:
        if spec.subjects == {SubjectKind.COLLECTIVE}:
            return _problem(
                f"{spec.name} dành cho tập thể: cột subject cần ghi tên đơn vị “{unit.name}”, không phải “{name}”."
            )
        spelled = self._members(self._by_fold.get(fold(name), []), unit)
        if spelled:
            known = ", ".join(f"“{person.full_name}”" for person in spelled)
            return _problem(f"“{unit.name}” không có “{name}”; có {known}. Sửa tên trong tệp cho đúng dấu.")
        elsewhere = [
            self._units_by_id[held.unit_id].name
            for person in self._by_name.get(match_key(name), [])
            for held in person.memberships[-1:]
            if held.unit_id in self._units_by_id
        ]
        if elsewhere:
            where = ", ".join(f"“{one}”" for one in dict.fromkeys(elsewhere))
            return _problem(f"“{name}” không thuộc “{unit.name}”; người tên này ở {where}. Sửa cột unit.")
        return _problem(f"Không có “{name}” trong “{unit.name}”. Kiểm tra lại tên, hoặc thêm người vào danh mục.")

    def _described(self, person: Person, unit: Unit) -> str:
        post = next((held.post for held in reversed(person.memberships) if held.unit_id == unit.id), "")
        born = f"sinh năm {person.birth_year}" if person.birth_year else ""
        return ", ".join(filter(None, (person.full_name, post, born)))


_OUTCOMES = {
    Outcome.PROPOSED: "đề nghị",
    Outcome.APPROVED: "được công nhận",
    Outcome.NOT_APPROVED: "không được công nhận",
}


def _outcome(text: str) -> Outcome:
    word = clean_line(text).lower()
    if word in set(Outcome):
        return Outcome(word)
    for outcome, meaning in _OUTCOMES.items():
        if fold(word) == fold(meaning):
            return outcome
    listed = ", ".join(f"{outcome.value} ({meaning})" for outcome, meaning in _OUTCOMES.items())
    what = f"Không hiểu kết quả “{clean_line(text)}”" if word else "Thiếu kết quả"
    raise _problem(f"{what} (cột outcome). Ghi một trong: {listed}.")


def _problem(text: str) -> UserError:
    return UserError("award.row", text)

"""Rows about one subject: work ratings, disciplines, recruitment days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.award.award_context import YEAR
from desktop_app.domain.award.decision_cell import DecisionCell
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import fold
from desktop_app.domain.lists.column import COLUMN_NAMES, Column
from desktop_app.domain.lists.judged import CellProblem, Fate, JudgedRow
from desktop_app.domain.lists.row_reading import NO_MARKS, is_unit_like
from desktop_app.domain.lists.tables import TableRow
from desktop_app.domain.lists.taken_list import RowKey
from desktop_app.domain.office.office import Unit
from desktop_app.domain.proof.conduct import DISCIPLINE_NAMES, Discipline
from desktop_app.domain.proof.rating_instrument import doubts_of_rating
from desktop_app.domain.proof.service_time import ServiceTime
from desktop_app.domain.proof.taking.cells import (
    discipline_called,
    grade_called,
    last_day_after,
    score_read,
    staff_group_called,
)
from desktop_app.domain.proof.taking.row_judge import ListedPeople, RowJudge, faulty
from desktop_app.domain.proof.work_rating import GRADE_NAMES, RatingGrade, StaffGroup, WorkRating

_MARKS_NEEDED = "Chưa có xếp loại."
_GRADE = COLUMN_NAMES[Column.GRADE]


class RatingRows(RowJudge):
    """A grade for a person, or for the unit itself, of a year."""

    def __init__(self, people: ListedPeople, place: int) -> None:
        super().__init__(people, place)
        self.ratings: list[WorkRating] = []
        self.doubts: list[str] = []
        self._seen: dict[tuple[int | None, int | None, int], tuple[RatingGrade, str]] = {
            subject: (grade, "trong sổ") for subject, grade in people.office.ratings.items()
        }
        header = self.reading.table.found.header
        self._marked = {
            column: grade
            for column in self.reading.table.places(Column.GRADE_MARK)
            if column < len(header) and (grade := grade_called(header[column].rpartition(" › ")[2])) is not None
        }
        self._yearly = {
            column: int(found[-1])
            for column in self.reading.table.places(Column.YEAR_GRADE)
            if column < len(header) and (found := YEAR.findall(header[column]))
        }

    def judge(self, key: RowKey, row: TableRow) -> JudgedRow:
        """Stored unless the subject has a rating of that year already; a row may tell several years."""
        problems = self.reading.unread(row)
        decision = self.decision(row, problems)
        grades = self._graded(row, decision.on, problems)
        score = None
        try:
            score = score_read(self.reading.value(row, Column.SCORE))
        except ValueError:
            written = self.reading.value(row, Column.SCORE)
            problems.append(
                self.reading.problem(Column.SCORE, f"Điểm “{written[:40]}” không rõ. Ghi một số, ví dụ 92,5.")
            )
        group = self._group(row, problems)
        latest = max((year for year, _grade in grades), default=self.people.office.today.year)
        unit = self._collective(row, latest)
        named = None if unit is not None else self.sought(row, problems)
        if problems or not grades:
            return faulty(key, problems)
        if len(self._yearly) > 1:  # one decision, one score cannot be those of all years
            decision, score = DecisionCell(authority=decision.authority), None
        base = WorkRating(
            0, latest, RatingGrade.GOOD, 0, None, group, "", score, decision.number, decision.on, decision.authority,
            self.reading.value(row, Column.NOTE),
        )  # fmt: skip
        if unit is not None:
            many = [replace(base, year=year, grade=grade, unit_id=unit.id) for year, grade in grades]
            return self._store(key, many, "", "", unit.name)
        assert named is not None
        whose = self.people.person(key, named, latest)
        if isinstance(whose, JudgedRow):
            return whose
        person_id, who, remark = whose
        service = self.people.office.service.get(person_id)
        base = replace(base, person_id=person_id, staff_group=group or (service.staff_group if service else None))
        many = []
        for year, grade in grades:
            unit_id = self.people.unit_of(person_id, named.unit_name if year == latest else "", year)
            unit_id = unit_id or self.people.unit_of(person_id, named.unit_name, year)
            if unit_id is None:
                said = f"Chưa rõ đơn vị của “{named.subject}” năm {year}. Ghi đơn vị."
                return JudgedRow(key, Fate.FAULTY, said, who=who)
            offered = self.people.office.instruments.proposed(year, base.staff_group)
            text = offered[0].name if len(offered) == 1 else ""
            many.append(replace(base, year=year, grade=grade, unit_id=unit_id, instrument=text))
        return self._store(key, many, who, remark, named.subject)

    def _store(self, key: RowKey, ratings: list[WorkRating], who: str, remark: str, name: str) -> JudgedRow:
        doubles: list[str] = []
        told: list[str] = []
        for rating in ratings:
            subject = (rating.person_id, None if rating.person_id is not None else rating.unit_id, rating.year)
            before = self._seen.get(subject)
            if before is not None:
                grade, where = before
                like = f"{name} năm {rating.year}: {GRADE_NAMES[grade]} ({where})"
                doubles.append(
                    f"Đã có xếp loại của {like} nên không nhập lại."
                    if grade is rating.grade
                    else f"Đã có xếp loại của {like}, danh sách ghi {GRADE_NAMES[rating.grade]}. Kiểm tra rồi sửa trong sổ."
                )
                continue
            self._seen[subject] = (rating.grade, f"dòng {key[1]}")
            self.ratings.append(rating)
            service = self.people.office.service.get(rating.person_id) if rating.person_id is not None else None
            doubts = doubts_of_rating(rating, self.people.office.instruments, service)
            self.doubts += [f"Dòng {key[1]}, {name}: {doubt}" for doubt in doubts]
            told += [f"Ghi {GRADE_NAMES[rating.grade]} năm {rating.year}.", *doubts]
        if not told:
            return JudgedRow(key, Fate.DOUBLE, " ".join(doubles), like=name, who=who)
        said = " ".join(filter(None, (*told, remark, *doubles)))
        return JudgedRow(key, Fate.VALID, said, stores=True, who=who)

    def _graded(
        self, row: TableRow, decided_on: date | None, problems: list[CellProblem]
    ) -> list[tuple[int, RatingGrade]]:
        """The years of a row with their grades."""
        if not self._yearly:
            year, grade = self.year(row, decided_on, problems), self._grade(row, problems)
            return [(year, grade)] if grade is not None else []
        found = []
        for place, year in self._yearly.items():
            written = self.reading.cell(row, place)
            if fold(written) in NO_MARKS:
                continue
            grade = grade_called(written)
            if grade is None:
                problems.append(self.reading.problem_at(place, f"{_GRADE} {year}", _unknown_grade(written)))
            elif year > self.people.office.today.year:
                problems.append(
                    self.reading.problem_at(place, f"{_GRADE} {year}", f"Năm {year} chưa tới. Kiểm tra lại năm.")
                )
            else:
                found.append((year, grade))
        if not found and not problems:
            problems.append(self.reading.problem(Column.YEAR_GRADE, _MARKS_NEEDED))
        return found

    def _grade(self, row: TableRow, problems: list[CellProblem]) -> RatingGrade | None:
        reading = self.reading
        written = reading.value(row, Column.GRADE)
        marked = [grade for place, grade in self._marked.items() if fold(reading.cell(row, place)) not in NO_MARKS]
        if len(marked) > 1:
            problems.append(reading.problem(Column.GRADE_MARK, "Đánh dấu nhiều mức xếp loại. Chỉ để một dấu."))
            return None
        if written:
            grade = grade_called(written)
            if grade is None:
                problems.append(reading.problem(Column.GRADE, _unknown_grade(written)))
            return grade
        if marked:
            return marked[0]
        problems.append(
            reading.problem(Column.GRADE if reading.has(Column.GRADE) else Column.GRADE_MARK, _MARKS_NEEDED)
        )
        return None

    def _group(self, row: TableRow, problems: list[CellProblem]) -> StaffGroup | None:
        written = self.reading.value(row, Column.STAFF_GROUP)
        if not written:
            return None
        group = staff_group_called(written)
        if group is None:
            said = f"“{written[:40]}” không rõ. Ghi Cán bộ, Công chức, Viên chức hoặc Người lao động."
            problems.append(self.reading.problem(Column.STAFF_GROUP, said))
        return group

    def _collective(self, row: TableRow, year: int) -> Unit | None:
        """The unit itself, where the row names no person."""
        reading = self.reading
        written = reading.name(row) or reading.value(row, Column.SUBJECT) or reading.value(row, Column.COLLECTIVE)
        has_names = reading.has(Column.FULL_NAME) or reading.has(Column.FAMILY_NAME) or reading.has(Column.SUBJECT)
        if not written and not has_names:
            written = reading.value(row, Column.UNIT)
        if not written:
            return None
        unit = self.people.unit(written, year or self.people.office.today.year)
        return unit if unit is not None and (is_unit_like(written) or not has_names) else None


def _unknown_grade(written: str) -> str:
    names = ", ".join(GRADE_NAMES.values())
    return f"Xếp loại “{written[:60]}” không rõ. Ghi một trong: {names}."


class DisciplineRows(RowJudge):
    """A discipline of a person."""

    def __init__(self, people: ListedPeople, place: int) -> None:
        super().__init__(people, place)
        self.disciplines: list[Discipline] = []
        self._seen = dict.fromkeys(people.office.disciplines, "trong sổ")

    def judge(self, key: RowKey, row: TableRow) -> JudgedRow:
        """In force from its own day, else from the day of the decision."""
        reading = self.reading
        problems = reading.unread(row)
        decision = self.decision(row, problems)
        named = self.sought(row, problems)
        written = reading.value(row, Column.DISCIPLINE)
        kind = discipline_called(written)
        if kind is None:
            names = ", ".join(DISCIPLINE_NAMES.values())
            said = (
                f"Hình thức kỷ luật “{written[:60]}” không rõ. Ghi một trong: {names}."
                if written
                else "Chưa có hình thức kỷ luật."
            )
            problems.append(reading.problem(Column.DISCIPLINE, said))
        from_on = self.day(row, Column.FROM_ON, problems) or decision.on
        to_on = self.day(row, Column.TO_ON, problems)
        if from_on is None and not problems:
            problems.append(reading.problem(Column.FROM_ON, "Chưa có ngày có hiệu lực hoặc ngày quyết định."))
        if from_on is not None and to_on is None:
            to_on = last_day_after(from_on, reading.value(row, Column.DURATION))
        if from_on is not None and to_on is not None and to_on < from_on:
            problems.append(reading.problem(Column.TO_ON, "Ngày hết hiệu lực trước ngày có hiệu lực."))
        if from_on is not None and from_on > self.people.office.today:
            problems.append(reading.problem(Column.FROM_ON, f"Ngày {format_text(from_on)} chưa tới."))
        if problems or kind is None or from_on is None:
            return faulty(key, problems)
        whose = self.people.person(key, named, from_on.year)
        if isinstance(whose, JudgedRow):
            return whose
        person_id, who, remark = whose
        subject = (person_id, kind.value, from_on.isoformat())
        if subject in self._seen:
            like = f"{named.subject}, {DISCIPLINE_NAMES[kind]} từ ngày {format_text(from_on)} ({self._seen[subject]})"
            return JudgedRow(key, Fate.DOUBLE, f"Đã có {like} nên không nhập lại.", like=like, who=who)
        self._seen[subject] = f"dòng {key[1]}"
        note = reading.value(row, Column.NOTE)
        self.disciplines.append(
            Discipline(0, person_id, kind, from_on, to_on, decision.number, decision.authority, note)
        )
        told = f"Ghi {DISCIPLINE_NAMES[kind]} từ ngày {format_text(from_on)}."
        return JudgedRow(key, Fate.VALID, f"{told} {remark}".strip(), stores=True, who=who)


class ServiceRows(RowJudge):
    """Since when somebody serves, and as what."""

    def __init__(self, people: ListedPeople, place: int) -> None:
        super().__init__(people, place)
        self.service: dict[int, ServiceTime] = {}

    def judge(self, key: RowKey, row: TableRow) -> JudgedRow:
        """What is not known yet is added; what is known otherwise stays and is told."""
        reading = self.reading
        problems = reading.unread(row)
        named = self.sought(row, problems)
        recruited_on = self.day(row, Column.JOINED_ON, problems)
        left_on = self.day(row, Column.LEFT_ON, problems)
        written = reading.value(row, Column.STAFF_GROUP)
        group = staff_group_called(written) if written else None
        if written and group is None:
            said = f"“{written[:40]}” không rõ. Ghi Cán bộ, Công chức, Viên chức hoặc Người lao động."
            problems.append(reading.problem(Column.STAFF_GROUP, said))
        if recruited_on is None and left_on is None and group is None and not problems:
            problems.append(reading.problem(Column.JOINED_ON, "Chưa có ngày tuyển dụng."))
        if recruited_on is not None and left_on is not None and left_on < recruited_on:
            problems.append(reading.problem(Column.LEFT_ON, "Ngày thôi việc trước ngày tuyển dụng."))
        if problems:
            return faulty(key, problems)
        whose = self.people.person(key, named, (recruited_on or self.people.office.today).year)
        if isinstance(whose, JudgedRow):
            return whose
        person_id, who, remark = whose
        held = self.service.get(person_id) or self.people.office.service.get(person_id) or ServiceTime(person_id)
        read = replace(
            held,
            recruited_on=held.recruited_on or recruited_on,
            left_on=held.left_on or left_on,
            staff_group=held.staff_group or group,
        )
        differs = [
            word
            for word, known, told in (
                ("ngày tuyển dụng", held.recruited_on, recruited_on),
                ("ngày thôi việc", held.left_on, left_on),
                ("nhóm công chức, viên chức", held.staff_group, group),
            )
            if known is not None and told is not None and known != told
        ]
        if differs:
            said = f"Đã có {' và '.join(differs)} khác với danh sách của {named.subject}. Kiểm tra rồi sửa trong sổ."
            return JudgedRow(key, Fate.DOUBLE, said, like=named.subject, who=who)
        if read == held:
            said = f"Đã có đủ của {named.subject} nên không nhập lại."
            return JudgedRow(key, Fate.DOUBLE, said, like=named.subject, who=who)
        self.service[person_id] = read
        return JudgedRow(key, Fate.VALID, f"Ghi ngày tuyển dụng. {remark}".strip(), stores=True, who=who)

"""Rows of several people or of a meeting: initiatives with their authors, votes of minutes."""

from __future__ import annotations

import re
from datetime import date

from desktop_app.domain.award.award_naming import awards_named
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.decision_cell import DecisionCell
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text, parse_date
from desktop_app.domain.language.text import fold, match_key
from desktop_app.domain.lists.cell_looks import is_personal_name
from desktop_app.domain.lists.column import Column
from desktop_app.domain.lists.judged import CellProblem, Fate, JudgedRow
from desktop_app.domain.lists.row_reading import is_unit_like
from desktop_app.domain.lists.tables import TableRow
from desktop_app.domain.lists.taken_list import RowKey
from desktop_app.domain.proof.initiative import REACH_NAMES, Initiative, Reach, Recognition
from desktop_app.domain.proof.review import REVIEW_BODY_NAMES, ReviewBody, ReviewedCandidate, ReviewMinutes
from desktop_app.domain.proof.taking.cells import authors_of, initiative_kind_of, reach_called
from desktop_app.domain.proof.taking.row_judge import ListedPeople, RowJudge, SoughtPerson, faulty

_DAY = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}", re.IGNORECASE)
_OTHERS = re.compile(r"^(cac |nhung )?(cong su|dong nghiep|thanh vien khac|nhom)\b")
_VOTES = re.compile(r"(\d{1,4})\s*(?:/\s*(\d{1,4}))?\s*(?:phiếu)?", re.IGNORECASE)


class InitiativeRows(RowJudge):
    """An initiative with one author or several."""

    def __init__(self, people: ListedPeople, place: int) -> None:
        super().__init__(people, place)
        self.initiatives: list[Initiative] = []
        self._seen = dict.fromkeys(people.office.initiatives, "trong sổ")
        table = self.reading.table
        self._authors = [*table.places(Column.AUTHORS), *table.places(Column.CO_AUTHORS)]

    def judge(self, key: RowKey, row: TableRow) -> JudgedRow:
        """Stored once every author is known; the clerk is asked author by author."""
        reading = self.reading
        problems = [one for one in reading.unread(row) if one.column not in self._authors]
        name = reading.value(row, Column.INITIATIVE)
        if not name:
            problems.append(reading.problem(Column.INITIATIVE, "Chưa có tên sáng kiến."))
        decision = self.decision(row, problems)
        year = self.year(row, decision.on, problems)
        authors, others = self._names(row)
        if not authors:
            problems.append(reading.problem(Column.AUTHORS, "Chưa có tác giả."))
        recognition, remarks = self._recognition(row, decision, problems)
        if problems:
            return faulty(key, problems)
        unit_name = self.unit_name(row)
        ids: list[int] = []
        who = ""
        for author in authors:
            whose = self.people.person(key, SoughtPerson(author, unit_name if len(authors) == 1 else ""), year)
            if isinstance(whose, JudgedRow) and whose.fate is Fate.CHOOSE and len(authors) > 1 and unit_name:
                whose = self.people.person(key, SoughtPerson(author, unit_name), year)
            if isinstance(whose, JudgedRow):
                return whose
            ids.append(whose[0])
            who = whose[1] or who
            remarks += [whose[2]] if whose[2] and whose[2] not in remarks else []
        for person_id in ids:
            where = self._seen.get((match_key(name), year, person_id))
            if where is not None:
                like = f"“{name[:80]}” của {self.people.name(person_id)} năm {year} ({where})"
                return JudgedRow(key, Fate.DOUBLE, f"Đã có sáng kiến {like} nên không nhập lại.", like=like, who=who)
        for person_id in ids:
            self._seen[match_key(name), year, person_id] = f"dòng {key[1]}"
        remarks += [f"Không ghi “{one}” vì không phải tên người." for one in others]
        influence = reading.value(row, Column.INFLUENCE)
        told = (f"Phạm vi ảnh hưởng: {influence}" if influence else "", reading.value(row, Column.NOTE), *others)
        self.initiatives.append(
            Initiative(
                0,
                name,
                year,
                tuple(dict.fromkeys(ids)),
                initiative_kind_of(name),
                (recognition,) if recognition else (),
                (),
                reading.value(row, Column.FIELD),
                "; ".join(filter(None, told)),
            )
        )
        said = " ".join((f"Ghi sáng kiến năm {year}, {len(set(ids))} tác giả.", *remarks))
        return JudgedRow(key, Fate.VALID, said, stores=True, who=who)

    def _names(self, row: TableRow) -> tuple[list[str], list[str]]:
        """Names of authors, and what stands among them and is none's."""
        names: list[str] = []
        others: list[str] = []
        for place in self._authors:
            for name in authors_of(self.reading.cell(row, place), self.people.known_names):
                if _OTHERS.match(fold(name)):
                    others.append(name)
                elif self.people.units.find(name) is None and not (is_unit_like(name) and not is_personal_name(name)):
                    names.append(name)
        return list(dict.fromkeys(names)), others

    def _recognition(
        self, row: TableRow, decision: DecisionCell, problems: list[CellProblem]
    ) -> tuple[Recognition | None, list[str]]:
        written = self.reading.value(row, Column.REACH)
        reach = reach_called(written) if written else None
        if written and reach is None and fold(written) not in ("khong", "chua", "-"):
            said = f"Cấp công nhận “{written[:60]}” không rõ. Ghi cấp cơ sở, cấp tỉnh, cấp bộ hoặc toàn quốc."
            problems.append(self.reading.problem(Column.REACH, said))
        if not written:
            texts = (decision.authority, decision.number.rpartition("-")[2] if "-" in decision.number else "")
            reach = next((found for text in texts if text and (found := reach_called(text)) is not None), None)
        is_decided = bool(decision.number or decision.on)
        if reach is None and not is_decided:
            return None, ["Chưa có quyết định công nhận."]
        remarks = []
        if reach is None:
            reach = Reach.BASE
            remarks = [f"Không ghi cấp công nhận nên ghi {REACH_NAMES[reach].lower()}."]
        return Recognition(reach, decision.number, decision.on, decision.authority), remarks


class VoteRows(RowJudge):
    """Votes for candidates: one set of minutes for each table."""

    def __init__(self, people: ListedPeople, place: int) -> None:
        super().__init__(people, place)
        found = self.reading.table.found
        above = " ".join(found.titles)
        folded = fold(above)
        self.body = (
            ReviewBody.INITIATIVE_COUNCIL
            if "hoi dong sang kien" in folded
            else ReviewBody.BASE_COUNCIL
            if "hoi dong" in folded
            else ReviewBody.UNIT
        )
        days = [day for text in _DAY.findall(above) if (day := _day(text)) is not None]
        self.held_on: date | None = days[0] if len(set(days)) == 1 else None
        self.candidates: list[ReviewedCandidate] = []
        self._valid: set[int] = set()
        self._year = 0

    def judge(self, key: RowKey, row: TableRow) -> JudgedRow:
        """A candidate with the votes for it."""
        reading = self.reading
        problems = reading.unread(row)
        if self.held_on is None:
            said = "Chưa rõ ngày họp. Ghi ngày họp ở dòng tiêu đề trên bảng, ví dụ “họp ngày 05/12/2026”."
            return faulty(key, [reading.problem_at(-1, "", said)])
        year = self.year(row, None, problems)
        if self._year and year and year != self._year:
            problems.append(
                reading.problem(Column.YEAR, f"Một bảng có hai năm {self._year} và {year}. Tách mỗi năm một bảng.")
            )
        codes = self._codes(row, problems)
        votes = self._votes(row, problems)
        written = reading.name(row) or reading.value(row, Column.SUBJECT) or reading.value(row, Column.COLLECTIVE)
        unit = self.people.unit(written, year) if written and year and is_unit_like(written) else None
        named = None if unit is not None else self.sought(row, problems)
        if problems:
            return faulty(key, problems)
        who, remark, person_id, unit_id = "", "", None, unit.id if unit else None
        if named is not None:
            whose = self.people.person(key, named, year)
            if isinstance(whose, JudgedRow):
                return whose
            person_id, who, remark = whose
            unit_id = self.people.unit_of(person_id, named.unit_name, year)
        if unit_id is None:
            return JudgedRow(key, Fate.FAULTY, f"Chưa rõ đơn vị của “{written}”. Ghi đơn vị.", who=who)
        meeting = {self._unit_id(year), *([unit_id] if self.body is ReviewBody.UNIT else [])}
        if any((year, self.body.value, one, self.held_on.isoformat()) in self.people.office.minutes for one in meeting):
            like = f"biên bản {REVIEW_BODY_NAMES[self.body].lower()} ngày {format_text(self.held_on)} (trong sổ)"
            return JudgedRow(key, Fate.DOUBLE, f"Đã có {like} nên không nhập lại.", like=like, who=who)
        there = {
            (one.award_code, one.person_id, one.unit_id if one.person_id is None else 0) for one in self.candidates
        }
        wanted = [code for code in codes if (code, person_id, unit_id if person_id is None else 0) not in there]
        if not wanted:
            like = f"{written} ({award_name(codes[0])})"
            return JudgedRow(key, Fate.DOUBLE, f"Lặp lại {like} nên không nhập lại.", like=like, who=who)
        self._year = year
        self.candidates += [ReviewedCandidate(code, unit_id, person_id, votes_for=votes) for code in wanted]
        return JudgedRow(key, Fate.VALID, f"Ghi {votes} phiếu đồng ý. {remark}".strip(), stores=True, who=who)

    def minutes(self) -> ReviewMinutes | None:
        """The minutes of the table; None where no row is stored."""
        if not self.candidates or self.held_on is None:
            return None
        valid = next(iter(self._valid)) if len(self._valid) == 1 else None
        units = {one.unit_id for one in self.candidates}
        unit_id = self._unit_id(self._year)
        if unit_id is None and self.body is ReviewBody.UNIT and len(units) == 1:
            unit_id = next(iter(units))  # nobody else's people are on the list
        return ReviewMinutes(
            0,
            self._year,
            self.body,
            unit_id,
            self.held_on,
            valid=valid,
            candidates=tuple(self.candidates),
        )

    def _unit_id(self, year: int) -> int | None:
        unit = self.people.unit(self.context.unit_name, year) if self.context.unit_name else None
        return unit.id if unit is not None and self.body is ReviewBody.UNIT else None

    def _codes(self, row: TableRow, problems: list[CellProblem]) -> tuple[str, ...]:
        columns = [one for one in (Column.TITLE, Column.COMMENDATION, Column.AWARD) if self.reading.has(one)]
        codes: list[str] = []
        for column in columns:
            named = awards_named(self.reading.value(row, column))
            codes += named.codes
            problems += [
                self.reading.problem(
                    column, f"“{text[:60]}” không có trong danh mục danh hiệu và hình thức khen thưởng."
                )
                for text in named.unknown
            ]
        if not codes and self.context.award_code:
            codes = [self.context.award_code]
        if not codes and not problems:
            problems.append(
                self.reading.problem(
                    columns[0] if columns else Column.AWARD, "Chưa có danh hiệu hoặc hình thức được xét."
                )
            )
        return tuple(dict.fromkeys(codes))

    def _votes(self, row: TableRow, problems: list[CellProblem]) -> int | None:
        written = self.reading.value(row, Column.VOTES_FOR)
        found = _VOTES.fullmatch(written)
        if found is None:
            said = (
                f"Số phiếu “{written[:40]}” không rõ. Ghi một số, ví dụ 9 hoặc 9/10."
                if written
                else "Chưa có số phiếu đồng ý."
            )
            problems.append(self.reading.problem(Column.VOTES_FOR, said))
            return None
        votes = int(found[1])
        all_written = self.reading.value(row, Column.VOTES_ALL)
        of_all = found[2] or (all_written if all_written.isascii() and all_written.isdecimal() else "")
        if of_all:
            self._valid.add(int(of_all))
            if votes > int(of_all):
                said = f"Số phiếu đồng ý {votes} nhiều hơn tổng số {of_all} phiếu."
                problems.append(self.reading.problem(Column.VOTES_FOR, said))
        return votes


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except UserError:
        return None

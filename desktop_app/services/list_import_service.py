"""Lists that come in from files: read, judged row by row, corrected, and taken in as one operation with one undo step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from desktop_app.domain.award.history_taking import AddedPerson, HistoryOffice, HistoryTaking, NewPast, judge_history
from desktop_app.domain.award.past_award import PastAward
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.language.text import fold, match_key
from desktop_app.domain.lists.column import ListKind
from desktop_app.domain.lists.judged import Fate, JudgedRow, LeftOut, counts
from desktop_app.domain.lists.left_out import KIND_WORDS, column_notes, left_out_of
from desktop_app.domain.lists.tables import TableBook
from desktop_app.domain.lists.taken_list import (
    TAKEN_KINDS,
    ColumnChoice,
    TakenList,
    TakenTable,
    header_key,
    take,
    with_kinds,
)
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.office.people_taking import NewPerson, PeopleTaking, Renewal, judge_people, provisional_id
from desktop_app.domain.office.unit_names import guess_kind, suggest_short_name
from desktop_app.domain.proof.rating_instrument import RatingInstruments
from desktop_app.domain.proof.taking.proof_office import FIRST_ADDED, ProofOffice, ProofTaking
from desktop_app.domain.proof.taking.proof_taking import judge_proofs
from desktop_app.importing.lists.table_book import read_pasted_book, read_table_book
from desktop_app.storage.award_history_repository import AwardHistoryRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.column_choice_repository import ColumnChoiceRepository
from desktop_app.storage.known_proofs import KnownProofs
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.proof_repository import ProofRepository

Report = Callable[[int, int], None]
"""Called with rows done and rows in all (0: not known); may raise to stop."""


@dataclass(frozen=True)
class ListPreview:
    """What taking a list in would do; nothing is stored. ``notes`` are sentences for the clerk."""

    taken: TakenList
    people: PeopleTaking = field(default_factory=PeopleTaking)
    history: HistoryTaking = field(default_factory=HistoryTaking)
    proofs: ProofTaking = field(default_factory=ProofTaking)
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    rows: tuple[JudgedRow, ...] = ()
    mark: int = -1
    """When the office was as it was judged against."""

    @property
    def kind(self) -> str:
        """What is taken in: the kind of list, "both" where there are several, or "none"."""
        kinds = {table.list_kind.value for table in self.taken.tables if table.is_taken}
        return "both" if len(kinds) > 1 else next(iter(kinds), "none")

    @property
    def new_units(self) -> tuple[str, ...]:
        """Units that would be added, in the order of the list."""
        return tuple(dict.fromkeys((*self.people.new_units, *(unit.name for unit in self.history.added_units))))

    def counts(self) -> dict[Fate, int]:
        """How many rows have each fate; together they are all rows of the tables taken in."""
        return counts(self.rows)

    @property
    def stored_rows(self) -> int:
        """How many rows would be written."""
        return sum(row.stores for row in self.rows)


@dataclass(frozen=True)
class StoredList:
    """What was written."""

    rows: int = 0
    people: int = 0
    awards: int = 0
    units: int = 0
    proofs: int = 0


@dataclass(frozen=True)
class _Office:
    today: date
    units: tuple[Unit, ...]
    people: tuple[Person, ...]
    history: HistoryOffice
    proofs: Callable[[], ProofOffice]
    waiting_plans: int
    mark: int

    def in_being(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.is_in_being(self.today))


class ListImportService:
    """Use cases around lists of people and of old awards."""

    def __init__(
        self,
        office: OfficeRepository,
        histories: AwardHistoryRepository,
        plans: PlanRepository,
        choices: ColumnChoiceRepository,
        proofs: ProofRepository,
        known_proofs: KnownProofs,
        read_instruments: Callable[[], RatingInstruments],
        operations: Operations,
        clock: Clock,
    ) -> None:
        self._office = office
        self._histories = histories
        self._plans = plans
        self._choices = choices
        self._proofs = proofs
        self._known_proofs = known_proofs
        self._read_instruments = read_instruments
        self._operations = operations
        self._clock = clock

    # Reading and judging

    def preview_file(
        self, path: Path, sheets: Sequence[str] = (), *, keeps_legacy: bool = False, kind: ListKind | None = None
    ) -> ListPreview:
        """What storing the lists of a file would do. UserError when it cannot be read."""
        return self.prepare_reading(path, sheets, keeps_legacy=keeps_legacy, kind=kind)()

    def preview_list(
        self, path: Path, sheets: Sequence[str] = (), *, keeps_legacy: bool = False, kind: ListKind | None = None
    ) -> ListPreview:
        """The same; UserError also when nothing in the file is a list that is taken in."""
        preview = self.preview_file(path, sheets, keeps_legacy=keeps_legacy, kind=kind)
        _refuse_none(preview, path.name, sheets)
        return preview

    def preview_text(self, pasted: str) -> ListPreview:
        """The same for rows copied from a workbook."""
        return self.prepare_pasting(pasted)()

    def prepare_reading(
        self, path: Path, sheets: Sequence[str] = (), *, keeps_legacy: bool = False, kind: ListKind | None = None
    ) -> Callable[..., ListPreview]:
        """A function for a job: reads the file and judges it; takes a Report.

        ``keeps_legacy``: cells typed in TCVN3 or VNI stay as they are; else they come as they read, and it is told.
        ``kind``: what every table is about; None: as its header tells.
        """
        office, remembered = self._read_office(), self._choices.choices()

        def work(report: Report = _nothing) -> ListPreview:
            book = read_table_book(path, convert_legacy=not keeps_legacy, check=lambda: report(0, 0))
            taken = take(book, remembered, sheets)
            return _preview(taken if kind is None else with_kinds(taken, kind), office, report)

        return work

    def prepare_pasting(self, pasted: str) -> Callable[..., ListPreview]:
        """The same for rows copied from a workbook."""
        office, remembered = self._read_office(), self._choices.choices()

        def work(report: Report = _nothing) -> ListPreview:
            book: TableBook = read_pasted_book(pasted)
            return _preview(take(book, remembered), office, report)

        return work

    def prepare_judging(self, taken: TakenList) -> Callable[..., ListPreview]:
        """A function for a job that judges a list again after something was chosen or corrected."""
        office = self._read_office()
        return lambda report=_nothing: _preview(taken, office, report)

    def _read_office(self) -> _Office:
        today, units, people = self._clock.today(), self._office.units(), self._office.people()
        annual = frozenset(one.id for one in self._plans.summaries() if one.plan_kind.value == "annual")
        history = HistoryOffice(units, people, self._histories.known(), annual, today.year)
        known = self._known_proofs.prepare(today, self._read_instruments())
        waiting = len(self._office.plans_waiting_for_units())
        return _Office(today, units, people, history, known, waiting, self._operations.mark)

    # Storing

    def store(self, preview: ListPreview) -> StoredList:
        """Write all rows that can be, with the units and people they need, and remember the columns: one operation.

        Judged once more where the office has changed since, so that the same list taken in twice adds nothing.
        """
        if preview.mark != self._operations.mark:
            preview = _preview(preview.taken, self._read_office(), _nothing)
        if not preview.stored_rows:
            return StoredList()
        name = f"Nhập {format_number(preview.stored_rows)} dòng từ {preview.taken.book.name}"
        return self._operations.run(name, lambda: self._write(preview))

    def take_in(self, path: Path, kind: ListKind | None = None) -> StoredList:
        """Store what can be of a file, without looking at it first. ``kind``: what it is, where its columns do not say."""
        return self.store(self.preview_file(path, kind=kind))

    def _write(self, preview: ListPreview) -> StoredList:
        today = self._clock.today()
        units = self._office.units()
        now = {match_key(unit.name): unit.id for unit in units if unit.is_in_being(today)}
        added = self._add_units(_new_units(preview, today, has_units=bool(units)))
        ids = {match_key(unit.name): unit.id for unit in units} | now | added
        first = self._office.next_person_id()
        people = {provisional_id(one.key): place for place, one in enumerate(preview.people.new_people, start=first)}
        stored_people = self._office.add_people(_person(one, ids) for one in preview.people.new_people)
        for renewal in preview.people.renewals:
            self._office.save_person(_renewed(self._office.person(renewal.person_id), renewal, ids))
        first = self._office.next_person_id()
        who = {one.who: place for place, one in enumerate(preview.history.added_people, start=first)}
        stored_people += self._office.add_people(_past_person(one, ids, today) for one in preview.history.added_people)
        awards = self._histories.add_all(_past(one, ids, who, people) for one in preview.history.awards)
        first = self._office.next_person_id()
        listed = {FIRST_ADDED - place: first + place for place in range(len(preview.proofs.added_people))}
        stored_people += self._office.add_people(_past_person(one, ids, today) for one in preview.proofs.added_people)
        new_units = {-place: ids[match_key(name)] for place, name in enumerate(preview.people.new_units, start=1)}
        proofs = self._write_proofs(preview.proofs, {**people, **listed}, new_units)
        taken = (table for table in preview.taken.tables if table.is_taken)
        self._choices.remember(
            {header_key(one.found): ColumnChoice(one.list_kind, one.columns[: len(one.found.header)]) for one in taken}
        )
        return StoredList(preview.stored_rows, stored_people, awards, len(added), proofs)

    def _write_proofs(self, taking: ProofTaking, people: Mapping[int, int], units: Mapping[int, int]) -> int:
        """Store the records, each with the ids that people and units of the same file got meanwhile."""

        def who(person_id: int) -> int:
            return people.get(person_id, person_id)

        def where(unit_id: int) -> int:
            return units.get(unit_id, unit_id)

        self._proofs.add_ratings(
            replace(one, person_id=None if one.person_id is None else who(one.person_id), unit_id=where(one.unit_id))
            for one in taking.ratings
        )
        self._proofs.initiatives.add_all(
            replace(one, person_ids=tuple(map(who, one.person_ids))) for one in taking.initiatives
        )
        self._proofs.add_disciplines(replace(one, person_id=who(one.person_id)) for one in taking.disciplines)
        for service in taking.service:
            self._proofs.save_service_time(replace(service, person_id=who(service.person_id)))
        for minutes in taking.minutes:
            candidates = tuple(
                replace(
                    one, person_id=None if one.person_id is None else who(one.person_id), unit_id=where(one.unit_id)
                )
                for one in minutes.candidates
            )
            self._proofs.reviews.save(replace(minutes, candidates=candidates))
        return taking.records

    def _add_units(self, units: Iterable[Unit]) -> dict[str, int]:
        position = self._office.next_unit_position()
        added = {}
        for place, unit in enumerate(units, start=position):
            added[match_key(unit.name)] = self._office.add_unit(replace(unit, position=place), self._clock.today())
        return added


def _nothing(_done: int, _total: int) -> None:
    """Nobody waits."""


def _refuse_none(preview: ListPreview, name: str, sheets: Sequence[str]) -> None:
    tables = preview.taken.tables
    known = {fold(table.found.sheet): table.found.sheet for table in tables}
    unknown = [sheet for sheet in sheets if fold(sheet) not in known]
    if unknown:
        listed = ", ".join(f"“{sheet}”" for sheet in known.values() if sheet) or "không có trang tính nào có tên"
        raise UserError(
            "import.sheet_unknown",
            f"“{name}” không có trang tính “{unknown[0]}” có bảng. Trang tính có bảng: {listed}.",
        )
    if any(table.is_taken for table in tables):
        if not preview.rows and not preview.left_out:
            raise UserError(
                "import.no_rows", f"“{name}” chỉ có dòng tiêu đề, chưa có dòng nào. Thêm dòng rồi nhập lại."
            )
        return
    found = "; ".join(f"{table.found.place}: {_kind_of(table)}" for table in tables[:5])
    raise UserError(
        "import.no_list",
        f"“{name}” không có danh sách người, khen thưởng đã có hay minh chứng ({found}). "
        "Cần dòng tiêu đề với cột “Họ và tên” và “Đơn vị”.",
    )


def _kind_of(table: TakenTable) -> str:
    return "không có cột họ và tên" if table.list_kind in TAKEN_KINDS else KIND_WORDS[table.list_kind]


def _preview(taken: TakenList, office: _Office, report: Report) -> ListPreview:
    total = sum(len(table.rows()) for table in taken.tables)
    people = judge_people(taken, office.in_being(), office.people, office.today, lambda done: report(done, total))
    before = len(people.rows)
    units, arrivals = people.as_if_stored(office.in_being())
    known = office.history
    with_arrivals = replace(known, units=(*known.units, *units), people=(*known.people, *arrivals))
    history = judge_history(taken, with_arrivals, lambda done: report(before + done, total))
    before += len(history.rows)
    proof_office = replace(office.proofs(), units=with_arrivals.units, people=with_arrivals.people)
    proofs = judge_proofs(taken, proof_office, lambda done: report(before + done, total))
    notes = [*taken.book.notes, *people.notes, *history.notes, *proofs.notes]
    for table in taken.tables:
        if table.is_taken:
            notes += [*table.found.notes, *column_notes(table, len(taken.tables) > 1)]
    if people.new_units and office.waiting_plans:
        waited = f"{office.waiting_plans} kế hoạch đã ban hành khi sổ chưa có đơn vị nào"
        notes.append(f"{waited}: các đơn vị trong danh sách này được ghi là đơn vị phải đăng ký.")
    if history.added_people:
        notes.append(
            f"Thêm {len(history.added_people)} người chưa có trong sổ: ghi ở đơn vị trong các năm có khen thưởng."
        )
    if history.added_units:
        names = ", ".join(unit.name for unit in history.added_units[:4]) + ("…" if history.added_units[4:] else "")
        notes.append(f"Thêm {len(history.added_units)} đơn vị chưa có trong sổ: {names}.")
    rows = tuple(sorted((*people.rows, *history.rows, *proofs.rows), key=lambda row: row.key))
    return ListPreview(
        taken, people, history, proofs, left_out_of(taken), tuple(dict.fromkeys(notes)), rows, office.mark
    )


def _new_units(preview: ListPreview, today: date, *, has_units: bool) -> list[Unit]:
    """Units to add: those of people as in being, those only old awards name as ceased with the last of them.

    A unit that was awarded last year or since is in being; so are all of an office that has none yet.
    """
    names = {match_key(name): name for name in preview.people.new_units}
    found = [Unit(0, name, guess_kind(name), suggest_short_name(name)) for name in names.values()]
    for one in preview.history.added_units:
        if match_key(one.name) not in names:
            is_gone = has_units and one.last_year < today.year - 1
            to_on = date(one.last_year, 12, 31) if is_gone else None
            found.append(Unit(0, one.name, guess_kind(one.name), suggest_short_name(one.name), to_on=to_on))
    return found


def _person(one: NewPerson, ids: dict[str, int]) -> Person:
    read = one.read
    held = Membership(0, 0, ids[match_key(read.unit_name)], read.post, read.from_on, read.to_on)
    return Person(0, read.full_name, read.sex, read.birth_year, (held,))


def _renewed(person: Person, renewal: Renewal, ids: dict[str, int]) -> Person:
    """The person with what was not known of him, and at work again in the unit."""
    read = renewal.read
    held = list(person.memberships)
    if renewal.reopens:
        unit_id = ids[match_key(read.unit_name)]
        place = max(number for number, one in enumerate(held) if one.unit_id == unit_id)
        held[place] = replace(held[place], to_on=None, post=held[place].post or read.post)
    return replace(
        person,
        sex=person.sex or read.sex,
        birth_year=person.birth_year or read.birth_year,
        memberships=tuple(held),
    )


def _past_person(one: AddedPerson, ids: dict[str, int], today: date) -> Person:
    """Somebody known by awards: in the unit from the first year to the last; till today if that is last year or since."""
    held = tuple(
        Membership(
            0, 0, ids[match_key(unit)], "", date(first, 1, 1), date(last, 12, 31) if last < today.year - 1 else None
        )
        for unit, first, last in one.years
    )
    return Person(0, one.full_name, None, one.birth_year, held)


def _past(one: NewPast, ids: dict[str, int], who: dict[str, int], people: dict[int, int]) -> PastAward:
    award = one.past.award
    unit_id = award.unit_id if award.unit_id > 0 else ids[match_key(one.unit_name)]
    person_id = who[one.added_person] if one.added_person else award.person_id
    if person_id is not None and person_id < 0:
        person_id = people[person_id]
    return replace(one.past, award=replace(award, unit_id=unit_id, person_id=person_id))

"""Chasing units for what they owe: the letters, the call list, the sheet to sign, and the record of who was chased when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.documents.chase_letter_document import ChaseLetterPaper, build_chase_letters
from desktop_app.documents.chase_lists_document import (
    CallList,
    ReceiptLine,
    ReceiptSheet,
    build_call_list,
    build_receipt_sheet,
)
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import PAPER_KINDS, MakesBytes, WritesFile, file_kind_of, to_file
from desktop_app.documents.rendering import render
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line, clean_text, fold
from desktop_app.domain.office.office import AgencyProfile, Unit
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.issuing_agency import issuing_agency
from desktop_app.domain.plan.labels import dated_label
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.registration.chase_template import ChaseWording, LetterWords, filled, parse_wording
from desktop_app.domain.registration.chase_words import contact_of, listed, missing_line, papers_words, quoted_plan
from desktop_app.domain.registration.chasing import (
    ChasedUnit,
    ChaseLetter,
    ChaseSettings,
    answer_day,
    check_order,
    number_text,
    owing_units,
    paper_name,
)
from desktop_app.domain.registration.registration import Board
from desktop_app.storage.change_log import Operations
from desktop_app.storage.chase_repository import ChaseRepository
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_queries import RegistrationQueries
from desktop_app.storage.registration_repository import RegistrationRepository
from desktop_app.system.files import safe_file_name, write_atomic

_OFFICE_UNIT = "van phong"
_LETTERS = "Công văn đôn đốc"
LIST_KINDS = PAPER_KINDS
"""Each list and letter is made as these."""
CALL_LIST, RECEIPT_SHEET = "Danh sách gọi điện", "Bảng ký nhận hồ sơ"


@dataclass(frozen=True)
class ChaseOrder:
    """Which units get a letter of which day, asking for what they owe by ``answer_by``.

    ``first_number`` None: the numbers are written by hand; else they run on in the order of the units.
    """

    plan_id: int
    unit_ids: tuple[int, ...]
    dated_on: date
    answer_by: date
    first_number: int | None = None
    is_one_file: bool = False
    due_key: str | None = None


@dataclass(frozen=True)
class MadeLetter:
    """A letter of an order: to whom, and what will be recorded of it."""

    owing: ChasedUnit
    letter: ChaseLetter
    words: LetterWords


@dataclass(frozen=True)
class ChaseKit:
    """The letters of an order, ready to be rendered. ``warnings``: sentences about numbers used before."""

    issuer: Issuer
    letters: tuple[MadeLetter, ...]
    is_one_file: bool
    warnings: tuple[str, ...] = ()

    def paper_bytes(self, file_kind: str, letters: Sequence[MadeLetter] | None = None) -> bytes:
        """These letters (all) as one file; pure work, safe in a job."""
        chosen = self.letters if letters is None else letters
        papers = [
            ChaseLetterPaper(one.owing.unit.name, one.letter.number, one.letter.symbol, one.letter.dated_on, one.words)
            for one in chosen
        ]
        return render(build_chase_letters(self.issuer, papers), file_kind)

    def file_names(self) -> tuple[str, ...]:
        """The names of the files without their endings: one, or one for each letter."""
        if self.is_one_file:
            return (_LETTERS,)
        return tuple(_file_name(place, one) for place, one in enumerate(self.letters, start=1))

    def write(
        self, folder: Path, step: Callable[[int, int], object] = lambda _done, _all: None
    ) -> tuple[tuple[Path, ...], ...]:
        """Write the letters as DOCX and PDF; for each letter its files. ``step`` is told how many of all are done."""
        if self.is_one_file:
            written = tuple(self._write_one(folder / _LETTERS, kind, self.letters) for kind in PAPER_KINDS)
            return (written,) * len(self.letters)
        files = []
        for done, (name, letter) in enumerate(zip(self.file_names(), self.letters, strict=True)):
            step(done, len(self.letters))
            files.append(tuple(self._write_one(folder / name, kind, (letter,)) for kind in PAPER_KINDS))
        return tuple(files)

    def _write_one(self, path: Path, file_kind: str, letters: Sequence[MadeLetter]) -> Path:
        target = path.with_name(f"{path.name}.{file_kind}")
        write_atomic(target, self.paper_bytes(file_kind, letters))
        return target


@dataclass(frozen=True)
class _Wording:
    """What all letters of an order share."""

    wording: ChaseWording
    symbol: str
    contact: str
    profile: AgencyProfile
    office_unit: Unit | None


class ChaseService:
    """``prepare_…`` reads the office file now and gives what makes the paper later, safe in a job."""

    def __init__(
        self,
        chases: ChaseRepository,
        registrations: RegistrationRepository,
        plans: PlanRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
        work_days: Callable[[], WorkCalendar],
        template_file: Path,
    ) -> None:
        self._chases = chases
        self._office = office
        self._operations = operations
        self._clock = clock
        self._work_days = work_days
        self._template_file = template_file
        self._queries = RegistrationQueries(registrations, plans, office, work_days)

    # Looking

    def owing(self, plan_id: int, due_key: str | None = None, *, is_all: bool = False) -> tuple[ChasedUnit, ...]:
        """Units of an issued plan that are late, with what they owe; ``is_all``: those not yet late, too.

        ``due_key``: one due only. UserError ``chase.no_deadline`` when the plan sets no day for it.
        """
        boards, year = self._boards(plan_id, due_key), self._queries.issued_plan(plan_id).content.working_year
        if due_key is not None and not boards:
            due = self._queries.due(self._queries.issued_plan(plan_id), due_key, self._clock.today())
            raise UserError("chase.no_deadline", f"Không có ai để đôn đốc: {due.source}.")
        units = {unit.id: unit for unit in self._office.units()}
        letters = self._chases.letters(plan_id)
        found = owing_units(boards, units, letters, is_all=is_all, is_any_day=due_key is not None)
        names = {board.due.key: paper_name(board.due, year) for board in boards}
        return tuple(
            replace(one, papers=tuple(replace(paper, name=names[paper.key]) for paper in one.papers)) for one in found
        )

    def _boards(self, plan_id: int, due_key: str | None) -> tuple[Board, ...]:
        """The boards of the dues that units owe by a day."""
        boards = self._queries.boards(plan_id, self._clock.today())
        return tuple(
            one for one in boards if one.due.owed_day is not None and (due_key is None or one.due.key == due_key)
        )

    def letters(self, plan_id: int) -> tuple[ChaseLetter, ...]:
        """Every letter recorded about a plan, the oldest first."""
        return self._chases.letters(plan_id)

    def answer_day(self, dated_on: date) -> date:
        """The working day that letters of that day ask for, unless another is given."""
        return answer_day(self._work_days(), dated_on)

    # The office's own wording

    def settings(self) -> ChaseSettings:
        """Wording, symbol and contact as letters use them now: the office's own, else as shipped."""
        own = self._chases.settings()
        return replace(
            own,
            template=own.template or self.shipped_template(),
            symbol=own.symbol or self._own_symbol(),
            contact=own.contact or contact_of(self._office_unit()),
        )

    def shipped_template(self) -> str:
        """The wording the program brings along."""
        return self._template_file.read_text(encoding="utf-8")

    def save_settings(self, settings: ChaseSettings) -> None:
        """Change the office's own wording; what equals the shipped one is not kept as the office's.

        UserError ``chase.template_*`` for a wording no letter can be made of.
        """
        parse_wording(settings.template)
        kept = ChaseSettings(
            "" if settings.template.strip() == self.shipped_template().strip() else clean_text(settings.template),
            "" if settings.symbol.strip() == self._own_symbol() else clean_line(settings.symbol).strip("/ "),
            "" if settings.contact.strip() == contact_of(self._office_unit()) else clean_line(settings.contact),
            settings.row_version,
        )
        self._operations.run("Sửa lời công văn đôn đốc", lambda: self._chases.save_settings(kept))

    # The letters

    def prepare_kit(self, order: ChaseOrder) -> ChaseKit:
        """The letters of an order with their words and numbers; nothing is stored or written.

        UserError ``chase.nobody`` without a unit that owes anything, ``chase.answer_day``, ``chase.number``.
        """
        last = (order.first_number or 1) + max(len(order.unit_ids) - 1, 0)
        check_order(order.dated_on, order.answer_by, order.first_number and last)
        plan = self._queries.issued_plan(order.plan_id)
        late = {one.unit.id: one for one in self.owing(order.plan_id, order.due_key)}
        owing = {one.unit.id: one for one in self.owing(order.plan_id, order.due_key, is_all=True)} | late
        chosen = [owing[unit_id] for unit_id in order.unit_ids if unit_id in owing]
        if not chosen:
            raise UserError(
                "chase.nobody", "Chưa chọn đơn vị nào còn thiếu giấy tờ. Chọn ít nhất một đơn vị rồi làm lại."
            )
        own = self.settings()
        settings = _Wording(
            parse_wording(own.template),
            own.symbol,
            own.contact,
            issuing_agency(self._office.profile_on(order.dated_on), plan.content.head),
            self._office_unit(),
        )
        letters = tuple(
            self._made(plan, one, order, settings, None if order.first_number is None else order.first_number + place)
            for place, one in enumerate(chosen)
        )
        issuer = self._issuer(plan, order.dated_on)
        return ChaseKit(issuer, letters, order.is_one_file, tuple(self._used_numbers(letters)))

    def record(self, kit: ChaseKit) -> None:
        """Keep who was chased, when, by which number: one operation. The same unit on the same day is kept once."""
        count = len(kit.letters)
        self._operations.run(
            f"Ghi {count} công văn đôn đốc", lambda: self._chases.save_letters(one.letter for one in kit.letters)
        )

    def _made(
        self, plan: Plan, one: ChasedUnit, order: ChaseOrder, settings: _Wording, number: int | None
    ) -> MadeLetter:
        letter = ChaseLetter(
            0,
            plan.id,
            one.unit.id,
            order.dated_on,
            tuple(paper.key for paper in one.papers),
            "" if number is None else number_text(number),
            settings.symbol,
            order.answer_by,
        )
        return MadeLetter(one, letter, self._words(plan, one, letter, settings))

    def _words(self, plan: Plan, one: ChasedUnit, letter: ChaseLetter, settings: _Wording) -> LetterWords:
        profile, office_unit = settings.profile, settings.office_unit
        head = plan.content.head
        issuer_then = issuing_agency(self._office.profile_on(head.dated_on or letter.dated_on), head)
        keys = set(letter.paper_keys)
        before = [old for old in one.letters if old.dated_on < letter.dated_on and keys & set(old.paper_keys)]
        values = {
            "đơn vị": one.unit.name,
            "kế hoạch": quoted_plan(plan, issuer_then.name),
            "cơ quan": profile.name or "Cơ quan",
            "giấy tờ": papers_words(one.papers),
            "năm": str(plan.content.working_year or letter.dated_on.year),
            "ngày": format_text(letter.dated_on),
            "ngày hẹn": format_text(letter.answer_by or letter.dated_on),
            "nơi nhận": office_unit.name if office_unit else profile.name,
            "liên hệ": settings.contact,
            "lần trước": listed([old.label for old in before]),
        }
        missing = tuple(missing_line(paper, plan.label) for paper in one.papers)
        return filled(settings.wording, values, missing)

    def _used_numbers(self, letters: Sequence[MadeLetter]) -> Iterator[str]:
        numbered = [one.letter for one in letters if one.letter.number]
        if not numbered:
            return
        used = {
            (old.number, old.symbol): old
            for old in self._chases.numbered(numbered[0].dated_on.year)
            if not any(
                (old.plan_id, old.unit_id, old.dated_on) == (new.plan_id, new.unit_id, new.dated_on) for new in numbered
            )
        }
        for letter in numbered:
            old = used.get((letter.number, letter.symbol))
            if old is not None:
                unit, day = self._office.unit(old.unit_id).name, format_text(old.dated_on)
                yield f"Số {letter.full_number} đã dùng cho công văn đôn đốc gửi “{unit}” ngày {day}. Kiểm tra lại số."

    # The lists

    def prepare_call_list(self, plan_id: int, units: Iterable[ChasedUnit], file_kind: str) -> MakesBytes:
        """Whom to call about what."""
        plan = self._queries.issued_plan(plan_id)
        calls = CallList(self._issuer(plan, self._clock.today()), dated_label(plan), tuple(units))
        return lambda: render(build_call_list(calls), file_kind)

    def prepare_call_list_file(self, plan_id: int, units: Iterable[ChasedUnit], path: Path) -> WritesFile:
        """The call list as a .docx or .pdf file."""
        return to_file(path, self.prepare_call_list(plan_id, units, file_kind_of(path)))

    def prepare_receipt_sheet(self, plan_id: int, file_kind: str, due_key: str | None = None) -> MakesBytes:
        """The sheet that is signed when papers come in: every unit with each paper due so far, or of one kind."""
        lines = self._receipt_lines(plan_id, due_key)
        plan = self._queries.issued_plan(plan_id)
        sheet = ReceiptSheet(self._issuer(plan, self._clock.today()), dated_label(plan), lines)
        return lambda: render(build_receipt_sheet(sheet), file_kind)

    def prepare_receipt_sheet_file(self, plan_id: int, path: Path, due_key: str | None = None) -> WritesFile:
        """The sheet as a .docx or .pdf file."""
        return to_file(path, self.prepare_receipt_sheet(plan_id, file_kind_of(path), due_key))

    def _receipt_lines(self, plan_id: int, due_key: str | None) -> tuple[ReceiptLine, ...]:
        boards, year = self._boards(plan_id, due_key), self._queries.issued_plan(plan_id).content.working_year
        if due_key is None:
            wanted = {paper.key for one in self.owing(plan_id, is_all=True) for paper in one.papers}
            boards = tuple(one for one in boards if one.due.key in wanted) or boards[:1]
        return tuple(
            ReceiptLine(row.unit, paper_name(board.due, year), board.deadline_on, row.registration.received_on)
            for board in boards
            for row in board.rows
            if row.plan_unit.left_on is None and not row.exemption
        )

    # Of the office

    def _issuer(self, plan: Plan, on: date) -> Issuer:
        profile = issuing_agency(self._office.profile_on(on), plan.content.head)
        return Issuer(profile, self._office.signatory_on(on), on, self._clock.now())

    def _own_symbol(self) -> str:
        symbol = self._office.profile_on(self._clock.today()).symbol
        return f"{symbol}-VP" if symbol else ""

    def _office_unit(self) -> Unit | None:
        """The office's own secretariat (Văn phòng), which takes papers in and answers for them."""
        today = self._clock.today()
        found = [
            one for one in self._office.units() if fold(one.name).startswith(_OFFICE_UNIT) and one.is_in_being(today)
        ]
        return min(found, key=lambda one: len(one.name), default=None)


def _file_name(place: int, one: MadeLetter) -> str:
    number = one.letter.number or f"{place:02}"
    return safe_file_name(f"{_LETTERS} {number} - {one.owing.unit.label}")

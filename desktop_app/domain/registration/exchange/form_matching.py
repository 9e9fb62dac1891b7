"""The rows of a returned form against the office: whom and what each means, what is wrong with it, what may be meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from desktop_app.domain.award.catalogue import AwardKind, AwardSpec
from desktop_app.domain.language.text import clean_line, match_key
from desktop_app.domain.registration.exchange.award_words import awards_meant, awards_written
from desktop_app.domain.registration.exchange.form_frame import FormField
from desktop_app.domain.registration.exchange.form_problem import LEAVE_OUT, FormProblem, Offer, OfferKind, RowChoice
from desktop_app.domain.registration.exchange.initiative_text import initiative_text
from desktop_app.domain.registration.exchange.returned_form import FormRow, RowKey
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind

_CATALOGUE_WORDS = {AwardKind.TITLE: "danh hiệu thi đua", AwardKind.COMMENDATION: "hình thức khen thưởng"}
_COLUMN_WORDS = {AwardKind.TITLE: "Danh hiệu thi đua", AwardKind.COMMENDATION: "Hình thức khen thưởng"}
_SUBJECT_WORDS = {SubjectKind.PERSON: "cá nhân", SubjectKind.COLLECTIVE: "tập thể"}
_SALUTATION = re.compile(
    r"^(ông/bà|ông \(bà\)|ông|bà|đồng chí|đ/c|anh|chị)[.:]?\s+(?!thị\s)(?=\S+\s+\S)", re.IGNORECASE
)
_MARK = re.compile(r"(?P<name>.*\S)\s*\((?P<mark>[^()]+)\)")


def _nobody(_name: str) -> tuple[tuple[int, str], ...]:
    return ()


@dataclass(frozen=True)
class RosterPerson:
    """A person the form may mean. ``moved_to``: the unit he is in now, where that is another one."""

    id: int
    name: str
    post: str = ""
    is_current: bool = True
    moved_to: str = ""


@dataclass(frozen=True)
class Roster:
    """Who and what a unit's form is held against.

    ``stamped``: names on the form as sent → id. ``elsewhere``: by name key, (id, unit) of people of other units.
    ``alike``: who of the whole office an unknown name may mean, as (id, "name (unit)").
    """

    unit: str
    members: tuple[RosterPerson, ...]
    stamped: Mapping[str, int] = field(default_factory=dict)
    elsewhere: Callable[[str], tuple[tuple[int, str], ...]] = _nobody
    unit_keys: frozenset[str] = frozenset()
    alike: Callable[[str], tuple[tuple[int, str], ...]] = _nobody


@dataclass(frozen=True)
class MatchedLine:
    """A line as it will be stored, the row it came from and the words to show for its subject."""

    row: int
    subject: str
    line: RegistrationLine


@dataclass(frozen=True)
class MatchedForm:
    """All that came of the rows; ``foreign_units``: how many rows name people of other units, by unit."""

    lines: tuple[MatchedLine, ...]
    problems: tuple[FormProblem, ...]
    foreign_units: Mapping[str, int]


def match_rows(
    rows: Iterable[FormRow], roster: Roster, choices: Mapping[RowKey, RowChoice], sent: Mapping[int, str]
) -> MatchedForm:
    """Every row becomes lines, a problem, or nothing because it registers nothing and was on the form as sent.

    ``sent``: the people that the form listed when it went out, id → name; those without a row are told.
    """
    return _Matching(roster, choices, sent).of(rows)


class _Matching:
    def __init__(self, roster: Roster, choices: Mapping[RowKey, RowChoice], sent: Mapping[int, str]) -> None:
        self.roster = roster
        self.choices = choices
        self.sent = sent
        self.members = {one.id: one for one in roster.members}
        self.by_name: dict[str, list[RosterPerson]] = defaultdict(list)
        for one in sorted(roster.members, key=lambda member: not member.is_current):
            same = self.by_name[match_key(one.name)]
            if one.is_current or not any(other.is_current for other in same):  # who is there now goes before who was
                same.append(one)
        self.problems: list[FormProblem] = []
        self.lines: list[MatchedLine] = []
        self.foreign: dict[str, int] = defaultdict(int)
        self.seen: dict[tuple[object, ...], int] = {}
        self.met: set[int] = set()

    def of(self, rows: Iterable[FormRow]) -> MatchedForm:
        for row in rows:
            self._row(row)
        for person_id, name in self.sent.items():
            if person_id not in self.met:
                text = f"Biểu gửi đi có “{name}” nhưng biểu nhận lại không còn dòng này; người này không được đăng ký."
                self.problems.append(FormProblem(None, "row_missing", text, is_fault=False))
        return MatchedForm(tuple(self.lines), tuple(self.problems), dict(self.foreign))

    def _row(self, row: FormRow) -> None:
        choice = self.choices.get(row.key, RowChoice())
        subject = row.value(FormField.SUBJECT)
        is_person = row.subject_kind is SubjectKind.PERSON
        titles = self._awards(row, AwardKind.TITLE, choice)
        commendations = self._awards(row, AwardKind.COMMENDATION, choice)
        initiative = initiative_text(row.value(FormField.INITIATIVE), row.value(FormField.INITIATIVE_FIELD))
        project, remark = row.value(FormField.PROJECT), row.value(FormField.NOTE)
        has_award = titles != () or commendations != ()
        person_id = self._known_person(subject, choice) if is_person else None
        if person_id is not None:
            self.met.add(person_id)
        if choice.is_left_out:
            return
        if not (has_award or initiative or project):
            self._nothing_registered(row, subject, remark, person_id)
            return
        if not subject:
            text = f"đã ghi đăng ký nhưng chưa ghi {'họ tên' if is_person else 'tên tập thể'}."
            self._fault(row, "subject_missing", text)
            return
        if is_person and person_id is None:
            self._unknown_person(row, subject)
            return
        if not is_person and not self._collective_fits(row, subject):
            return
        if titles is None or commendations is None:
            return  # told already
        member = self.members.get(person_id) if person_id is not None else None
        if member is not None and member.moved_to:
            self._tell(row, "person_moved", f"“{subject}” nay thuộc “{member.moved_to}”.")
        if not has_award:
            what = "sáng kiến" if initiative else "dự án"
            self._tell(
                row, "award_missing", f"“{subject}” có {what} nhưng chưa ghi danh hiệu hay hình thức khen thưởng."
            )
        written_post = row.value(FormField.POST)
        known_post = member.post if member is not None else ""
        post = "" if not is_person or match_key(written_post) == match_key(known_post) else written_post
        for place in range(max(len(titles), len(commendations), 1)):
            line = RegistrationLine(
                id=0,
                registration_id=0,
                subject_kind=row.subject_kind,
                person_id=person_id,
                collective_name="" if is_person else subject,
                post=post,
                title_code=titles[place] if place < len(titles) else "",
                commendation_code=commendations[place] if place < len(commendations) else "",
                initiative="" if place else initiative,
                project="" if place else project,
                note="" if place else remark,
            )
            self._add(row, subject, line)

    def _add(self, row: FormRow, subject: str, line: RegistrationLine) -> None:
        who: object = line.person_id if line.person_id is not None else match_key(line.collective_name)
        registered = (line.title_code, line.commendation_code)
        key = (line.subject_kind, who, *(registered if any(registered) else (line.initiative, line.project)))
        if key in self.seen:
            self._fault(row, "duplicate", f"“{subject}” đăng ký trùng với dòng {self.seen[key]}.")
            return
        self.seen[key] = row.row
        self.lines.append(MatchedLine(row.row, subject, line))

    def _nothing_registered(self, row: FormRow, subject: str, remark: str, person_id: int | None) -> None:
        if remark:
            text = f"“{subject or 'Dòng này'}” có ghi chú “{remark}” nhưng không đăng ký gì nên không ghi vào sổ."
            self._tell(row, "award_missing", text)
        elif subject and row.subject_kind is SubjectKind.PERSON and person_id not in self.sent:
            self._tell(row, "award_missing", f"“{subject}” được ghi thêm nhưng không đăng ký gì nên không ghi vào sổ.")

    # People

    def _known_person(self, subject: str, choice: RowChoice) -> int | None:
        if choice.person_id is not None:
            return choice.person_id if choice.person_id in self.members else None
        for name in dict.fromkeys((clean_line(subject), _bare(subject))):  # "Ông" is a family name as well
            key = match_key(name)
            stamped = self.roster.stamped.get(key)
            if stamped in self.members:
                return stamped
            marked = _MARK.fullmatch(name)
            for same in (self.by_name.get(key, []), self.by_name.get(match_key(marked["name"]), []) if marked else []):
                if len(same) == 1:
                    return same[0].id
        return None

    def _unknown_person(self, row: FormRow, subject: str) -> None:
        key = match_key(_bare(subject))
        same = self.by_name.get(key, [])
        if len(same) > 1:
            offers = tuple(Offer(OfferKind.PERSON, self._called(one), person_id=one.id) for one in same)
            text = f"“{_bare(subject)}”: “{self.roster.unit}” có {len(same)} người trùng tên. Chọn người được đăng ký."
            self._fault(row, "person_ambiguous", text, offers)
            return
        others = self.roster.elsewhere(key)
        if others:
            units = ", ".join(dict.fromkeys(f"“{unit}”" for _id, unit in others))
            for _id, unit in others:
                self.foreign[unit] += 1
            self._fault(row, "person_elsewhere", f"“{subject}” thuộc {units}, không thuộc “{self.roster.unit}”.")
            return
        if key in self.roster.unit_keys:
            self._fault(row, "person_is_unit", f"“{subject}” là tập thể, ghi ở phần tập thể.")
            return
        alike = self.roster.alike(_bare(subject))
        offers = tuple(
            Offer(OfferKind.PERSON, label, person_id=person_id)
            for person_id, label in alike
            if person_id in self.members
        )
        near = [label for person_id, label in alike if person_id not in self.members]
        self.met.update(person_id for person_id, _label in alike)  # most likely meant: no row is missing
        if offers:
            meant = ", ".join(offer.label for offer in offers)
            text = f"Không có “{subject}” trong “{self.roster.unit}”. Có thể là: {meant}."
        elif near:
            text = f"Không có “{subject}” trong “{self.roster.unit}”. Người gần giống: {', '.join(near)}."
        else:
            text = f"Không có “{subject}” trong danh mục. Là người mới thì thêm vào “{self.roster.unit}” rồi nhận lại biểu."
        self._fault(row, "person_unknown", text, offers)

    def _called(self, person: RosterPerson) -> str:
        return f"{person.name}, {person.post}" if person.post else person.name

    def _collective_fits(self, row: FormRow, subject: str) -> bool:
        key = match_key(subject)
        if key != match_key(self.roster.unit) and key in self.roster.unit_keys:
            text = f"“{subject}” là đơn vị khác, không thuộc “{self.roster.unit}”."
            self._fault(row, "collective_elsewhere", text)
            return False
        if key in self.by_name:
            self._fault(row, "collective_is_person", f"“{subject}” là cá nhân, ghi ở phần cá nhân.")
            return False
        return True

    # Awards

    def _awards(self, row: FormRow, kind: AwardKind, choice: RowChoice) -> tuple[str, ...] | None:
        """Codes; None where something written is none (told)."""
        chosen = choice.title_codes if kind is AwardKind.TITLE else choice.commendation_codes
        if chosen is not None:
            return chosen
        field_, subject = (
            FormField.TITLE if kind is AwardKind.TITLE else FormField.COMMENDATION,
            row.value(FormField.SUBJECT),
        )
        mentions = awards_written(row.value(field_))
        if choice.is_left_out:
            return ()
        codes: list[str] = []
        for mention in mentions:
            if mention.spec is None:
                self._unknown_award(row, kind, mention.text)
                return None
            if mention.spec.award_kind is not kind:
                self._wrong_column(row, kind, mention.spec)
                return None
            if row.subject_kind not in mention.spec.subjects:
                self._wrong_subject(row, kind, mention.spec, subject)
                return None
            codes.append(mention.spec.code)
        return tuple(dict.fromkeys(codes))

    def _unknown_award(self, row: FormRow, kind: AwardKind, text: str) -> None:
        meant = awards_meant(text, kind, row.subject_kind)
        other = AwardKind.COMMENDATION if kind is AwardKind.TITLE else AwardKind.TITLE
        message = f"“{text}” không có trong danh mục {_CATALOGUE_WORDS[kind]}."
        offers = self._award_offers(meant, kind)
        if meant:
            message += f" Có thể là: {', '.join(spec.name for spec in meant)}."
        elif elsewhere := awards_meant(text, other, row.subject_kind):
            message += f" Có lẽ là {_CATALOGUE_WORDS[other]} “{elsewhere[0].name}”, ghi ở cột “{_COLUMN_WORDS[other]}”."
        self._fault(row, "award_unknown", message, offers)

    def _wrong_column(self, row: FormRow, kind: AwardKind, spec: AwardSpec) -> None:
        text = (
            f"“{spec.name}” là {_CATALOGUE_WORDS[spec.award_kind]}, ghi nhầm sang cột “{_COLUMN_WORDS[kind]}”. "
            f"Chuyển sang cột “{_COLUMN_WORDS[spec.award_kind]}”."
        )
        offer = Offer(
            OfferKind.AWARDS, f"Chuyển sang cột “{_COLUMN_WORDS[spec.award_kind]}”", None, *self._in_own_columns(row)
        )
        self._fault(row, "award_column", text, (offer,))

    def _wrong_subject(self, row: FormRow, kind: AwardKind, spec: AwardSpec, subject: str) -> None:
        meant = awards_meant(spec.name, kind, row.subject_kind)
        text = f"“{spec.name}” không dành cho {_SUBJECT_WORDS[row.subject_kind]} (“{subject}”)."
        if meant:
            text += f" Có thể là: {', '.join(one.name for one in meant)}."
        self._fault(row, "award_subject", text, self._award_offers(meant, kind))

    def _in_own_columns(self, row: FormRow) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The codes of both columns, each award in its own."""
        codes: dict[AwardKind, list[str]] = {AwardKind.TITLE: [], AwardKind.COMMENDATION: []}
        for column in (FormField.TITLE, FormField.COMMENDATION):
            for mention in awards_written(row.value(column)):
                if mention.spec is not None and mention.spec.code not in codes[mention.spec.award_kind]:
                    codes[mention.spec.award_kind].append(mention.spec.code)
        return tuple(codes[AwardKind.TITLE]), tuple(codes[AwardKind.COMMENDATION])

    def _award_offers(self, specs: Iterable[AwardSpec], kind: AwardKind) -> tuple[Offer, ...]:
        if kind is AwardKind.TITLE:
            return tuple(Offer(OfferKind.AWARDS, one.name, title_codes=(one.code,)) for one in specs)
        return tuple(Offer(OfferKind.AWARDS, one.name, commendation_codes=(one.code,)) for one in specs)

    # Telling

    def _fault(self, row: FormRow, code: str, text: str, offers: tuple[Offer, ...] = ()) -> None:
        message = text[:1].upper() + text[1:]
        self.problems.append(FormProblem(row.row, code, message, True, (*offers, LEAVE_OUT), row.place))

    def _tell(self, row: FormRow, code: str, text: str) -> None:
        self.problems.append(FormProblem(row.row, code, text, is_fault=False, place=row.place))


def _bare(subject: str) -> str:
    """The name without "Ông", "Bà" in front, which is no part of it."""
    return _SALUTATION.sub("", clean_line(subject))

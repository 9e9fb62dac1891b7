"""What stands on the forms that go out to the units, read together for one unit or for all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Person, Unit
from desktop_app.domain.plan.labels import dated_label
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.registration.dues import REGISTRATION_KEY
from desktop_app.domain.registration.exchange.form_frame import FORM_VERSION
from desktop_app.domain.registration.exchange.form_people import form_names
from desktop_app.domain.registration.exchange.form_stamp import FormStamp
from desktop_app.domain.registration.exchange.unit_form import FormLine, UnitForm
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_queries import RegistrationQueries, post_in
from desktop_app.storage.registration_repository import RegistrationRepository


class FormQueries:
    """Reads only."""

    def __init__(self, registrations: RegistrationRepository, plans: PlanRepository, office: OfficeRepository) -> None:
        self._registrations = registrations
        self._plans = plans
        self._office = office
        self._queries = RegistrationQueries(registrations, plans, office)

    def form(self, plan_id: int, unit_id: int, today: date) -> UnitForm:
        """The form of one unit, whether or not it owes one. UserError for a plan that is not issued."""
        return self._forms(self._queries.issued_plan(plan_id), [self._office.unit(unit_id)], today)[0]

    def all_forms(self, plan_id: int, today: date) -> tuple[UnitForm, ...]:
        """The forms of all units that owe one and still take part, in the order of the board. UserError when there is none."""
        plan = self._queries.issued_plan(plan_id)
        units = {unit.id: unit for unit in self._office.units()}
        owing = [units[one.unit_id] for one in self._plans.plan_units(plan_id) if one.left_on is None]
        if not owing:
            raise UserError(
                "registration.no_owing_units",
                f"{plan.label} chưa có đơn vị nào phải đăng ký. Thêm đơn vị bằng đăng ký bổ sung trước.",
            )
        return self._forms(plan, owing, today)

    def plan_key(self, plan: Plan) -> str:
        """A name of the issued plan that no other plan, of this office or another, has: from the bytes that were issued."""
        issued = [
            digest for state, kind, digest, _at in self._plans.papers(plan.id) if (state, kind) == ("issued", "docx")
        ]
        told = (
            issued[0]
            if issued
            else hashlib.sha256(f"{self._named_on_its_day(plan)} {dated_label(plan)}".encode()).hexdigest()
        )
        return told[:16]

    def _named_on_its_day(self, plan: Plan) -> str:
        """Of the plan's own day: forms that went out before the office was renamed are still known."""
        day = plan.content.head.dated_on
        return (self._office.profile() if day is None else self._office.profile_on(day)).name

    def plans_by_key(self) -> dict[str, Plan]:
        """All issued plans of the office by their keys."""
        plans = [
            self._plans.plan(one.id)
            for one in self._plans.summaries()
            if one.plan_status.value in ("issued", "replaced")
        ]
        return {self.plan_key(plan): plan for plan in plans}

    def _forms(self, plan: Plan, units: list[Unit], today: date) -> tuple[UnitForm, ...]:
        day = _day_of(plan, today)
        wanted = {unit.id for unit in units}
        everyone = self._office.people()
        by_id = {person.id: person for person in everyone}
        now: dict[int, list[Person]] = {}
        ever: dict[int, list[Person]] = {}
        for person in everyone:
            for unit_id in {one.unit_id for one in person.memberships} & wanted:
                ever.setdefault(unit_id, []).append(person)
                if any(one.unit_id == unit_id and one.holds(day) for one in person.memberships):
                    now.setdefault(unit_id, []).append(person)
        deadline = self._queries.due(plan, REGISTRATION_KEY, today)
        registrations = self._registrations.registrations(plan.id, REGISTRATION_KEY)
        lines = self._registrations.lines_of_plan(plan.id, REGISTRATION_KEY)
        key, label = self.plan_key(plan), dated_label(plan)
        office = self._office.profile_on(names_day(plan, today)).name
        forms = []
        for unit in units:
            registration = registrations.get(unit.id)
            standing = (
                [one for one in lines.get(registration.id, ()) if one.withdrawn_on is None] if registration else []
            )
            people = now.get(unit.id) or ever.get(unit.id, [])
            listed = [*people, *_others(standing, people, by_id)]
            posts = {person.id: post_in(person, unit.id, today) for person in listed}
            names = form_names(listed, posts)
            stamp = FormStamp(
                form_version=FORM_VERSION,
                plan_key=key,
                plan_label=label,
                office=office,
                unit_id=unit.id,
                unit=unit.name,
                year=plan.content.working_year,
                last_day=deadline.owed_day,
                made_on=today,
                people=tuple((person.id, names[person.id]) for person in listed),
            )
            forms.append(
                UnitForm(
                    unit=unit.name,
                    year=plan.content.working_year,
                    plan_label=label,
                    last_day=deadline.owed_day,
                    deadline_source=deadline.source,
                    people=_people_lines(listed, names, posts, standing),
                    collectives=_collective_lines(standing, unit.name),
                    stamp=stamp,
                )
            )
        return tuple(forms)


def names_day(plan: Plan, today: date) -> date:
    """The day whose names of the office a form bears: today, or the last day of a plan's year that is over."""
    year = plan.content.working_year
    return today if year is None else min(today, date(year, 12, 31))


def _day_of(plan: Plan, today: date) -> date:
    """The day whose people stand on the form: today within the plan's year, else the end nearest to it."""
    year = plan.content.working_year
    if year is None:
        return today
    return min(max(today, date(year, 1, 1)), date(year, 12, 31))


def _others(lines: Iterable[RegistrationLine], people: Iterable[Person], by_id: dict[int, Person]) -> list[Person]:
    """Who is registered and since gone."""
    known = {person.id for person in people}
    ids = dict.fromkeys(one.person_id for one in lines if one.person_id is not None)
    return [by_id[person_id] for person_id in ids if person_id not in known]


def _people_lines(
    people: list[Person], names: dict[int, str], posts: dict[int, str], lines: list[RegistrationLine]
) -> tuple[FormLine, ...]:
    by_person: dict[int, list[RegistrationLine | None]] = {}
    for line in lines:
        if line.person_id is not None:
            by_person.setdefault(line.person_id, []).append(line)
    return tuple(
        _form_line(names[person.id], posts[person.id], line)
        for person in people
        for line in by_person.get(person.id) or [None]
    )


def _form_line(subject: str, post: str, line: RegistrationLine | None) -> FormLine:
    if line is None:
        return FormLine(subject, post)
    return FormLine(
        subject,
        line.post or post,
        award_name(line.title_code) if line.title_code else "",
        award_name(line.commendation_code) if line.commendation_code else "",
        line.initiative,
        line.project,
        line.note,
    )


def _collective_lines(lines: list[RegistrationLine], unit: str) -> tuple[FormLine, ...]:
    """The registered collectives; the unit itself while there are none."""
    found = [line for line in lines if line.subject_kind is SubjectKind.COLLECTIVE]
    return tuple(_form_line(line.collective_name, "", line) for line in found) or (FormLine(unit),)

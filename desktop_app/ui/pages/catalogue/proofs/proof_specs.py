"""The six kinds of proof as lists: what is read, the columns, the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.language.collation import name_key, sort_key
from desktop_app.domain.language.dates import format_short
from desktop_app.domain.proof.conduct import ABSENCE_NAMES, DISCIPLINE_NAMES, INQUIRY_NAMES
from desktop_app.domain.proof.initiative import REACH_NAMES
from desktop_app.domain.proof.rating_instrument import format_score
from desktop_app.domain.proof.service_time import ProofKind
from desktop_app.domain.proof.work_rating import GRADE_NAMES
from desktop_app.services.initiative_service import ListedInitiative
from desktop_app.services.rating_service import RatedSubject
from desktop_app.services.review_service import ListedMinutes
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.models.row_table_model import Column
from desktop_app.ui.pages.catalogue.proofs.conduct_forms import (
    AbsenceForm,
    DisciplineForm,
    InquiryForm,
    TitledAbsence,
    TitledDiscipline,
    TitledInquiry,
)
from desktop_app.ui.pages.catalogue.proofs.initiative_form import InitiativeForm
from desktop_app.ui.pages.catalogue.proofs.minutes_form import MinutesForm
from desktop_app.ui.pages.catalogue.proofs.proof_list import ProofListSpec
from desktop_app.ui.pages.catalogue.proofs.rating_form import RatingForm
from desktop_app.ui.text import proofs as text

_Titled = TitledDiscipline | TitledAbsence | TitledInquiry


def _doubt_column(doubts: Callable[[Any], tuple[str, ...]]) -> Column[Any]:
    return Column(
        text.CHECKS,
        lambda row: " ".join(doubts(row)),
        width=150,
        ink=lambda _row: "warn",
        tip=lambda row: "\n".join(doubts(row)),
    )


def _to(day: date | None) -> str:
    return format_short(day) if day else text.STILL


def _ratings(gateway: Gateway, year: int) -> Sequence[RatedSubject]:
    return gateway.office.rating_service.ratings(year)


def _initiatives(gateway: Gateway, year: int) -> Sequence[ListedInitiative]:
    return gateway.office.initiative_service.initiatives(year)


def _disciplines(gateway: Gateway, _year: int) -> Sequence[TitledDiscipline]:
    service = gateway.office.proof_service
    found = service.disciplines()
    return [TitledDiscipline(one, titled) for one, titled in zip(found, service.titles(found), strict=True)]


def _absences(gateway: Gateway, _year: int) -> Sequence[TitledAbsence]:
    service = gateway.office.proof_service
    found = service.absences()
    return [TitledAbsence(one, titled) for one, titled in zip(found, service.titles(found), strict=True)]


def _inquiries(gateway: Gateway, _year: int) -> Sequence[TitledInquiry]:
    service = gateway.office.proof_service
    found = service.inquiries()
    return [TitledInquiry(one, titled) for one, titled in zip(found, service.titles(found), strict=True)]


def _minutes(gateway: Gateway, year: int) -> Sequence[ListedMinutes]:
    return gateway.office.review_service.minutes(year)


def _levels(row: ListedInitiative) -> str:
    names = dict.fromkeys(REACH_NAMES[one.reach] for one in row.initiative.recognitions)
    return ", ".join(names) or text.NOT_RECOGNISED


def _uses(row: ListedInitiative) -> str:
    return ", ".join(f"{short_award_name(use.award_code)} {use.achievement_year}" for use in row.initiative.uses)


def _titled_id(row: _Titled) -> int:
    return row.record.id


def _titled_name(row: _Titled) -> str:
    return row.titled.subject


def _titled_words(row: _Titled) -> str:
    return f"{row.titled.subject} {row.titled.unit} {row.titled.unit_label}"


def _titled_columns(kind: Column[Any]) -> tuple[Column[Any], ...]:
    return (
        Column(
            text.SUBJECT, _titled_name, width=180, sort_key=lambda row: name_key(row.titled.subject), tip=_titled_name
        ),
        Column(
            text.UNIT,
            lambda row: row.titled.unit_label,
            width=150,
            sort_key=lambda row: sort_key(row.titled.unit_label),
            tip=lambda row: row.titled.unit,
        ),
        kind,
        Column(
            text.FROM_ON,
            lambda row: format_short(row.record.from_on),
            width=92,
            sort_key=lambda row: row.record.from_on,
        ),
        Column(
            text.TO_ON,
            lambda row: _to(row.record.to_on),
            width=92,
            sort_key=lambda row: row.record.to_on or date.max,
            ink=lambda row: "" if row.record.to_on else "muted",
        ),
    )


def proof_specs() -> tuple[ProofListSpec[Any], ...]:
    """In the order of the pills."""
    return (
        ProofListSpec(
            key="ratings",
            word=text.RATINGS,
            tables=("work_ratings", "service_times"),
            read=_ratings,
            columns=(
                Column(
                    text.SUBJECT,
                    lambda row: row.subject,
                    width=170,
                    sort_key=lambda row: name_key(row.subject),
                    is_bold=lambda row: row.rating.person_id is None,
                ),
                Column(
                    text.UNIT,
                    lambda row: row.unit_label,
                    width=132,
                    sort_key=lambda row: sort_key(row.unit_label),
                    tip=lambda row: row.unit,
                ),
                Column(
                    text.GRADE,
                    lambda row: GRADE_NAMES[row.rating.grade],
                    width=206,
                    sort_key=lambda row: list(GRADE_NAMES).index(row.rating.grade),
                ),
                Column(
                    text.SCORE,
                    lambda row: format_score(row.rating.score),
                    is_right=True,
                    width=54,
                    sort_key=lambda row: row.rating.score or 0,
                ),
                Column(text.DECISION, lambda row: row.rating.decision_number, width=104),
                _doubt_column(lambda row: row.doubts),
            ),
            row_id=lambda row: row.rating.id,
            title=lambda row: row.subject,
            words=lambda row: f"{row.subject} {row.unit} {row.unit_label} {GRADE_NAMES[row.rating.grade]}",
            form=RatingForm,
            doubts=lambda row: row.doubts,
            is_of_year=True,
            proof_kind=ProofKind.RATINGS,
            has_list=True,
        ),
        ProofListSpec(
            key="initiatives",
            word=text.INITIATIVES,
            tables=("initiatives", "initiative_authors", "initiative_recognitions", "initiative_uses"),
            read=_initiatives,
            columns=(
                Column(
                    text.NAME,
                    lambda row: row.initiative.name,
                    width=220,
                    sort_key=lambda row: sort_key(row.initiative.name),
                    tip=lambda row: row.initiative.name,
                ),
                Column(
                    text.AUTHORS, lambda row: ", ".join(row.authors), width=160, tip=lambda row: "\n".join(row.authors)
                ),
                Column(text.REACH, _levels, width=168),
                Column(text.USED_FOR, _uses, width=112, tip=_uses),
                _doubt_column(lambda row: row.doubts),
            ),
            row_id=lambda row: row.initiative.id,
            title=lambda row: row.initiative.name,
            words=lambda row: f"{row.initiative.name} {' '.join(row.authors)} {' '.join(row.units)}",
            form=InitiativeForm,
            doubts=lambda row: row.doubts,
            is_of_year=True,
            proof_kind=ProofKind.INITIATIVES,
            has_list=True,
        ),
        ProofListSpec(
            key="disciplines",
            word=text.DISCIPLINES,
            tables=("disciplines", "memberships"),
            read=_disciplines,
            columns=_titled_columns(
                Column(text.DISCIPLINE, lambda row: DISCIPLINE_NAMES[row.record.discipline_kind], width=130)
            ),
            row_id=_titled_id,
            title=_titled_name,
            words=_titled_words,
            form=DisciplineForm,
            has_list=True,
        ),
        ProofListSpec(
            key="absences",
            word=text.ABSENCES,
            tables=("absences", "memberships"),
            read=_absences,
            columns=_titled_columns(
                Column(text.ABSENCE, lambda row: ABSENCE_NAMES[row.record.absence_kind], width=190)
            ),
            row_id=_titled_id,
            title=_titled_name,
            words=_titled_words,
            form=AbsenceForm,
        ),
        ProofListSpec(
            key="inquiries",
            word=text.INQUIRIES,
            tables=("inquiries", "memberships"),
            read=_inquiries,
            columns=_titled_columns(
                Column(text.INQUIRY, lambda row: INQUIRY_NAMES[row.record.inquiry_kind], width=210)
            ),
            row_id=_titled_id,
            title=_titled_name,
            words=_titled_words,
            form=InquiryForm,
        ),
        ProofListSpec(
            key="minutes",
            word=text.MINUTES,
            tables=("review_minutes", "reviewed_candidates", "awards"),
            read=_minutes,
            columns=(
                Column(
                    text.HELD_ON,
                    lambda row: format_short(row.minutes.held_on),
                    width=92,
                    sort_key=lambda row: row.minutes.held_on,
                ),
                Column(text.BODY, lambda row: row.body, width=150),
                Column(text.UNIT, lambda row: row.unit, width=170, tip=lambda row: row.unit),
                Column(text.NUMBER, lambda row: row.minutes.number, width=100),
                Column(text.CANDIDATE_COUNT, lambda row: str(len(row.subjects)), is_right=True, width=104),
            ),
            row_id=lambda row: row.minutes.id,
            title=lambda row: f"{row.body} {format_short(row.minutes.held_on)}",
            words=lambda row: f"{row.body} {row.unit} {row.minutes.number} {' '.join(row.subjects)}",
            form=MinutesForm,
            doubts=lambda row: row.doubts,
            is_of_year=True,
            has_list=True,
            stretch=3,
        ),
    )

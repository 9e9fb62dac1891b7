"""Who is preferred on equal merit: the State's rule, then the office's own, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from desktop_app.domain.award.trial.contender import Contender
from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Evidence, Source
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import Sex
from desktop_app.domain.registration.registration import SubjectKind


class PreferenceKind(StrEnum):
    """Whom a preference is for."""

    WOMEN = "women"
    DIRECT_WORKERS = "direct_workers"


PREFERENCE_NAMES = {
    PreferenceKind.WOMEN: "ưu tiên nữ",
    PreferenceKind.DIRECT_WORKERS: "ưu tiên người trực tiếp công tác, không giữ chức vụ",
}


@dataclass(frozen=True)
class Preference:
    """``collective_percent``: a collective is preferred from so many percent of women up; None: only people are.

    Both days are days of receipt, inclusive; None: open. ``is_local``: the office's own rule.
    """

    preference_kind: PreferenceKind
    source: Source
    collective_percent: float | None = None
    received_from: date | None = None
    received_to: date | None = None
    is_local: bool = False
    id: int = 0

    def holds_on(self, received_on: date) -> bool:
        """Whether it is in force for dossiers received on that day."""
        return (self.received_from is None or self.received_from <= received_on) and (
            self.received_to is None or received_on <= self.received_to
        )

    def prefers(self, contender: Contender) -> bool | None:
        """Whether it is for the contender; None: what it asks is not known of them."""
        is_person = contender.award.subject_kind is SubjectKind.PERSON
        if self.preference_kind is PreferenceKind.DIRECT_WORKERS:
            if not is_person:
                return False
            return None if contender.is_leader is None else not contender.is_leader
        if is_person:
            return None if contender.sex is None else contender.sex is Sex.FEMALE
        if self.collective_percent is None:
            return False
        if contender.women is None or not contender.people:
            return None
        return Fraction(contender.women, contender.people) >= Fraction(str(self.collective_percent)) / 100

    def words(self, contender: Contender) -> str:
        """ "ưu tiên nữ (Nghị định 152/2025/NĐ-CP, Điều 4)", for a collective with its share."""
        name = PREFERENCE_NAMES[self.preference_kind]
        if contender.award.subject_kind is SubjectKind.COLLECTIVE and self.collective_percent is not None:
            name = f"ưu tiên tập thể có từ {self.collective_percent:g} % nữ"
        return f"{name} ({self.source.shown})"


def local_preference(preference_kind: PreferenceKind, source: str, preference_id: int = 0) -> Preference:
    """A preference of the office's own; UserError without the text it stands in."""
    text = clean_line(source)
    if not text:
        raise UserError(
            "preference.source", "Chưa ghi văn bản quy định ưu tiên này. Ghi loại, số, ngày của văn bản rồi lưu lại."
        )
    percent = 70.0 if preference_kind is PreferenceKind.WOMEN else None
    return Preference(preference_kind, Source(text, Evidence.LOCAL), percent, is_local=True, id=preference_id)

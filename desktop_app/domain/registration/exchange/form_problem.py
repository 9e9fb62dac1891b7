"""What is told of a returned form, what is offered to mend it, and what the clerk chose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class OfferKind(StrEnum):
    """What taking an offer does to its row."""

    PERSON = "person"
    AWARDS = "awards"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True)
class Offer:
    """A way out of a row's problem, for the clerk to take: a person, or awards (None: the column stays as written)."""

    offer_kind: OfferKind
    label: str
    person_id: int | None = None
    title_codes: tuple[str, ...] | None = None
    commendation_codes: tuple[str, ...] | None = None


@dataclass(frozen=True)
class FormProblem:
    """``row`` None: of the form as a whole. A fault keeps the form from being taken in; else it is only told."""

    row: int | None
    code: str
    message: str
    is_fault: bool
    offers: tuple[Offer, ...] = ()
    place: str = ""

    @property
    def text(self) -> str:
        """The sentence with the place of its row in front."""
        if self.row is None:
            return self.message
        return f"Dòng {self.row}{f' ({self.place})' if self.place else ''}: {self.message}"


@dataclass(frozen=True)
class RowChoice:
    """What the clerk decided for a row: whom it means, which awards (None: as written), or that it is left out."""

    person_id: int | None = None
    title_codes: tuple[str, ...] | None = None
    commendation_codes: tuple[str, ...] | None = None
    is_left_out: bool = False

    def taking(self, offer: Offer) -> RowChoice:
        """The choice with that offer taken."""
        if offer.offer_kind is OfferKind.LEAVE_OUT:
            return replace(self, is_left_out=True)
        if offer.offer_kind is OfferKind.PERSON:
            return replace(self, person_id=offer.person_id, is_left_out=False)
        return replace(
            self,
            title_codes=self.title_codes if offer.title_codes is None else offer.title_codes,
            commendation_codes=self.commendation_codes
            if offer.commendation_codes is None
            else offer.commendation_codes,
            is_left_out=False,
        )


LEAVE_OUT = Offer(OfferKind.LEAVE_OUT, "Bỏ dòng này")

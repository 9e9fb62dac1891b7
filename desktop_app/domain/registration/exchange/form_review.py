"""What came of looking at one returned file: what it is, what is wrong with it, what it would change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.domain.errors import UserError
from desktop_app.domain.project.project import RegisteredProject
from desktop_app.domain.registration.exchange.form_matching import MatchedLine
from desktop_app.domain.registration.exchange.form_problem import FormProblem
from desktop_app.domain.registration.exchange.submission_difference import LineDifference


class ReviewState(StrEnum):
    """Whether a file can be taken in."""

    READY = "ready"
    FAULTY = "faulty"  # rows or days to be decided first
    REFUSED = "refused"  # not this form, or no longer this form
    KNOWN = "known"  # the same file is in already


@dataclass(frozen=True)
class FormReview:
    """``is_form``: it has a stamp, else it is a list of the unit's own. ``refusal`` says why it is none of this season's.

    ``is_second``: the unit has lines already; ``differences`` tell what would change.
    ``projects``: of a list of projects, what goes to the unit's projects besides.
    """

    name: str
    sha256: str
    is_form: bool
    unit_id: int | None = None
    unit: str = ""
    lines: tuple[MatchedLine, ...] = ()
    problems: tuple[FormProblem, ...] = ()
    differences: tuple[LineDifference, ...] = ()
    is_second: bool = False
    is_known: bool = False
    refusal: UserError | None = None
    projects: tuple[RegisteredProject, ...] = ()

    @property
    def state(self) -> ReviewState:
        """What can be done with it."""
        if self.refusal is not None:
            return ReviewState.REFUSED
        if self.is_known:
            return ReviewState.KNOWN
        return ReviewState.FAULTY if self.faults else ReviewState.READY

    @property
    def faults(self) -> tuple[FormProblem, ...]:
        """What keeps it from being taken in."""
        return tuple(problem for problem in self.problems if problem.is_fault)


def telling_twins(reviews: Iterable[FormReview]) -> tuple[FormReview, ...]:
    """The same, and of several files of one unit each but the last tells which one will stand."""
    listed = list(reviews)
    last = {one.unit_id: one for one in listed if one.state in (ReviewState.READY, ReviewState.FAULTY)}
    told = []
    for one in listed:
        final = last.get(one.unit_id)
        if final is None or final is one or one.state not in (ReviewState.READY, ReviewState.FAULTY):
            told.append(one)
            continue
        text = f"Trong lượt này còn có tệp “{final.name}” của cùng đơn vị, sửa sau; tệp đó sẽ thay tệp này."
        told.append(replace(one, problems=(*one.problems, FormProblem(None, "submitted_twice", text, is_fault=False))))
    return tuple(told)

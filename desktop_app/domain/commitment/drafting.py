"""What a commitment says at first, taken from the plan it carries out; the clerk goes on from there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from desktop_app.domain.award.catalogue import CATALOGUE, award_name
from desktop_app.domain.commitment.commitment import CommitmentContent, MovementLine, Party
from desktop_app.domain.commitment.promises import promised_by_plan
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line, fold
from desktop_app.domain.office.office import Person, Unit
from desktop_app.domain.plan.blocks import Block, walk
from desktop_app.domain.plan.facts import PlanFacts
from desktop_app.domain.plan.labels import dated_label
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.plan.wording import split_end_mark
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind

_MOST_CLAUSES = 15
_LONGEST_CLAUSE = 600
_HEADS = (
    "truong phong",
    "giam doc",
    "chanh",
    "truong ban",
    "thu truong",
    "truong",
    "chu tich",
    "cuc truong",
    "chi cuc truong",
)


def content_of_plan(plan: Plan, facts: PlanFacts, place: str) -> CommitmentContent:
    """Bases, contents, movements and targets as the plan words them."""
    year = plan.content.working_year
    subject = " ".join(plan.content.head.subject.split()).rstrip(".")
    about = f" về việc {subject[:1].lower()}{subject[1:]}" if subject else ""
    return CommitmentContent(
        subject=f"Năm {year}" if year else "",
        bases=(f"Căn cứ {dated_label(plan)}{about}.",),
        clauses=_clauses(plan.content.blocks),
        movements=_movements(plan, facts),
        targets=promised_by_plan(facts.targets),
        place=place,
    )


def titles_of(lines: Iterable[RegistrationLine]) -> tuple[str, ...]:
    """What a unit registered for: "Tập thể lao động xuất sắc (Văn phòng Sở)", "Chiến sĩ thi đua cơ sở: 02 cá nhân"."""
    standing = [line for line in lines if line.withdrawn_on is None]
    collectives = [
        f"{award_name(code)} ({line.collective_name})"
        for line in standing
        if line.subject_kind is SubjectKind.COLLECTIVE
        for code in (line.title_code, line.commendation_code)
        if code
    ]
    counts = Counter(
        code
        for line in standing
        if line.subject_kind is SubjectKind.PERSON
        for code in (line.title_code, line.commendation_code)
        if code
    )
    people = [f"{award_name(one.code)}: {counts[one.code]:02} cá nhân" for one in CATALOGUE if counts[one.code]]
    return (*collectives, *people)


def party_of_unit(unit: Unit, people: Iterable[Person], on: date) -> Party:
    """The unit with who heads it on that day, where the office file knows."""
    for person in people:
        membership = person.membership_on(on)
        if membership is not None and membership.unit_id == unit.id and _heads(membership.post):
            return Party(unit.name, unit.id, membership.post, person.full_name)
    return Party(unit.name, unit.id)


def _heads(post: str) -> bool:
    folded = fold(post)
    return "pho" not in folded.split() and folded.startswith(_HEADS)


def _clauses(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The items of the section on what is competed in, as written."""
    section = next((one for one in walk(blocks) if one.children and "noi dung" in fold(one.title)), None)
    if section is None:
        return ()
    return tuple(text for text in _lines(section) if text)[:_MOST_CLAUSES]


def _lines(block: Block) -> Iterator[str]:
    for child in block.children:
        own = clean_line(split_end_mark(child.text or child.title)[0])
        if (
            own
            and len(own) <= _LONGEST_CLAUSE
            and not (child.children and own.endswith(":"))
            and not _is_heading(child)
        ):
            yield own
        if child.children and _is_heading(child):
            yield from _lines(child)


def _is_heading(block: Block) -> bool:
    return bool(block.children) and not block.text


def _movements(plan: Plan, facts: PlanFacts) -> tuple[MovementLine, ...]:
    if facts.waves:
        return tuple(
            MovementLine(
                clean_line(f"{wave.label}: {wave.content}" if wave.content else wave.label),
                launched=format_text(wave.from_on) if wave.from_on else "",
                closed=format_text(wave.to_on) if wave.to_on else "",
            )
            for wave in facts.waves
        )
    head = plan.content.head
    launched = format_text(head.dated_on) if head.dated_on else ""
    return (MovementLine(" ".join(head.subject.split()), head.theme, launched),) if head.subject else ()

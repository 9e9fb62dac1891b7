"""Lists of proofs before they come in: each row with its fate, and the records it stores.

Nobody is added by himself: a name the office does not know is for the clerk to choose. What is on record already stays as it
is; a list that says otherwise is told.
"""

from __future__ import annotations

from desktop_app.domain.lists.column import PROOF_KINDS, ListKind
from desktop_app.domain.lists.judged import Fate, JudgedRow
from desktop_app.domain.lists.taken_list import TakenList
from desktop_app.domain.office.people_taking import TELL_EVERY, Tell
from desktop_app.domain.proof.taking.meeting_rows import InitiativeRows, VoteRows
from desktop_app.domain.proof.taking.people_rows import DisciplineRows, RatingRows, ServiceRows
from desktop_app.domain.proof.taking.proof_office import ProofOffice, ProofTaking
from desktop_app.domain.proof.taking.row_judge import ListedPeople

_Judge = RatingRows | InitiativeRows | DisciplineRows | ServiceRows | VoteRows
_JUDGES: dict[ListKind, type[_Judge]] = {
    ListKind.RATINGS: RatingRows,
    ListKind.INITIATIVES: InitiativeRows,
    ListKind.DISCIPLINES: DisciplineRows,
    ListKind.SERVICE: ServiceRows,
    ListKind.VOTES: VoteRows,
}
_TOLD_DOUBTS = 20


def judge_proofs(taken: TakenList, office: ProofOffice, tell: Tell = lambda _done: None) -> ProofTaking:
    """Judge every row of the tables of proofs."""
    people = ListedPeople.of(taken, office)
    rows: list[JudgedRow] = []
    judges: list[_Judge] = []
    for place, table in enumerate(taken.tables):
        if table.list_kind not in PROOF_KINDS or not table.is_taken:
            continue
        judge = _JUDGES[table.list_kind](people, place)
        judges.append(judge)
        for row in table.rows():
            if len(rows) % TELL_EVERY == 0:
                tell(len(rows))
            key = (place, row.number)
            if judge.reading.is_blank(row):
                said = "Chỉ có số thứ tự, không có chữ ở các cột được nhập."
                rows.append(JudgedRow(key, Fate.LEFT_OUT, said))
            else:
                rows.append(judge.judge(key, row))
    ratings = [one for judge in judges if isinstance(judge, RatingRows) for one in judge.ratings]
    doubts = [one for judge in judges if isinstance(judge, RatingRows) for one in judge.doubts]
    service = {
        person_id: one for judge in judges if isinstance(judge, ServiceRows) for person_id, one in judge.service.items()
    }
    minutes = [one for judge in judges if isinstance(judge, VoteRows) and (one := judge.minutes()) is not None]
    notes = [*(note for judge in judges for note in judge.notes), *people.units.notes(), *doubts[:_TOLD_DOUBTS]]
    if doubts[_TOLD_DOUBTS:]:
        notes.append(f"Còn {len(doubts) - _TOLD_DOUBTS} dòng cần xem lại điểm và xếp loại.")
    return ProofTaking(
        rows=tuple(rows),
        ratings=tuple(ratings),
        initiatives=tuple(one for judge in judges if isinstance(judge, InitiativeRows) for one in judge.initiatives),
        disciplines=tuple(one for judge in judges if isinstance(judge, DisciplineRows) for one in judge.disciplines),
        service=tuple(service.values()),
        minutes=tuple(minutes),
        added_people=tuple(people.added.values()),
        notes=tuple(dict.fromkeys(notes)),
    )

"""One change tried on a copy of the results: to another award, withdrawn, or a subject added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.catalogue import BY_CODE, award_name
from desktop_app.domain.award.counting import award_subject
from desktop_app.domain.errors import UserError

WITHDRAWN_REASON = "Rút khỏi danh sách"


@dataclass(frozen=True)
class Change:
    """``award``: the stored result, or (id 0) one to add. ``to_code`` "": withdrawn; the award's own code with id 0: added."""

    award: Award
    to_code: str

    @property
    def is_addition(self) -> bool:
        """Whether a subject is added."""
        return self.award.id == 0

    @property
    def is_withdrawal(self) -> bool:
        """Whether the result goes."""
        return not self.to_code


def checked(change: Change) -> Change:
    """The same; UserError for an award that does not exist, is not for such a subject, or is the one they have."""
    if change.is_withdrawal:
        return change
    spec = BY_CODE.get(change.to_code)
    if spec is None:
        text = f"“{change.to_code}” không có trong danh mục danh hiệu và hình thức khen thưởng."
        raise UserError("award.unknown_code", text)
    if change.award.subject_kind not in spec.subjects:
        whose = "tập thể" if change.award.person_id is not None else "cá nhân"
        raise UserError("award.wrong_subject", f"{spec.name} chỉ dành cho {whose}. Chọn danh hiệu, hình thức khác.")
    if not change.is_addition and change.award.award_code == change.to_code:
        raise UserError("trial.same", f"Người, tập thể này đang xét {spec.name}. Chọn danh hiệu, hình thức khác.")
    return change


@dataclass(frozen=True)
class ChangedResults:
    """``awards``: all results after the changes; ``saved`` and ``removed``: what to write so that the file is so."""

    awards: tuple[Award, ...]
    saved: tuple[Award, ...] = ()
    removed: tuple[int, ...] = ()


def changed_results(awards: Iterable[Award], changes: Sequence[Change]) -> ChangedResults:
    """What the changes make of the results.

    A result moved to an award of which nothing is decided yet is a proposal there; else it keeps outcome and decision.
    One moved to an award its subject has already is withdrawn. Withdrawn is removed while it is only proposed; one that
    was decided stays as not approved. An addition starts as a proposal, or joins those approved by the same list.
    """
    all_awards = list(awards)
    saved: dict[int, Award] = {}
    removed: list[int] = []
    added: list[Award] = []
    for change in map(checked, changes):
        subject = award_subject(change.award)
        has_it = any(
            award_subject(one) == subject and one.award_code == change.to_code and one.wave_uid == change.award.wave_uid
            for one in [*all_awards, *added]
        )
        if change.is_addition:
            if has_it:
                raise UserError("trial.there", f"Đã có kết quả {award_name(change.to_code)} của người, tập thể này.")
            added.append(replace(change.award, award_code=change.to_code))
        elif change.is_withdrawal or has_it:
            if change.award.outcome is Outcome.PROPOSED:
                removed.append(change.award.id)
            else:
                saved[change.award.id] = replace(
                    change.award, outcome=Outcome.NOT_APPROVED, refusal_reason=WITHDRAWN_REASON
                )
        else:
            saved[change.award.id] = _moved(change, all_awards)
    after = [saved.get(one.id, one) for one in all_awards if one.id not in removed]
    return ChangedResults((*after, *added), (*saved.values(), *added), tuple(removed))


def _moved(change: Change, awards: Iterable[Award]) -> Award:
    moved = replace(change.award, award_code=change.to_code)
    if any(one.award_code == change.to_code and one.outcome is not Outcome.PROPOSED for one in awards):
        return moved
    return replace(moved, outcome=Outcome.PROPOSED, decision_number="", decision_on=None, authority="")


def change_words(change: Change, name: str) -> str:
    """ "Hoàng Văn Thái: Chiến sĩ thi đua cơ sở → Lao động tiên tiến"."""
    if change.is_addition:
        return f"{name}: thêm {award_name(change.to_code)}"
    before = award_name(change.award.award_code)
    return f"{name}: {before} → {award_name(change.to_code)}" if change.to_code else f"{name}: rút {before}"

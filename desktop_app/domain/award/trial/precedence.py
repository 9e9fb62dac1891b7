"""The order of merit of contenders: verdict, votes, and on equal votes the preferences, each of which is told with its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cmp_to_key

from desktop_app.domain.award.trial.contender import Contender, contender_words
from desktop_app.domain.award.trial.preference import Preference
from desktop_app.domain.judging.judgement import Verdict

_VERDICT_PLACES = {Verdict.MET: 0, None: 1, Verdict.MISSING: 2}


@dataclass(frozen=True)
class Ranked:
    """``why``: sentences on what put them before the next one, and on what could not be compared. Empty: votes or verdict did."""

    contender: Contender
    place: int
    why: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against them: judged as meeting the criteria, or not judged yet."""
        return self.contender.verdict in (Verdict.MET, None)


def in_order_of_merit(contenders: Iterable[Contender], preferences: Sequence[Preference]) -> tuple[Ranked, ...]:
    """Those who may be considered, best first; who does not meet the criteria is left out.

    Judged as met comes before not judged, that before papers missing; then the larger share of votes; contenders without votes
    last, for their merit is not known: among them no preference decides. What nothing decides stays in the order given.
    """
    able = [one for one in contenders if one.verdict is not Verdict.NOT_MET]

    def compare(one: Contender, other: Contender) -> int:
        if (place := _merit(one, other)) != 0:
            return place
        found = _deciding(one, other, preferences)
        return 0 if found is None else (-1 if found.prefers(one) else 1)

    ordered = sorted(able, key=cmp_to_key(compare))
    ranked = []
    for place, one in enumerate(ordered, start=1):
        other = ordered[place] if place < len(ordered) else None
        ranked.append(Ranked(one, place, _why(one, other, preferences) if other is not None else ()))
    return tuple(ranked)


def _merit(one: Contender, other: Contender) -> int:
    first, second = _VERDICT_PLACES.get(one.verdict, 3), _VERDICT_PLACES.get(other.verdict, 3)
    if first != second:
        return first - second
    if one.votes is None or other.votes is None:
        return (one.votes is None) - (other.votes is None)
    if one.votes.share == other.votes.share:
        return 0
    return -1 if one.votes.share > other.votes.share else 1


def _deciding(one: Contender, other: Contender, preferences: Sequence[Preference]) -> Preference | None:
    """The first preference that is for one of two of equal merit and surely not for the other."""
    if one.votes is None:
        return None
    for preference in preferences:
        sides = {preference.prefers(one), preference.prefers(other)}
        if sides == {True, False}:
            return preference
    return None


def _why(one: Contender, other: Contender, preferences: Sequence[Preference]) -> tuple[str, ...]:
    if _merit(one, other) != 0:
        return ()
    if one.votes is None:
        return (f"{one.name} và {other.name} chưa có phiếu nên chưa so được; xếp theo danh sách.",)
    equal = f"{one.name} bằng phiếu với {other.name}"
    deciding = _deciding(one, other, preferences)
    if deciding is not None:
        return (f"{equal}: {deciding.words(one)}.",)
    unknown = [preference for preference in preferences if None in (preference.prefers(one), preference.prefers(other))]
    if unknown:
        return (f"{equal}; sổ thiếu thông tin để xét {unknown[0].words(one)}; xếp theo danh sách.",)
    return (f"{equal}, không có quy định ưu tiên nào phân định; xếp theo danh sách, Hội đồng quyết định.",)


def ranked_words(ranked: Ranked) -> str:
    """ "1. Đỗ Thị Lan Hương (Thanh tra Sở, 8/9 phiếu, đạt)"."""
    return f"{ranked.place}. {contender_words(ranked.contender)}"

"""Which people may be one person: by name, birth year, sex and unit, found without comparing everybody with everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from desktop_app.domain.office.name_likeness import NameForm, NameLikeness, compare_forms, name_form
from desktop_app.domain.office.office import Membership, Person

POSSIBLE = 0.8
"""From here on two people are shown as perhaps one."""
LIKELY = 0.95
"""From here on they most likely are."""
_WORTH_SUGGESTING = 0.6
_BREATH = 500
"""People or comparisons between two pauses: some milliseconds."""

_SAME_YEAR, _SAME_UNIT = 0.1, 0.08
_OTHER_YEAR, _YEAR_SLIP, _OTHER_SEX, _OTHER_UNIT, _LISTED_TOGETHER = 0.25, 0.15, 0.25, 0.08, 0.1


@dataclass(frozen=True)
class Likeness:
    """How likely two people are one. ``score`` from 1 on: nothing speaks against it. ``reasons``: for and against."""

    score: float
    reasons: tuple[str, ...]

    @property
    def is_likely(self) -> bool:
        """Whether there is little doubt."""
        return self.score >= LIKELY


@dataclass(frozen=True)
class AlikePair:
    """Two people, the smaller id first, who may be one."""

    one_id: int
    other_id: int
    likeness: Likeness


@dataclass(frozen=True)
class AlikeGroup:
    """People each of whom may be each other; ``likeness`` is that of the most alike two."""

    person_ids: tuple[int, ...]
    likeness: Likeness
    pairs: tuple[AlikePair, ...]


@dataclass(frozen=True)
class Suggestion:
    """A known person whom an unknown name may mean."""

    person: Person
    likeness: Likeness


def compare_people(one: Person, other: Person) -> Likeness:
    """How likely two people are one person."""
    return _judged(one, other, compare_forms(name_form(one.full_name), name_form(other.full_name)))


class PeopleIndex:
    """People by what a likely misspelling leaves untouched; looking up touches a few of 5,000."""

    def __init__(self, people: Iterable[Person], pause: Callable[[], object] | None = None) -> None:
        """``pause`` is called now and then, also while pairs are looked for; what it raises ends the work."""
        self._people = tuple(people)
        self._pause = pause
        self._alone: dict[str, int] = {}  # most keys are of one person: no list for each, which would be many objects
        self._shared: dict[str, list[int]] = {}
        self._by_given: dict[str, list[int]] = defaultdict(list)
        for place, person in enumerate(self._people):
            self._breathe(place)
            form = name_form(person.full_name)
            self._by_given[form.folds[-1]].append(place)
            for key in _keys(form):
                self._put(key, place)

    def _put(self, key: str, place: int) -> None:
        shared = self._shared.get(key)
        if shared is not None:
            shared.append(place)
        elif key in self._alone:
            self._shared[key] = [self._alone[key], place]
        else:
            self._alone[key] = place

    def _under(self, key: str) -> Sequence[int]:
        return self._shared.get(key) or ([self._alone[key]] if key in self._alone else ())

    def _breathe(self, count: int) -> None:
        if self._pause is not None and count % _BREATH == 0:
            self._pause()

    def suggest(self, name: str, unit_id: int | None = None, limit: int = 3) -> tuple[Suggestion, ...]:
        """The people an unknown name may mean, best first; of equal ones those of the unit, which counts more than the rest."""
        memberships = () if unit_id is None else (Membership(0, 0, unit_id),)
        return self.like(Person(0, name, memberships=memberships), limit)

    def like(self, person: Person, limit: int = 3, at_least: float = _WORTH_SUGGESTING) -> tuple[Suggestion, ...]:
        """The people a person of a list may be, best first, by all that is known of him."""
        form = name_form(person.full_name)
        places = {place for key in _keys(form) for place in self._under(key)}
        if at_least < POSSIBLE:  # from there on two who may be one share a key
            places.update(self._by_given.get(form.folds[-1], ()))
        found = [
            Suggestion(one, compare_people(person, one)) for one in (self._people[place] for place in sorted(places))
        ]
        worth = [one for one in found if one.likeness.score >= at_least]
        return tuple(sorted(worth, key=lambda one: -one.likeness.score)[:limit])

    def pairs(self, apart: Collection[tuple[int, int]] = ()) -> Iterator[AlikePair]:
        """All pairs that may be one person, without those kept apart (smaller id first)."""
        seen: set[int] = set()
        for places in self._shared.values():
            for left, right in combinations(places, 2):
                pair = left * len(self._people) + right
                if pair in seen:
                    continue
                seen.add(pair)
                self._breathe(len(seen))
                one, other = sorted((self._people[left], self._people[right]), key=lambda person: person.id)
                if (one.id, other.id) in apart:
                    continue
                likeness = compare_people(one, other)
                if likeness.score >= POSSIBLE:
                    yield AlikePair(one.id, other.id, likeness)


def suggest(
    name: str, candidates: Iterable[Person], unit_id: int | None = None, limit: int = 3
) -> tuple[Suggestion, ...]:
    """The candidates an unknown name may mean, best first. For many names build one ``PeopleIndex`` and ask it."""
    return PeopleIndex(candidates).suggest(name, unit_id, limit)


def alike_groups(people: Iterable[Person], apart: Collection[tuple[int, int]] = ()) -> tuple[AlikeGroup, ...]:
    """Groups of people who may be one, the most likely first.

    Within a group each may be each other, so that "A like B, B like C" alone never draws A and C together.
    """
    return group_pairs(PeopleIndex(people).pairs(apart))


def group_pairs(pairs: Iterable[AlikePair]) -> tuple[AlikeGroup, ...]:
    """Groups out of pairs; every pair stands in a group, and one person may stand in two."""
    ordered = sorted(pairs, key=lambda pair: (-pair.likeness.score, pair.one_id, pair.other_id))
    known = {(pair.one_id, pair.other_id): pair for pair in ordered}
    home: dict[int, set[int]] = {}
    loose: list[set[int]] = []
    for pair in ordered:
        one, other = home.get(pair.one_id, {pair.one_id}), home.get(pair.other_id, {pair.other_id})
        if one is other:
            continue
        if all(tuple(sorted((left, right))) in known for left in one for right in other):
            joined = one | other
            for person_id in joined:
                home[person_id] = joined
        else:
            loose.append({pair.one_id, pair.other_id})
    distinct = {id(members): members for members in home.values()}
    return tuple(
        sorted(
            (_group(members, known) for members in [*distinct.values(), *loose]),
            key=lambda group: (-group.likeness.score, group.person_ids),
        )
    )


def with_those_listed_together(pairs: Iterable[AlikePair], listed: Mapping[int, frozenset[int]]) -> Iterator[AlikePair]:
    """The pairs, less likely where one registration names both. ``listed``: person → registrations."""
    nowhere: frozenset[int] = frozenset()
    for pair in pairs:
        likeness = pair.likeness
        if listed.get(pair.one_id, nowhere) & listed.get(pair.other_id, nowhere):
            reasons = (*likeness.reasons, "cùng có tên trong một bản đăng ký")
            likeness = Likeness(round(likeness.score - _LISTED_TOGETHER, 4), reasons)
        if likeness.score >= POSSIBLE:
            yield replace(pair, likeness=likeness)


def _group(members: set[int], known: dict[tuple[int, int], AlikePair]) -> AlikeGroup:
    pairs = tuple(known[one, other] for one, other in combinations(sorted(members), 2))
    best = max(pairs, key=lambda pair: pair.likeness.score)
    return AlikeGroup(tuple(sorted(members)), best.likeness, pairs)


def _keys(form: NameForm) -> set[str]:
    """Two names of whole people that may be one share one of these: given name and first letter, words, letters but one."""
    joined = form.letters
    keys = {f"g {form.folds[-1]} {joined[:1]}", "w " + " ".join(sorted(form.folds)), "d " + joined}
    return keys | {f"d {joined[:place]}{joined[place + 1 :]}" for place in range(len(joined))}


def _judged(one: Person, other: Person, name: NameLikeness) -> Likeness:
    if not name.score:
        return Likeness(0.0, ())
    score, reasons = name.score, list(name.reasons) or ["cùng họ tên"]
    if one.birth_year and other.birth_year:
        change, reason = _years(one.birth_year, other.birth_year)
        score += change
        reasons.append(reason)
    if one.sex and other.sex and one.sex is not other.sex:
        score -= _OTHER_SEX
        reasons.append("khác giới tính")
    mine, theirs = {one.unit_id for one in one.memberships}, {one.unit_id for one in other.memberships}
    if mine & theirs:
        score += _SAME_UNIT
        reasons.append("cùng đơn vị")
    elif mine and theirs:
        is_transfer = _follow(one.memberships, other.memberships)
        score -= 0 if is_transfer else _OTHER_UNIT
        reasons.append("ở hai đơn vị nối tiếp nhau" if is_transfer else "khác đơn vị")
    return Likeness(round(score, 4), tuple(reasons))


def _years(one: int, other: int) -> tuple[float, str]:
    if one == other:
        return _SAME_YEAR, "cùng năm sinh"
    written, meant = str(one), str(other)
    is_slip = sorted(written) == sorted(meant) or sum(a != b for a, b in zip(written, meant, strict=False)) == 1
    if is_slip:
        return -_YEAR_SLIP, f"năm sinh lệch một chữ số ({one}, {other})"
    return -_OTHER_YEAR, f"khác năm sinh ({one}, {other})"


def _follow(one: Iterable[Membership], other: Iterable[Membership]) -> bool:
    """Whether the one's time in units, both ends known where they meet, ends before the other's begins."""
    mine, theirs = tuple(one), tuple(other)
    return not any(_overlap(left, right) for left in mine for right in theirs)


def _overlap(one: Membership, other: Membership) -> bool:
    ends_before = one.to_on is not None and other.from_on is not None and one.to_on < other.from_on
    begins_after = one.from_on is not None and other.to_on is not None and other.to_on < one.from_on
    return not (ends_before or begins_after)

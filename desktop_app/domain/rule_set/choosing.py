"""Which rule set a dossier is judged by: the day it was received, transitions, and the fallback the office chose once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import UNVERIFIED_WORDS, Source
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.rule_set.rule_set import Counting, RuleSet, Transition, TransitionWhen


@dataclass(frozen=True)
class OfficeChoices:
    """What the office decided once. ``fallback``: id of the set used where the day's own has no criteria; "" not chosen.

    ``local_rules_on``: since when the province's own rules under NĐ 152/2025/NĐ-CP are in force; None: not entered.
    """

    fallback: str = ""
    local_rules_on: date | None = None
    fallback_chosen_on: date | None = None


@dataclass(frozen=True)
class FallbackChoice:
    """One choice of the rule set used meanwhile; results of before were judged by the one of before."""

    rule_set: str
    chosen_on: date


@dataclass(frozen=True)
class ChosenRules:
    """``rules`` judge; ``of_day`` is the set in force on the day. Notes say what a result and a paper must tell.

    ``newer``: a later set that applies instead wherever it favours the subject; None where no transition says so.
    ``fallback``: the older set the office chose, for awards that the day's own has no criterion for yet.
    """

    rules: RuleSet
    of_day: RuleSet
    newer: RuleSet | None = None
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    fallback: RuleSet | None = None

    @property
    def is_fallback(self) -> bool:
        """Whether the office's choice stands in for a set without criteria."""
        return self.rules.id != self.of_day.id and not self.of_day.has_criteria


def choose_rules(rule_sets: Iterable[RuleSet], received_on: date, choices: OfficeChoices) -> ChosenRules:
    """The rule set for a dossier received on that day.

    UserError ``rules.no_set`` for a day before all sets, ``rules.no_fallback`` where the day's set has no criteria and the
    office has not chosen what to use meanwhile.
    """
    known = {one.id: one for one in rule_sets}
    of_day = _of_day(known.values(), received_on)
    notes: list[str] = []
    sources: list[Source] = [of_day.source]
    for kept in _left_to_older(known.values(), of_day, received_on):
        notes.append(_words(kept))
        sources.append(kept.source)
    rules = of_day
    newer: RuleSet | None = None
    for later, mild in _mild_transitions(known.values(), of_day, received_on):
        sources.append(mild.source)
        if later.has_criteria:
            newer = later
        else:
            notes.append(_words(mild))
    transition = _transition(of_day, received_on, choices)
    if transition is not None and transition.by in known:
        rules = known[transition.by]
        notes.append(_words(transition))
        sources.append(transition.source)
    elif not of_day.has_criteria:
        rules = _fallback(known, of_day, received_on, choices)
        notes.append(
            f"Hồ sơ nhận ngày {format_text(received_on)} thuộc {of_day.short_name}, chưa có văn bản hướng dẫn tiêu chuẩn; "
            f"đối chiếu tạm theo {rules.name} do cơ quan chọn (chưa kiểm chứng)."
        )
    notes += [_unsettled(one, known[one.by]) for one in _waiting(of_day, received_on, choices) if one.by in known]
    if rules.ending:
        notes.append(rules.ending)
    chosen = known.get(choices.fallback)
    is_older = chosen is not None and chosen.has_criteria and chosen.received_from < rules.received_from
    return ChosenRules(rules, of_day, newer, tuple(notes), tuple(sources), chosen if is_older else None)


def _of_day(rule_sets: Iterable[RuleSet], received_on: date) -> RuleSet:
    covering = [one for one in rule_sets if one.covers(received_on)]
    if not covering:
        text = f"Chưa có bộ quy định cho hồ sơ nhận ngày {format_text(received_on)}. Kiểm tra lại ngày nhận hồ sơ."
        raise UserError("rules.no_set", text)
    return max(covering, key=lambda one: one.received_from)


def _covers(transition: Transition, received_on: date) -> bool:
    return (transition.received_from is None or transition.received_from <= received_on) and (
        transition.received_to is None or received_on <= transition.received_to
    )


def _words(transition: Transition) -> str:
    return transition.words if transition.source.is_verified else f"{transition.words} ({UNVERIFIED_WORDS})"


def _left_to_older(rule_sets: Iterable[RuleSet], of_day: RuleSet, received_on: date) -> Iterator[Transition]:
    """Transitions of later sets that leave the day to ``of_day``: why it judges."""
    for later in rule_sets:
        for one in later.transitions:
            if one.when is TransitionWhen.ALWAYS and one.by == of_day.id != later.id and _covers(one, received_on):
                yield one


def _mild_transitions(
    rule_sets: Iterable[RuleSet], of_day: RuleSet, received_on: date
) -> Iterator[tuple[RuleSet, Transition]]:
    """Transitions of later sets that leave the day to ``of_day`` unless they are more favourable."""
    for later in rule_sets:
        for one in later.transitions:
            is_mild = one.when is TransitionWhen.UNLESS_MORE_FAVOURABLE and one.by == of_day.id
            if is_mild and _covers(one, received_on):
                yield later, one


def _transition(of_day: RuleSet, received_on: date, choices: OfficeChoices) -> Transition | None:
    return next(
        (one for one in of_day.transitions if _covers(one, received_on) and _applies(one.when, received_on, choices)),
        None,
    )


def _waiting(of_day: RuleSet, received_on: date, choices: OfficeChoices) -> Iterator[Transition]:
    """Transitions that depend on a day nobody has entered yet."""
    for one in of_day.transitions:
        if (
            one.when is TransitionWhen.LOCAL_RULES_MISSING
            and choices.local_rules_on is None
            and _covers(one, received_on)
        ):
            yield one


def _unsettled(transition: Transition, older: RuleSet) -> str:
    return (
        "Cơ quan chưa ghi ngày quy định riêng của tỉnh có hiệu lực (Thiết lập, mục Bộ quy định): nếu ngày nhận hồ sơ tỉnh "
        f"chưa ban hành thì đối chiếu theo {older.short_name} ({transition.source.shown})."
    )


def _applies(when: TransitionWhen, received_on: date, choices: OfficeChoices) -> bool:
    match when:
        case TransitionWhen.ALWAYS:
            return True
        case TransitionWhen.LOCAL_RULES_MISSING:
            return choices.local_rules_on is not None and received_on < choices.local_rules_on
        case TransitionWhen.UNLESS_MORE_FAVOURABLE:
            return False


def _fallback(known: dict[str, RuleSet], of_day: RuleSet, received_on: date, choices: OfficeChoices) -> RuleSet:
    chosen = known.get(choices.fallback)
    if chosen is None or not chosen.has_criteria:
        raise UserError(
            "rules.no_fallback",
            f"Hồ sơ nhận ngày {format_text(received_on)} thuộc {of_day.short_name}, chưa có văn bản hướng dẫn cho ngày này. "
            "Vào Thiết lập, mục Bộ quy định, chọn một lần quy định dùng tạm rồi thẩm định lại.",
        )
    return chosen


def counting_on(rule_sets: Iterable[RuleSet], on: date) -> Counting:
    """How awards are counted on a day: by the newest set begun by then that says which kinds do not count for higher ones."""
    telling = [one for one in rule_sets if one.received_from <= on and one.counting.idle_kinds]
    return max(telling, key=lambda one: one.received_from).counting if telling else Counting()

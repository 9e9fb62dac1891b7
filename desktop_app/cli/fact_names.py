"""``KIND:N`` of the command line: which fact of a plan is meant."""

from __future__ import annotations

from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.amending import AMENDABLE, IS_REQUIRED, REGISTRATION_RULE
from desktop_app.domain.plan.facts import LIST_NAMES, Fact, FactKind, PlanFacts
from desktop_app.domain.plan.places import place_of
from desktop_app.domain.plan.plan import FactChange, PlanContent

_KINDS = {kind.value: kind for kind in FactKind} | {name: kind for kind, name in LIST_NAMES.items()}


def named_fact(facts: PlanFacts, name: str) -> tuple[FactKind, Fact]:
    """The fact named "deadline:1" (or "deadlines:1"); UserError when there is none."""
    kind_word, _, number = name.partition(":")
    kind, digits = _KINDS.get(kind_word.strip().lower()), number.strip()
    if kind is None or not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        raise UserError(
            "cli.fact", f"“{name}” chưa đúng. Ghi loại và số thứ tự, ví dụ deadline:1, quota:2, wave:1, target:3."
        )
    listed = facts.of_kind(kind)
    index = int(digits)
    if not 1 <= index <= len(listed):
        raise UserError("cli.fact_number", f"Kế hoạch có {len(listed)} số liệu loại {kind.value}, không có số {index}.")
    return kind, listed[index - 1]


def waiting_facts(content: PlanContent) -> list[str]:
    """The facts not confirmed yet, each as a person may name it: "deadline:1 (mục IV.3): …chậm nhất hết ngày 18/3/2022"."""
    lines = []
    for kind in LIST_NAMES:
        for index, fact in enumerate(content.facts.of_kind(kind), start=1):
            if not fact.is_confirmed:
                place = place_of(content.blocks, fact.block_uid)
                words = fact.quote or getattr(fact, "text", "") or getattr(fact, "label", "")
                lines.append(
                    f"{kind.value}:{index}" + (f" ({place})" if place else "") + (f": {words}" if words else "")
                )
    return lines


def fact_change(facts: PlanFacts, text: str) -> FactChange:
    """The change meant by "deadline:1=2022-03-25"; a field may be named: "wave:1.to_on=2022-06-30"."""
    name, sign, value = text.partition("=")
    if not sign or not value.strip():
        raise UserError("cli.fact_value", f"“{text}” thiếu giá trị. Ghi ví dụ deadline:1=2022-03-25.")
    if name.strip().lower() in ("registration", REGISTRATION_RULE):
        return FactChange(REGISTRATION_RULE, IS_REQUIRED, value.strip())
    name, _, field = name.partition(".")
    kind, fact = named_fact(facts, name)
    if kind not in AMENDABLE:
        raise UserError("fact.not_amendable", "Văn bản sửa đổi chỉ đổi được hạn, tỷ lệ, đợt và giá trị chỉ tiêu.")
    return FactChange(fact.uid, field or AMENDABLE[kind][0], value.strip())

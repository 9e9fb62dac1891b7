"""Whether a plan that came back from its paper is the plan that was sent: the same tree, facts, recipients and signature."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desktop_app.domain.plain_data import to_plain
from desktop_app.domain.plan.blocks import Block, walk
from desktop_app.domain.plan.numbering import markers
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.domain.plan.wording import split_end_mark


def bare(block: Block) -> Block:
    """A block without where it stood in its source and with one way to write the end mark."""
    text, has_end_mark = split_end_mark(block.text)
    return replace(
        block,
        text=f"{text.rstrip(' .;,')}./." if has_end_mark else block.text,
        joins=(),
        source_lines=None,
        children=tuple(map(bare, block.children)),
    )


def facts_of(content: PlanContent) -> list[dict[str, Any]]:
    """All facts as plain data, each with the place of its block in place of that block's uid."""
    places = {block.uid: place for place, block in enumerate(walk(content.blocks))}
    found = []
    for fact in content.facts.all():
        plain = to_plain(fact)
        plain["block_uid"] = places.get(fact.block_uid) if fact.block_uid else None
        found.append({"kind": type(fact).__name__, **plain})
    return found


def assert_same(sent: PlanContent, back: PlanContent) -> None:
    assert [bare(one) for one in back.blocks] == [bare(one) for one in sent.blocks]
    assert facts_of(back) == facts_of(sent)
    names = {"agency": "", "parent_agency": "", "proposed_agency": "", "proposed_parent_agency": ""}
    assert replace(back.head, **names) == replace(sent.head, **names)
    printed = (sent.head.agency or sent.head.proposed_agency).upper()
    assert back.head.agency in printed
    assert back.head.agency
    assert (back.recipients, back.filing) == (sent.recipients, sent.filing)
    assert back.signature == sent.signature
    assert [(one.title, one.is_registration_form, one.has_national_header) for one in back.attachments] == [
        (one.title, one.is_registration_form, one.has_national_header) for one in sent.attachments
    ]
    assert (back.working_year, back.plan_kind) == (sent.working_year, sent.plan_kind)


def as_read(content: PlanContent) -> PlanContent:
    """The plan as its paper shows it: automatic numbers written, facts not confirmed, uids by place."""
    shown = markers(content.blocks)
    blocks = {block.uid: f"b{place}" for place, block in enumerate(walk(content.blocks), start=1)}
    facts = content.facts
    told = {
        name: tuple(replace(one, is_confirmed=False) for one in getattr(facts, name))
        for name in facts.__dataclass_fields__
    }
    renamed = tuple(_renamed(block, blocks, shown) for block in content.blocks)
    anchored = {
        name: tuple(replace(one, block_uid=blocks.get(one.block_uid or "")) for one in found)
        for name, found in told.items()
    }
    return replace(content, blocks=renamed, facts=replace(facts, **anchored))


def _renamed(block: Block, names: dict[str, str], shown: dict[str, str]) -> Block:
    children = tuple(_renamed(one, names, shown) for one in block.children)
    return replace(block, uid=names[block.uid], marker=shown[block.uid], children=children)

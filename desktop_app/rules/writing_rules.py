"""The rule files about writing: document types, layout, abbreviations, slips, syllables; and the office's own additions."""

from __future__ import annotations

from desktop_app.domain.language.syllables import SyllableRules
from desktop_app.domain.plan.checks.rules import Abbreviations, DocumentTypes, LayoutRegime, Slip
from desktop_app.rules.toml_entries import Entry


def document_types_of(entry: Entry) -> DocumentTypes:
    """document_types.toml."""
    return DocumentTypes(entry.mapping("types"), entry.source())


def regimes_of(entry: Entry) -> tuple[LayoutRegime, ...]:
    """layout.toml, oldest first."""
    return tuple(
        LayoutRegime(
            name=one.text("name"),
            from_on=one.day("from"),
            until=one.day("until"),
            basis=one.text("basis"),
            source=one.source(),
            page=one.pair("page"),
            margin_top=one.pair("margin_top"),
            margin_bottom=one.pair("margin_bottom"),
            margin_left=one.pair("margin_left"),
            margin_right=one.pair("margin_right"),
            fonts=one.texts("fonts"),
            body_size=one.pair("body_size"),
            first_line=one.pair("first_line"),
            paragraph_before_least=one.number("paragraph_before_least"),
            size_sets=tuple(tuple(float(size) for size in sizes) for sizes in one.values["size_sets"]),
            rule_share=one.pair("rule_share"),
            page_number=one.text("page_number"),
            national_name=one.text("national_name"),
            motto=one.text("motto"),
            last_basis_ends_with=one.text("last_basis_ends_with"),
            is_small_after_semicolon=one.flag("small_letter_after_semicolon", default=True),
        )
        for one in entry.entries("regime")
    )


def abbreviations_of(entry: Entry, own: Entry) -> Abbreviations:
    """abbreviations.toml with the office's own."""
    expansions = {**entry.mapping("expansions"), **own.mapping("expansions")}
    return Abbreviations(frozenset((*entry.texts("known"), *own.texts("known"))), expansions)


def slips_of(entry: Entry, own: Entry) -> tuple[Slip, ...]:
    """slips.toml with the office's own."""
    return tuple(
        Slip(
            wrong=one.text("wrong"),
            right=one.text("right"),
            is_before_capital=one.flag("before_capital", default=False),
            not_after=one.texts("not_after"),
            is_certain=one.flag("is_certain", default=True),
            why=one.text("why", ""),
        )
        for one in (*entry.entries("slip"), *own.entries("slip"))
    )


def syllables_of(entry: Entry, own: Entry) -> SyllableRules:
    """spelling.toml with the office's own words."""
    initials, rimes = entry.entry("initials"), entry.entry("rimes")
    words = entry.entry("loan").text("words").replace("-", " ").lower().split()
    return SyllableRules(
        initials={name: frozenset(initials.values[name]) for name in ("any", "front", "back")},
        rimes=frozenset(rimes.text("all").split()),
        only_alone=frozenset(rimes.texts("only_alone")),
        y_initials=frozenset(rimes.values["y_initials"]),
        after_qu=frozenset(rimes.text("after_qu").split()),
        after_gi=frozenset(rimes.text("after_gi").split()),
        words=frozenset((*words, *(word.lower() for text in own.texts("words") for word in text.split()))),
    )

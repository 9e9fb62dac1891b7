"""Danh mục: the office's units and people, and the documents its plans cite; each list is a facet of its own."""

from __future__ import annotations

from typing import cast

from typing_extensions import override

from desktop_app.ui.ask import Ask
from desktop_app.ui.facet import FacetedPage, FacetSpec
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.catalogue.alike.alike_facet import AlikeFacet
from desktop_app.ui.pages.catalogue.basis.basis_facet import BasisFacet
from desktop_app.ui.pages.catalogue.groups.groups_facet import GroupsFacet
from desktop_app.ui.pages.catalogue.history.history_facet import HistoryFacet
from desktop_app.ui.pages.catalogue.people_facet import PeopleFacet
from desktop_app.ui.pages.catalogue.proofs.proofs_facet import ProofsFacet
from desktop_app.ui.text import alike as alike_text
from desktop_app.ui.text import basis as basis_text
from desktop_app.ui.text import catalogue
from desktop_app.ui.text import groups as groups_text
from desktop_app.ui.text import history as history_text
from desktop_app.ui.text import proofs as proofs_text

PEOPLE, ALIKE, HISTORY, GROUPS, PROOFS, BASES = "people", "alike", "history", "groups", "proofs", "bases"
_FACETS = (
    FacetSpec(PEOPLE, catalogue.FACET, PeopleFacet),
    FacetSpec(ALIKE, alike_text.FACET, AlikeFacet),
    FacetSpec(HISTORY, history_text.FACET, HistoryFacet),
    FacetSpec(GROUPS, groups_text.FACET, GroupsFacet),
    FacetSpec(PROOFS, proofs_text.FACET, ProofsFacet),
    FacetSpec(BASES, basis_text.FACET, BasisFacet),
)
_FACET_OF = {
    "unit": PEOPLE,
    "person": PEOPLE,
    "alike": ALIKE,
    "group": GROUPS,
    "proof": PROOFS,
    "basis": BASES,
} | dict.fromkeys(("award", "person_awards", "unit_awards"), HISTORY)


class CataloguePage(FacetedPage):
    """What other pages point at: "import", or a pair of a word and its key.

    The words: "unit", "person", "alike" (a person), "group", "proof" (a kind), "basis", "award", "person_awards" and
    "unit_awards" (whose passport).
    """

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        super().__init__(gateway, jobs, ask, catalogue.TITLE, catalogue.FACETS, _FACETS)

    @property
    def people(self) -> PeopleFacet:
        """Units and people."""
        return cast(PeopleFacet, self.facet(PEOPLE))

    @property
    def alike(self) -> AlikeFacet:
        """People who may be one."""
        return cast(AlikeFacet, self.facet(ALIKE))

    @property
    def history(self) -> HistoryFacet:
        """Awards of all years, passports."""
        return cast(HistoryFacet, self.facet(HISTORY))

    @property
    def groups(self) -> GroupsFacet:
        """Blocs and clusters."""
        return cast(GroupsFacet, self.facet(GROUPS))

    @property
    def proofs(self) -> ProofsFacet:
        """What is on record of people and units."""
        return cast(ProofsFacet, self.facet(PROOFS))

    @property
    def bases(self) -> BasisFacet:
        """The register of legal bases."""
        return cast(BasisFacet, self.facet(BASES))

    @override
    def open_target(self, target: object) -> None:
        what = target[0] if isinstance(target, tuple) else ""
        super().open_target((_FACET_OF.get(what, PEOPLE), target))

"""Where a new item stands in the outline: decided by markers and their sequence, never by the depth of markup."""

from __future__ import annotations

import re

from desktop_app.domain.plan.blocks import TitleStyle
from desktop_app.importing.lines.line_kinds import Marker, MarkerKind, is_capitals
from desktop_app.importing.lines.markup import Line
from desktop_app.importing.lines.outline import Node

_SECTIONS = (MarkerKind.PART, MarkerKind.LETTER, MarkerKind.ROMAN)
_CLAUSES = (MarkerKind.CLAUSE, MarkerKind.DECIMAL)
_DASHES = frozenset("-–—−\uf02d")
_DEEPEST_BULLET = 4
_PERIOD = re.compile(r"(?:Tháng|Quý|THÁNG|QUÝ)\s[0-9IVX][0-9IVX, /và-]{0,14}(?:năm [0-9]{4})?\s?:$")


class Placement:
    """The outline so far and the path of items that are still open, the innermost last."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self._path: list[Node] = []
        self._last_letter = 0
        self._are_letters_inside = False

    def accepts_letter(self, marker: Marker, line: Line) -> bool:
        """Whether "A." begins or goes on with a row of lettered sections; a name's initial does not."""
        number = marker.numbers[0]
        rest = line.text[marker.end :]
        return (number == 1 and (is_capitals(rest) or line.is_marked_up)) or (
            number > 1 and number == self._last_letter + 1
        )

    def accepts_decimal(self, marker: Marker) -> bool:
        """Whether "1.1" without a full stop is the next number below an open clause; "1.5 tỷ đồng" is not."""
        parent = self._open_clause(marker.numbers[:-1])
        if parent is None:
            return False
        last = next((one.numbers[-1] for one in reversed(parent.children) if one.family is MarkerKind.DECIMAL), 0)
        return marker.numbers[-1] == last + 1

    def add(self, node: Node) -> None:
        """Put the node at its place and open it."""
        parent = self._parent_of(node)
        node.parent = parent
        (self.roots if parent is None else parent.children).append(node)
        self._path = self._path[: self._path.index(parent) + 1] if parent is not None else []
        is_lead = node.family is None and (parent is None or _PERIOD.match(node.text) is not None)
        if node.family is not None or is_lead:
            self._path.append(node)
        if node.family is MarkerKind.LETTER:
            self._last_letter = node.numbers[0]

    def _parent_of(self, node: Node) -> Node | None:
        family = node.family
        if family is None:
            return self._innermost(*_SECTIONS, MarkerKind.PSEUDO, *_CLAUSES, MarkerKind.POINT)
        if family in _SECTIONS:
            return self._section_parent(node)
        if family is MarkerKind.PSEUDO:
            return self._pseudo_parent()
        if family is MarkerKind.CLAUSE:
            return self._clause_parent(node.numbers[0])
        if family is MarkerKind.DECIMAL:
            return self._decimal_parent(node)
        if family is MarkerKind.POINT:
            return self._innermost(*_CLAUSES) or self._innermost(*_SECTIONS, MarkerKind.PSEUDO)
        return self._bullet_parent(node)

    def _innermost(self, *families: MarkerKind) -> Node | None:
        return next((node for node in reversed(self._path) if node.family in families), None)

    def _section_parent(self, node: Node) -> Node | None:
        if node.family is MarkerKind.LETTER and node.numbers == (1,):
            self._are_letters_inside = self._innermost(MarkerKind.ROMAN) is not None
        rank = self._rank(node.family)
        return next(
            (one for one in reversed(self._path) if one.family in _SECTIONS and self._rank(one.family) < rank), None
        )

    def _rank(self, family: MarkerKind | None) -> int:
        if family is MarkerKind.LETTER:
            return 3 if self._are_letters_inside else 1
        return 0 if family is MarkerKind.PART else 2

    def _pseudo_parent(self) -> Node | None:
        earlier = self._innermost(MarkerKind.PSEUDO)
        if earlier is not None:
            return earlier.parent
        clause = self._innermost(*_CLAUSES)
        if clause is not None and clause.title_style is TitleStyle.DISPLAY:
            return clause
        return self._innermost(*_SECTIONS)

    def _clause_parent(self, number: int) -> Node | None:
        """The open list that the number goes on with; else the innermost place for a new list."""
        places: list[Node | None] = [
            node for node in reversed(self._path) if node.family in _SECTIONS or node.family is MarkerKind.PSEUDO
        ]
        places.append(None)
        for place in places:
            last = self._last_clause(place)
            if last is not None and last + 1 == number:
                return place
        return places[0]

    def _last_clause(self, place: Node | None) -> int | None:
        children = self.roots if place is None else place.children
        for child in reversed(children):
            if child.family is MarkerKind.CLAUSE:
                return child.numbers[0]
            if place is None and child.family in _SECTIONS:
                return None
        return None

    def _open_clause(self, numbers: tuple[int, ...]) -> Node | None:
        return next(
            (node for node in reversed(self._path) if node.family in _CLAUSES and node.numbers == numbers), None
        )

    def _decimal_parent(self, node: Node) -> Node | None:
        parent = self._open_clause(node.numbers[:-1])
        if parent is not None:
            return parent
        sibling = next(
            (
                one
                for one in reversed(self._path)
                if one.family is MarkerKind.DECIMAL and one.numbers[:-1] == node.numbers[:-1]
            ),
            None,
        )
        return sibling.parent if sibling is not None else self._innermost(*_SECTIONS, MarkerKind.PSEUDO)

    def _bullet_parent(self, node: Node) -> Node | None:
        container: Node | None = None
        bullets: list[Node] = []
        for one in self._path:
            if one.family is MarkerKind.BULLET:
                bullets.append(one)
            elif one.family is not None or one.tail.endswith(":"):
                container = one
        for one in reversed(bullets):
            if _look(one.marker) == _look(node.marker):
                if _is_further_out(node, one, bullets):
                    continue
                is_inside = node.line.indent >= one.line.indent + 2 and one.tail.endswith(":")
                return one if is_inside and bullets.index(one) + 1 < _DEEPEST_BULLET else one.parent
        if bullets and len(bullets) < _DEEPEST_BULLET:
            return bullets[-1]
        return bullets[-1].parent if bullets else container


def _is_further_out(node: Node, one: Node, bullets: list[Node]) -> bool:
    """Whether a bullet goes on with the list round that of ``one``, which has the same marker."""
    outer = one.parent
    if outer is None or outer not in bullets or _look(outer.marker) != _look(one.marker):
        return False
    return node.line.indent + 2 <= one.line.indent


def _look(marker: str) -> str:
    return "-" if marker in _DASHES else marker

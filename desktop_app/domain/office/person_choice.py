"""Whom a typed name means: exactly one person, or a refusal that tells the namesakes apart. Nobody is taken for a namesake."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.collation import name_key
from desktop_app.domain.language.text import clean_line, fold, match_key
from desktop_app.domain.office.likeness import PeopleIndex
from desktop_app.domain.office.office import Person

_NUMBER = re.compile(r"#?\s*([0-9]{1,18})")
_LISTED = 12


def person_meant(
    people: Iterable[Person],
    unit_names: Mapping[int, str],
    written: str,
    unit_id: int | None = None,
    born: int | None = None,
) -> Person:
    """The person meant by "#12" ("12") or a name, narrowed down by a unit the person is or was in and by the year of birth.

    A name typed without any marks is held against the names without theirs. UserError ``person.unknown``,
    ``person.several`` with a list that tells the namesakes apart.
    """
    everybody = tuple(people)
    numbered = _NUMBER.fullmatch(written.strip())
    if numbered is not None:
        found = next((person for person in everybody if person.id == int(numbered[1])), None)
        if found is None:
            raise UserError("person.unknown", f"Không có người số {numbered[1]} trong sổ. Kiểm tra lại số.")
        return found
    name = clean_line(written)
    if not name:
        raise UserError("person.no_name", "Chưa ghi họ và tên. Ghi họ và tên, hoặc số của người đó dạng #12.")
    namesakes = [person for person in everybody if match_key(person.full_name) == match_key(name)]
    if not namesakes and fold(name) == match_key(name):
        namesakes = [person for person in everybody if fold(person.full_name) == fold(name)]
    fitting = [
        person
        for person in namesakes
        if (unit_id is None or any(held.unit_id == unit_id for held in person.memberships))
        and (born is None or person.birth_year == born)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise UserError(
            "person.several",
            f"Có {len(fitting)} người tên “{name}”: {_listed(fitting, unit_names)}. Ghi thêm đơn vị, năm sinh hoặc số.",
        )
    if namesakes:
        raise UserError(
            "person.unknown",
            f"“{name}” có trong sổ nhưng không khớp đơn vị hoặc năm sinh đã ghi: {_listed(namesakes, unit_names)}.",
        )
    near = [one.person for one in PeopleIndex(everybody).suggest(name, unit_id)]
    told = f" Tên gần giống: {_listed(near, unit_names)}." if near else " Kiểm tra lại họ và tên."
    raise UserError("person.unknown", f"Không có người tên “{name}” trong sổ.{told}")


def person_label(person: Person, unit_names: Mapping[int, str]) -> str:
    """What tells a person from namesakes: "#12 Nguyễn Văn A, sinh năm 1980, Phòng B"."""
    held = person.memberships[-1] if person.memberships else None
    born = f"sinh năm {person.birth_year}" if person.birth_year else "chưa rõ năm sinh"
    unit = unit_names.get(held.unit_id, "") if held else ""
    return ", ".join(filter(None, (f"#{person.id} {person.full_name}", born, unit)))


def _listed(people: Iterable[Person], unit_names: Mapping[int, str]) -> str:
    ordered = sorted(people, key=lambda person: (name_key(person.full_name), person.birth_year or 0, person.id))
    shown = "; ".join(person_label(person, unit_names) for person in ordered[:_LISTED])
    rest = len(ordered) - _LISTED
    return f"{shown} và {rest} người khác" if rest > 0 else shown

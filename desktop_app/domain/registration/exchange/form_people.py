"""How the people of a unit are called on its form: by name, namesakes with what tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from desktop_app.domain.language.text import match_key
from desktop_app.domain.office.office import Person


def form_names(people: Iterable[Person], posts: dict[int, str]) -> dict[int, str]:
    """By id: the full name; of namesakes with the birth year, else the post, else a number in brackets."""
    listed = list(people)
    alike = Counter(match_key(person.full_name) for person in listed)
    names: dict[int, str] = {}
    for key, count in alike.items():
        same = [person for person in listed if match_key(person.full_name) == key]
        if count == 1:
            names[same[0].id] = same[0].full_name
            continue
        for marks in (
            [str(person.birth_year or "") for person in same],
            [posts.get(person.id, "") for person in same],
            [str(number) for number in range(1, count + 1)],
        ):
            if all(marks) and len({match_key(mark) for mark in marks}) == count:
                names |= {person.id: f"{person.full_name} ({mark})" for person, mark in zip(same, marks, strict=True)}
                break
    return names

"""Finding among 5,000 people: those who may be one, a name in the palette, the best few for an unknown name.

Targets: pairs of people who may be one under 3 s (in a job), an answer of the palette under 40 ms, a suggestion under 2 ms. Beside
the first the floor: 12.5 million comparisons of the same kind, reckoned from a sample of them.

    PYTHONPATH=.:tests python tests/bench/people_search.py
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

from desktop_app.domain.language.searching import search_fold
from desktop_app.domain.office.likeness import PeopleIndex, compare_people, group_pairs
from desktop_app.domain.office.office import Membership, Person
from desktop_app.ui.palette.entries import Entry, Group
from desktop_app.ui.palette.searching import found_entries

PEOPLE, UNITS = 5000, 200
FAMILIES = ["Nguyễn"] * 4 + ["Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Lò", "Vàng"]
MIDDLES = ["Văn", "Thị", "Minh", "Đức", "Thanh", "Ngọc", "Hữu", "Thu", "Kim", "Xuân", "Bảo", "Công"]
GIVENS = [
    "An",
    "Anh",
    "Bình",
    "Chi",
    "Cường",
    "Dũng",
    "Đạt",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hoa",
    "Hùng",
    "Hương",
    "Khánh",
]
GIVENS += [
    "Lan",
    "Linh",
    "Loan",
    "Mai",
    "Nam",
    "Nga",
    "Oanh",
    "Phúc",
    "Quân",
    "Sơn",
    "Tâm",
    "Thảo",
    "Trang",
    "Tuấn",
    "Vân",
    "Yến",
]


def people() -> list[Person]:
    """Names as they are spread in an office; one of five has two middle names, one of two a birth year."""
    chance = random.Random(7)
    made = []
    for number in range(1, PEOPLE + 1):
        middle = chance.sample(MIDDLES, 2 if chance.random() < 0.2 else 1)
        name = " ".join([chance.choice(FAMILIES), *middle, chance.choice(GIVENS)])
        year = chance.choice([None, chance.randint(1966, 2003)])
        made.append(Person(number, name, None, year, (Membership(number, number, chance.randint(1, UNITS)),)))
    return made


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print the figures."""
    everybody = people()
    took = timed(lambda: group_pairs(PeopleIndex(everybody).pairs()))
    sample = random.Random(3).sample([(one, other) for one in everybody[:300] for other in everybody[300:400]], 5000)
    floor = (
        timed(lambda: [compare_people(one, other) for one, other in sample]) / len(sample) * PEOPLE * (PEOPLE - 1) / 2
    )
    print(f"people who may be one among {PEOPLE}: {took:.0f} ms; everybody with everybody: {floor / 1000:.0f} s")
    index = PeopleIndex(everybody)
    each = [timed(lambda person=person: index.suggest(person.full_name[:-1], 3)) for person in everybody[:500]]
    print(f"a suggestion for an unknown name: median {statistics.median(each):.2f} ms, worst {max(each):.2f} ms")
    entries = [Entry(Group.PEOPLE, person.full_name, target=("person", person.id)) for person in everybody]
    for entry in entries:
        search_fold(entry.searched)
    for typed in ("n", "an", "nguyen an", "hoà", "xyz"):
        taken = [timed(lambda typed=typed: found_entries(typed, entries, lambda _people, _units: ())) for _ in range(5)]
        print(f"palette “{typed}”: median {statistics.median(taken):.1f} ms")


if __name__ == "__main__":
    main()

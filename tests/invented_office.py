"""An invented department: units with long names, people with namesakes, six years of awards. Equal seeds give equal offices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

_FAMILIES = (
    "Lý", "Đỗ", "Âu", "Tô", "Quách", "Nghiêm", "Khúc", "Lạc", "Thiều", "Doãn", "Viên", "Mạc", "Giáp", "Ninh", "Kiều",
    "Tạ", "Lương", "Hứa", "Thái", "Tống",
)  # fmt: skip
_MALE_MIDDLES = (
    "Văn", "Đức", "Hữu", "Quang", "Minh", "Công", "Xuân",
)  # fmt: skip
_FEMALE_MIDDLES = (
    "Thị", "Thu", "Ngọc", "Diệu", "Bích", "Hồng",
)  # fmt: skip
_MALE_NAMES = (
    "An", "Bình", "Cường", "Dũng", "Giang", "Hải", "Khoa", "Long", "Nam", "Phúc", "Quân", "Sơn", "Toàn", "Uy", "Vinh",
    "Hòa", "Thủy",
)  # fmt: skip
_FEMALE_NAMES = (
    "Ánh", "Bông", "Chi", "Dung", "Hà", "Hương", "Lan", "Mai", "Nga", "Oanh", "Phượng", "Quyên", "Thảo", "Uyên", "Vân",
    "Xuyến", "Yến", "Thúy", "Hòa",
)  # fmt: skip
_KINDS = (
    "Phòng Bưu chính - Viễn thông", "Phòng Kế hoạch - Tài chính", "Văn phòng Sở", "Thanh tra Sở", "Phòng Công nghệ thông tin",
    "Trung tâm Công nghệ thông tin và Truyền thông", "Phòng Quản lý Khoa học và Công nghệ cơ sở, đổi mới sáng tạo",
    "Chi cục Tiêu chuẩn Đo lường Chất lượng", "Phòng Sở hữu trí tuệ", "Ban Quản lý dự án chuyển đổi số và an toàn thông tin mạng",
)  # fmt: skip
_PLACES = (
    "Hải Vân", "Bình Sơn", "Trà Giang", "Kiên Hải", "Đồng Phú", "Thạch Lâm",
    "Sông Lam", "Nam Giang", "Tây Hồ", "Bắc Sơn", "Cửa Lò", "Đông Hải",
)  # fmt: skip
_POSTS = (
    "Trưởng phòng",
    "Phó Trưởng phòng",
    "Chuyên viên",
    "Chuyên viên chính",
    "Nhân viên",
    "Kế toán trưởng",
    "Văn thư",
)
PERSON_AWARDS = (
    "Lao động tiên tiến",
    "Chiến sĩ thi đua cơ sở",
    "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "Giấy khen",
)
UNIT_AWARDS = ("Tập thể Lao động tiên tiến", "Tập thể Lao động xuất sắc")
_AUTHORITIES = ("Giám đốc Sở", "Chủ tịch Ủy ban nhân dân tỉnh")


@dataclass(frozen=True)
class InventedPerson:
    """Somebody who does not exist."""

    family: str  # with the middle name
    given: str
    is_male: bool
    born: date
    post: str
    unit: str

    @property
    def name(self) -> str:
        return f"{self.family} {self.given}"

    @property
    def sex(self) -> str:
        return "Nam" if self.is_male else "Nữ"


@dataclass(frozen=True)
class InventedAward:
    """An award of a person (or of a unit, ``person`` None) for a year."""

    person: InventedPerson | None
    unit: str
    year: int
    award: str
    number: str
    on: date
    authority: str

    @property
    def subject(self) -> str:
        return self.person.name if self.person else self.unit


@dataclass(frozen=True)
class InventedOffice:
    units: tuple[str, ...]
    people: tuple[InventedPerson, ...]
    awards: tuple[InventedAward, ...]

    def people_of(self, unit: str) -> list[InventedPerson]:
        return [person for person in self.people if person.unit == unit]


def invent_office(units: int = 200, people: int = 5000, years: int = 6, seed: int = 2026) -> InventedOffice:
    """Units, people spread over them (a tenth are namesakes of others), and a year's titles for most of them, each year."""
    chance = Random(seed)
    names = [_KINDS[place % len(_KINDS)] + _where(place // len(_KINDS)) for place in range(units)]
    staff = [_person(chance, names[place * units // people]) for place in range(people)]
    for place in range(0, people, 10):
        other = staff[chance.randrange(people)]
        one = staff[place]
        staff[place] = InventedPerson(other.family, other.given, other.is_male, one.born, one.post, one.unit)
    awards = [
        award
        for year in range(2025 - years + 1, 2026)
        for award in [
            *(_award(chance, person, person.unit, year) for person in staff if chance.random() < 0.9),
            *(_award(chance, None, unit, year) for unit in names if chance.random() < 0.5),
        ]
    ]
    return InventedOffice(tuple(names), tuple(staff), tuple(awards))


def _where(round_: int) -> str:
    if not round_:
        return ""
    number = (round_ - 1) // len(_PLACES)
    return f" {_PLACES[(round_ - 1) % len(_PLACES)]}" + (f" số {number + 1}" if number else "")


def _person(chance: Random, unit: str) -> InventedPerson:
    is_male = chance.random() < 0.5
    family = f"{chance.choice(_FAMILIES)} {chance.choice(_MALE_MIDDLES if is_male else _FEMALE_MIDDLES)}"
    given = chance.choice(_MALE_NAMES if is_male else _FEMALE_NAMES)
    born = date(1962, 1, 1) + timedelta(days=chance.randrange(40 * 365))
    return InventedPerson(family, given, is_male, born, chance.choice(_POSTS), unit)


def _award(chance: Random, person: InventedPerson | None, unit: str, year: int) -> InventedAward:
    award = chance.choices(PERSON_AWARDS, (70, 15, 5, 10))[0] if person else chance.choice(UNIT_AWARDS)
    on = date(year, 12, 10) + timedelta(days=chance.randrange(15))
    is_high = award.startswith("Bằng khen")
    number = f"{chance.randrange(10, 2000)}/QĐ-{'UBND' if is_high else 'SKHCN'}"
    return InventedAward(person, unit, year, award, number, on, _AUTHORITIES[is_high])

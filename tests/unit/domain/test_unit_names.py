"""Names of units: kind, short name, and finding the unit a clerk means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.office.office import Unit, UnitKind
from desktop_app.domain.office.unit_names import SHORT_NAME_LIMIT, UnitIndex, guess_kind, suggest_short_name

KINDS = {
    "Lãnh đạo Sở": UnitKind.LEADERSHIP,
    "Ban Lãnh đạo": UnitKind.LEADERSHIP,
    "Ban Giám đốc Sở": UnitKind.LEADERSHIP,
    "BAN GIÁM ĐỐC": UnitKind.LEADERSHIP,
    "Văn phòng": UnitKind.DIVISION,
    "Văn phòng Sở": UnitKind.DIVISION,
    "Thanh tra Sở": UnitKind.DIVISION,
    "Phòng Quản lý doanh nghiệp": UnitKind.DIVISION,
    "Phòng Bưu chính - Viễn thông": UnitKind.DIVISION,
    "phong ke hoach - tai chinh": UnitKind.DIVISION,
    "Trung tâm Công nghệ thông tin": UnitKind.CENTER,
    "Chi cục Tiêu chuẩn Đo lường Chất lượng": UnitKind.CENTER,
    "Công ty cổ phần In Hòa An": UnitKind.ENTERPRISE,
    "Tổng công ty Điện lực": UnitKind.ENTERPRISE,
    "Doanh nghiệp tư nhân Minh Phát": UnitKind.ENTERPRISE,
    "Bưu điện tỉnh": UnitKind.ENTERPRISE,
    "UBND huyện Tân Lập": UnitKind.DISTRICT,
    "Uỷ ban nhân dân thành phố Hòa An": UnitKind.DISTRICT,
    "Phòng VH&TT huyện Tân Lập": UnitKind.DISTRICT,
    "Trung tâm VH-TT-TT thị xã Bình Sơn": UnitKind.DISTRICT,
    "UBND quận Ba": UnitKind.DISTRICT,
    "Phòng Văn hóa quận Ba": UnitKind.DISTRICT,
    "Cụm thi đua số 1": UnitKind.CLUSTER,
    "Khối các sở": UnitKind.BLOC,
    "Khoa Nội": UnitKind.OTHER,
    "Tổ giúp việc": UnitKind.OTHER,
}


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_a_name_suggests_its_kind(name: str, kind: UnitKind) -> None:
    assert guess_kind(name) is kind


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Văn phòng", ""),
        ("Phòng Quản lý Khoa học", ""),
        ("Trung tâm Công nghệ thông tin và Truyền thông", "Trung tâm CNTT&TT"),
        ("Phòng Quản lý Khoa học và Công nghệ cơ sở", "Phòng Quản lý KH&CN cơ sở"),
        ("Chi cục Tiêu chuẩn Đo lường Chất lượng", "Chi cục TĐC"),
        ("Công ty trách nhiệm hữu hạn một thành viên Hòa An", "Cty TNHH một … viên Hòa An"),
    ],
)
def test_a_long_name_gets_a_short_one(name: str, short: str) -> None:
    assert suggest_short_name(name) == short


@given(st.text(max_size=80))
def test_a_short_name_always_fits(name: str) -> None:
    assert len(suggest_short_name(name)) <= SHORT_NAME_LIMIT


UNITS = (
    Unit(1, "Văn phòng"),
    Unit(2, "Phòng Kế hoạch - Tài chính", short_name="Phòng KH-TC"),
    Unit(3, "Trung tâm Hòa Bình"),
    Unit(4, "Trung tâm Hoa Bình"),
    Unit(5, "Phòng Quản lý Khoa học"),
)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Văn phòng", 1),
        ("  VĂN  PHÒNG ", 1),
        ("Van phong", 1),
        ("Phòng Kế hoạch – Tài chính", 2),
        ("phòng kh-tc", 2),
        ("Trung tâm Hoà Bình", 3),
        ("Trung tâm Hoa Bình", 4),
        ("trung tam hoa binh", None),
        ("Văn phống", None),
        ("Phòng", None),
        ("", None),
    ],
)
def test_the_unit_meant_is_found_and_never_another(written: str, found: int | None) -> None:
    unit = UnitIndex(UNITS).find(written)
    assert (unit.id if unit else None) == found


def test_near_names_are_named() -> None:
    index = UnitIndex(UNITS)
    assert index.near("Phòng Quản lý Khoa hoc CN") == ("Phòng Quản lý Khoa học",)
    assert index.near("Kế hoạch") == ("Phòng Kế hoạch - Tài chính",)
    assert index.near("xyz") == ()
    assert index.near("") == ()


def test_units_that_differ_only_at_the_end_keep_apart() -> None:
    form = "Trung tâm Nghiên cứu, Ứng dụng và Chuyển giao tiến bộ khoa học công nghệ khu vực Tây Bắc số {}"
    short = [suggest_short_name(form.format(number)) for number in range(1, 201)]
    assert len(set(short)) == 200
    assert short[6] == "TT Nghiên … Tây Bắc số 7"

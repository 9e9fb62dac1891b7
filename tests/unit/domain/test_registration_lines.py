"""Lines of a registration: subjects, two catalogues, reasons, and what an approved one still takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.registration.lines import checked_lines, refuse_locked_changes
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind

TODAY = date(2022, 3, 20)
NAMES = {1: "Trần Văn An", 2: "Lê Thị Bình", 3: "Phạm Minh Chi"}


def _person(person_id: int | None = 1, **fields: object) -> RegistrationLine:
    fields.setdefault("title_code", "LDTT")
    return RegistrationLine(0, 1, SubjectKind.PERSON, person_id, **fields)  # type: ignore[arg-type]


def _collective(name: str = "Phòng Một", **fields: object) -> RegistrationLine:
    fields.setdefault("title_code", "TTLDTT")
    return RegistrationLine(0, 1, SubjectKind.COLLECTIVE, collective_name=name, **fields)  # type: ignore[arg-type]


def _checked(*lines: RegistrationLine) -> tuple[RegistrationLine, ...]:
    return checked_lines(lines, "Phòng Một", NAMES, {1, 2}, TODAY)


def test_people_and_collectives_stand_side_by_side() -> None:
    found = _checked(
        _person(1, commendation_code="GK", initiative="  Số hóa   hồ sơ "),
        _person(2, title_code="", commendation_code="BKT"),
        _collective(commendation_code="GK"),
    )
    assert found[0].initiative == "Số hóa hồ sơ"
    assert [line.commendation_code for line in found] == ["GK", "BKT", "GK"]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (_person(None), "registration.line_subject", "chưa chọn người"),
        (_person(9), "registration.line_subject", "chưa chọn người"),
        (_person(3), "registration.line_member", "“Phạm Minh Chi” không thuộc “Phòng Một”"),
        (_person(1, title_code="GK"), "registration.line_award", "không có trong danh mục danh hiệu thi đua"),
        (
            _person(1, commendation_code="LDTT"),
            "registration.line_award",
            "không có trong danh mục hình thức khen thưởng",
        ),
        (_person(1, title_code="TTLDTT"), "registration.line_award", "không dành cho cá nhân"),
        (_collective(title_code="LDTT"), "registration.line_award", "không dành cho tập thể"),
        (_collective(name="  "), "registration.line_subject", "chưa ghi tên tập thể"),
        (_person(1, title_code=""), "registration.line_empty", "Ghi ít nhất một mục"),
        (_person(1, is_supplementary=True), "registration.line_supplementary_reason", "đăng ký bổ sung, cần ghi lý do"),
        (_person(1, withdrawn_on=TODAY), "registration.line_withdrawn_reason", "rút đăng ký, cần ghi lý do"),
    ],
)
def test_what_cannot_stand_names_its_row(line: RegistrationLine, code: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        _checked(_person(2), line)
    assert error.value.code == code
    assert error.value.message.startswith("Dòng 2: ")
    assert said in error.value.message


def test_the_same_line_twice() -> None:
    with pytest.raises(UserError) as error:
        _checked(_person(1), _person(2), _person(1))
    assert "Dòng 3: trùng với dòng 1" in error.value.message
    assert len(_checked(_person(1), _person(1, title_code="CSTDCS"))) == 2
    withdrawn = _person(1, withdrawn_on=TODAY, withdrawn_reason="Chuyển công tác")
    assert len(_checked(withdrawn, _person(1))) == 2
    with pytest.raises(UserError):
        _checked(_collective("Tổ Hoà giải"), _collective("TỔ HÒA  GIẢI"))


def test_a_supplementary_line_carries_its_day_and_reason() -> None:
    (found,) = _checked(_person(1, is_supplementary=True, supplementary_reason="Mới chuyển về"))
    assert found.added_on == TODAY


def test_an_approved_registration_takes_supplements_and_withdrawals_only() -> None:
    stored = (replace(_person(1), id=7), replace(_person(2), id=8))
    refuse_locked_changes(stored, stored, "Phòng Một")
    added = _person(2, title_code="CSTDCS", is_supplementary=True, supplementary_reason="Mới có sáng kiến")
    gone = replace(stored[0], withdrawn_on=TODAY, withdrawn_reason="Nghỉ hưu")
    refuse_locked_changes(stored, (gone, stored[1], added), "Phòng Một")
    for wanted in (
        (stored[0],),
        (stored[0], replace(stored[1], title_code="CSTDCS")),
        (*stored, _person(2, title_code="CSTDCS")),
    ):
        with pytest.raises(UserError) as error:
            refuse_locked_changes(stored, wanted, "Phòng Một")
        assert error.value.code == "registration.locked"

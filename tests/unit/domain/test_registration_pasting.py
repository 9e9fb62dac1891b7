"""Rows pasted into a registration: added, changed, unchanged or refused, each with its reason."""

from __future__ import annotations

from desktop_app.domain.office.office import Membership, Person
from desktop_app.domain.registration.pasting import PastedKind, PastedRow, pasted_rows, with_pasted
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind

PERSON, COLLECTIVE = SubjectKind.PERSON, SubjectKind.COLLECTIVE
LABELS = {
    "title_code": "Danh hiệu",
    "commendation_code": "Khen thưởng",
    "initiative": "Sáng kiến",
    "project": "Dự án",
    "note": "Ghi chú",
}
MEMBERS = [
    Person(number, name, memberships=(Membership(number, number, 1),))
    for number, name in enumerate(("Lò Văn Ón", "Vàng Thị Páo", "Hà Kim Sen", "Hà Kim Sen"), start=1)
]
LINES = [
    RegistrationLine(10, 5, PERSON, 1, title_code="LDTT", note="cũ"),
    RegistrationLine(11, 5, COLLECTIVE, None, "Tổ một", title_code="TTLDTT"),
]


def read(text: str, kind: SubjectKind = PERSON) -> list[PastedRow]:
    return list(pasted_rows(text, kind, LINES, MEMBERS, labels=LABELS))


def test_with_a_header_in_any_order_and_lines_above_it() -> None:
    rows = read(
        "DANH SÁCH ĐĂNG KÝ\n\n"
        "STT\tDanh hiệu thi đua\tHọ và tên\tHình thức khen thưởng\n"
        "1\tChiến sĩ thi đua cơ sở\tVàng Thị Páo\tGiấy khen\n"
        "2\tCSTĐCS\tLò Văn Ón\t\n"
    )
    assert [(row.row, row.subject, row.kind, row.reason) for row in rows] == [
        (4, "Vàng Thị Páo", PastedKind.ADDED, ""),
        (5, "Lò Văn Ón", PastedKind.CHANGED, "Đổi danh hiệu."),
    ]
    assert rows[0].line is not None
    assert (rows[0].line.person_id, rows[0].line.title_code, rows[0].line.commendation_code) == (2, "CSTDCS", "GK")
    stored = with_pasted(LINES, rows)
    assert [line.id for line in stored] == [10, 11, 0]
    assert (stored[0].title_code, stored[0].note) == ("CSTDCS", "cũ"), "a column that was not pasted stays"


def test_without_a_header_the_columns_are_those_of_the_window_with_or_without_numbers() -> None:
    for text in (
        "Vàng Thị Páo\tChuyên viên\tLĐTT\t–\tĐề tài A\t\tghi",
        "7\tVàng Thị Páo\tChuyên viên\tLĐTT\t–\tĐề tài A\t\tghi",
    ):
        (row,) = read(text)
        assert row.line is not None
        assert (row.line.title_code, row.line.commendation_code, row.line.initiative, row.line.note) == (
            "LDTT",
            "",
            "Đề tài A",
            "ghi",
        )


def test_what_cannot_be_taken_says_why_and_every_row_is_told() -> None:
    rows = read(
        "Họ và tên\tDanh hiệu\tKhen thưởng\n"
        "Vang Thi Pao\tLĐTT\t\n"
        "Hà Kim Sen\tLĐTT\t\n"
        "\tLĐTT\t\n"
        "Vàng Thị Páo\tLao động giỏi\t\n"
        "Vàng Thị Páo\tGiấy khen\t\n"
        "Vàng Thị Páo\tTập thể lao động xuất sắc\t\n"
        "Vàng Thị Páo\t\t\n"
        "Lò Văn Ón\tLĐTT\t\n"
        "Lò Văn Ón\tCSTĐCS\t\n"
    )
    assert [row.reason for row in rows] == [
        "Đơn vị không có “Vang Thi Pao”. Gần giống: Vàng Thị Páo (một bên viết không dấu).",
        "Đơn vị có 2 người tên “Hà Kim Sen”. Thêm từng người bằng nút Thêm dòng.",
        "Chưa có họ và tên.",
        "“Lao động giỏi” không có trong danh mục danh hiệu thi đua.",
        "“Giấy khen” không có trong danh mục danh hiệu thi đua.",
        "Tập thể lao động xuất sắc không dành cho cá nhân.",
        "Chưa ghi danh hiệu, hình thức khen thưởng, sáng kiến hay dự án.",
        "",
        "Trùng với dòng 9 của phần dán.",
    ]
    assert rows[7].kind is PastedKind.SAME
    assert with_pasted(LINES, rows) == LINES


def test_collectives_and_texts_guarded_against_formulas() -> None:
    rows = read("Tập thể\tDanh hiệu\tGhi chú\nTổ một\tTTLĐTT\t'=1+1\nTổ hai\tTTLĐTT\t", COLLECTIVE)
    assert [(row.kind, row.reason) for row in rows] == [(PastedKind.CHANGED, "Đổi ghi chú."), (PastedKind.ADDED, "")]
    assert rows[0].line is not None
    assert rows[0].line.note == "=1+1"
    assert read("\n\t\n") == []

"""Projects, reports and commitments on the command line: one office, from the plan to the results of the year."""

from __future__ import annotations

from pathlib import Path

import docx
from clerk import Clerk

PROJECT_KEYS = {
    "id",
    "unit",
    "name",
    "time",
    "from",
    "to",
    "contents",
    "expected_result",
    "state",
    "days_late",
    "percent",
    "result",
    "progress",
}


def test_projects_come_in_are_followed_and_printed(office: Clerk, tmp_path: Path) -> None:
    listed = tmp_path / "du-an.docx"
    paper = docx.Document()
    table = paper.add_table(rows=3, cols=5)
    for row, cells in zip(
        table.rows,
        (
            ("STT", "Tên dự án", "Thời gian thực hiện", "Nội dung thực hiện", "Kết quả dự kiến đạt được"),
            ("1", "Số hóa hồ sơ", "từ tháng 3/2022 đến tháng 6/2022", "- Quét;\n- Nhập.", "Đủ hồ sơ"),
            ("2", "Cổng dữ liệu mở", "năm 2022", "Xây dựng", "Đưa vào dùng"),
        ),
        strict=True,
    ):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    paper.save(listed)
    project = ("registration", "project")
    done = office.type(*project, "add", "--plan", "1", "--unit", "Văn phòng Sở", "--file", str(listed))
    assert (done["added"], done["changed"], done["problems"]) == (2, 0, [])
    assert "Ghi lý do dự án dừng" in office.refused(*project, "progress", "2", "--state", "stopped")
    noted = office.type(
        *(*project, "progress", "1", "--on", "2022-05-10", "--state", "underway", "--percent", "40"),
        *("--result", "Quét 400 hồ sơ", "--today", "2022-05-10"),
    )
    assert set(noted) == PROJECT_KEYS
    assert (noted["state"], noted["contents"]) == ("underway", ["Quét;", "Nhập."])
    out = tmp_path / "tong-hop.pdf"
    found = office.type(*project, "list", "--plan", "1", str(out), "--today", "2022-07-03")
    assert [(one["name"], one["state"], one["days_late"]) for one in found["projects"]] == [
        ("Số hóa hồ sơ", "late", 3),
        ("Cổng dữ liệu mở", "not_started", 0),
    ]
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_faulty_list_of_projects_leaves_everything_as_it_was(office: Clerk, tmp_path: Path) -> None:
    listed = tmp_path / "du-an.csv"
    listed.write_text("Đơn vị,Tên dự án,Thời gian\nPhòng Lạ,Số hóa,năm 2022\nVăn phòng Sở,Mạng,năm 2022\n", "utf-8")
    project = ("registration", "project")
    answer = office.type(*project, "add", "--plan", "1", "--file", str(listed), code=2)
    assert [one["row"] for one in answer["problems"]] == [2]
    assert office.type(*project, "list", "--plan", "1")["projects"] == []


def test_commitments_from_the_draft_to_the_table_of_the_year(office: Clerk, tmp_path: Path) -> None:
    made = office.type("commitment", "draft", "--plan", "1", "--unit", "Văn phòng Sở")["commitments"]
    assert made[0]["parties"][0]["name"] == "Văn phòng Sở"
    scan = tmp_path / "ky.pdf"
    scan.write_bytes(b"%PDF-1.4 invented")
    signed = office.type("commitment", "sign", "1", "--on", "2022-03-20", "--scan", str(scan), "--today", "2022-03-21")
    assert signed["signed_on"] == "2022-03-20"
    group = office.type(
        *("commitment", "draft", "--plan", "1", "--group", "Khối 3", "--unit", "Văn phòng Sở"),
        *("--party", "Sở Y tế", "Sở Giáo dục và Đào tạo"),
    )["commitments"][0]
    assert (group["group"], len(group["parties"])) == ("Khối 3", 3)
    for words in (("1",), ("1", "--comparison"), ("2",)):
        out = tmp_path / f"{'-'.join(words).replace('--', '')}.docx"
        office.type("commitment", "export", *words, str(out))
        assert out.read_bytes()[:2] == b"PK"
    assert len(office.type("commitment", "list", "--year", "2022")["commitments"]) == 2
    assert office.type("data", "verify") == {"sound": True, "problems": []}


def test_reports_are_listed_and_their_papers_made_only_where_asked(office: Clerk, tmp_path: Path) -> None:
    answer = office.type("registration", "report", "list", "--plan", "1")
    assert set(answer) == {"plan", "duties", "dues"}
    assert "không phải hạn báo cáo" in office.refused(
        "registration", "report", "paper", "--plan", "1", "--due", "registration", str(tmp_path / "x.docx")
    )
    assert not (tmp_path / "x.docx").exists()


def test_an_office_that_entered_no_names_prints_those_of_its_plan(office: Clerk, tmp_path: Path) -> None:
    plan = office.type("plan", "show", "1")["document"]
    out = tmp_path / "don-doc"
    chased = office.type("registration", "chase", "--plan", "1", str(out), "--today", "2022-03-14")
    letter = docx.Document(chased["units"][0]["files"][0])
    cells = [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
    agency = plan["agency"] or plan["proposed"]["agency"]
    assert any(words.strip().casefold() in agency.casefold() for words in cells[0].splitlines()[-2:] if words.strip())
    assert any(plan["place"] in words for words in cells)
    office.type("commitment", "draft", "--plan", "1", "--unit", "Văn phòng Sở")
    commitment = tmp_path / "giao-uoc.docx"
    office.type("commitment", "export", "1", str(commitment))
    parties = [one.text for one in docx.Document(str(commitment)).paragraphs if "làm đại diện" in one.text]
    assert any("Sở Thông tin và Truyền thông" in words for words in parties)


def test_a_plan_without_a_deadline_chases_nobody_and_still_gives_the_lists(clerk: Clerk, tmp_path: Path) -> None:
    written = tmp_path / "ke-hoach.txt"
    written.write_text(
        "Số: /KH-STTTT\n\nHòa An, ngày 05 tháng 01 năm 2022\n\nKẾ HOẠCH\nPhát động thi đua năm 2022\n\n"
        "I. MỤC ĐÍCH\n\nTạo khí thế thi đua sôi nổi.\n",
        encoding="utf-8",
    )
    people = tmp_path / "nguoi.csv"
    people.write_text("Họ và tên,Giới tính,Chức vụ,Đơn vị\nNgô Thị An,Nữ,Chuyên viên,Phòng Một\n", encoding="utf-8")
    clerk.type("office", "import", str(people))
    clerk.type("plan", "import", str(written))
    clerk.type("plan", "issue", "1", "--number", "5", "--on", "2022-01-05")
    for more in ((), ("--all",)):
        found = clerk.type("registration", "chase", "--plan", "1", *more, str(tmp_path / "ra"), "--today", "2022-03-14")
        assert found["units"] == []
        assert all(Path(name).is_file() for name in found["files"])

"""Units through time on the command line: changed, listed with lineage, people transferred, blocs with members."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from clerk import Clerk

from desktop_app.bootstrap import open_office
from desktop_app.domain.office.office import AgencyProfile
from desktop_app.system.clock import SystemClock
from desktop_app.system.paths import AppPaths

PEOPLE = """Họ và tên,Giới tính,Chức vụ,Đơn vị,Năm sinh
Lò Thị Ón,Nữ,,Văn phòng,1985
Vàng A Páo,Nam,,Phòng Kế hoạch,1980
Giàng Thị Mỷ,Nữ,,Phòng Tài chính,1990
"""


@pytest.fixture
def clerk(data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    listed = tmp_path / "người.csv"
    listed.write_text(PEOPLE, encoding="utf-8")
    clerk = Clerk(data_dir, capsys)
    clerk.type("office", "import", str(listed))
    return clerk


MERGE = ("office", "unit-change", "merge", "--unit", "Phòng Kế hoạch", "Phòng Tài chính", "--into")


def test_a_merger_previewed_then_done(clerk: Clerk) -> None:
    words = (*MERGE, "Phòng Kế hoạch - Tài chính", "--on", "2025-03-01", "--document", "12/QĐ-SNV")
    seen = clerk.type(*words, "--dry-run")
    assert seen["change"] is None
    assert seen["successors"] == [{"name": "Phòng Kế hoạch - Tài chính", "is_new": True, "people": 2}]
    assert len(clerk.type("office", "units")["units"]) == 3
    done = clerk.type(*words)
    assert done["ended"] == ["Phòng Kế hoạch", "Phòng Tài chính"]
    units = {one["name"]: one for one in clerk.type("office", "units")["units"]}
    assert units["Phòng Kế hoạch"]["to_on"] == "2025-02-28"
    assert [one["name"] for one in units["Phòng Kế hoạch"]["now"]] == ["Phòng Kế hoạch - Tài chính"]
    assert [one["name"] for one in units["Phòng Kế hoạch - Tài chính"]["former"]] == done["ended"]
    assert len(clerk.type("office", "units", "--on", "2025-02-28")["units"]) == 3
    assert "Phòng Kế hoạch (nay là Phòng Kế hoạch - Tài chính từ 01/3/2025)" in clerk.read("office", "units")
    assert "đã thôi hoạt động" in clerk.refused(*MERGE, "Phòng Mới", "--on", "2025-05-01")


def test_a_split_says_who_goes_where(clerk: Clerk) -> None:
    split = ("office", "unit-change", "split", "--unit", "Văn phòng", "--into", "Văn phòng A", "Văn phòng B")
    seen = clerk.type(*split, "--on", "2025-03-01", "--dry-run")
    (person,) = seen["unsaid"]
    assert "Lò Thị Ón" in clerk.refused(*split, "--on", "2025-03-01")
    done = clerk.type(*split, "--on", "2025-03-01", "--move", person["id"], "Văn phòng B")
    assert [one["people"] for one in done["successors"]] == [0, 1]


def test_transfer_and_groups(clerk: Clerk) -> None:
    done = clerk.type("office", "transfer", "1", "--unit", "Phòng Kế hoạch", "--on", "2025-03-01")
    assert done["unit"]["name"] == "Phòng Kế hoạch"
    assert "Không có khối" in clerk.refused("office", "group", "Khối 7")


SCORES = """SỞ NGOẠI VỤ
BẢNG CHẤM ĐIỂM THI ĐUA KHỐI SỐ 1 NĂM 2024
STT,Tên đơn vị,Điểm chuyên môn,Điểm phong trào,Tổng điểm,Xếp hạng
1,Phòng Kế hoạch,60,"38,5","98,5",2
2,Sở Y tế,61,"36","97",1
3,Phòng Tài chính,55,40,95,3
4,Văn phòng,50,45,95,4
5,Sở Nông nghiệp,50,30,81,6
,Tổng cộng,276,"189,5","466,5",
"""


def test_a_score_sheet_is_kept_as_written_with_what_disagrees(clerk: Clerk, tmp_path: Path) -> None:
    file = tmp_path / "cham-diem.csv"
    file.write_text(SCORES, encoding="utf-8")
    made = clerk.type(
        "office", "group", "Khối thi đua số 1", "--new", "bloc", "--add", "Phòng Kế hoạch", "Phòng Tài chính",
        "--add-outside", "Sở Y tế", "Sở Tư pháp",
    )  # fmt: skip
    assert [one["name"] for one in made["members"]] == ["Phòng Kế hoạch", "Phòng Tài chính", "Sở Y tế", "Sở Tư pháp"]
    words = ("office", "score-sheet", "--group", "Khối thi đua số 1", "--year", "2024")
    assert "chưa có bảng chấm điểm" in clerk.refused(*words)
    out = tmp_path / "bang-diem.docx"
    found = clerk.type(*words, str(file), "--out", str(out), code=1)
    assert out.read_bytes()[:2] == b"PK"
    assert found["columns"] == ["Điểm chuyên môn", "Điểm phong trào"]
    rows = {row["name"]: row for row in found["rows"]}
    assert (rows["Phòng Kế hoạch"]["total"], rows["Phòng Kế hoạch"]["rank"]) == ("98,5", "2")
    assert rows["Phòng Kế hoạch"]["note"] == "Bảng ghi hạng 2, theo tổng điểm là hạng 1."
    assert rows["Sở Y tế"]["unit"] is None
    assert rows["Sở Y tế"]["note"] == "Bảng ghi hạng 1, theo tổng điểm là hạng 2."
    assert rows["Phòng Tài chính"]["note"] == "Bằng điểm (95) với đơn vị khác nhưng khác hạng."
    assert rows["Văn phòng"]["note"].startswith("Không phải thành viên của khối, cụm trong năm.")
    assert rows["Sở Nông nghiệp"]["note"] == (
        "Không gắn với đơn vị hay thành viên nào. Bảng ghi hạng 6, theo tổng điểm là hạng 5. "
        "Các cột điểm cộng lại là 80, bảng ghi tổng 81."
    )
    assert any("dòng tổng cộng" in note for note in found["notes"])
    assert any("Sở Tư pháp" in note for note in found["notes"])
    assert clerk.type(*words, code=1)["rows"] == found["rows"]


def test_the_office_itself_renamed_from_a_day(clerk: Clerk) -> None:
    change = ("office", "agency-change", "--name", "Sở Khoa học", "--symbol", "SKH", "--on")
    assert "Chưa có tên cơ quan" in clerk.refused(*change, "2025-03-01")
    with closing(open_office(AppPaths.for_data_folder(clerk.data), SystemClock())) as office:
        office.office_service.save_profile(AgencyProfile("Sở Thông tin", symbol="STT", row_version=0))
    done = clerk.type(*change, "2025-03-01")
    assert done == {"name": "Sở Khoa học", "symbol": "SKH", "on": "2025-03-01", "former": "Sở Thông tin"}
    assert "01/3/2025" in clerk.refused(*change, "2025-02-01")
    with closing(open_office(AppPaths.for_data_folder(clerk.data), SystemClock())) as office:
        names = [office.office_service.profile_on(date(2025, month, day)).name for month, day in ((2, 28), (3, 1))]
    assert names == ["Sở Thông tin", "Sở Khoa học"]


PLAN = """Số: /KH-STTTT

Hòa An, ngày 24 tháng 02 năm 2025

KẾ HOẠCH
Phát động thi đua năm 2025

I. THỜI GIAN THỰC HIỆN

- Các thủ tục đăng ký thi đua gửi về Hội đồng TĐKT (qua Văn phòng) chậm nhất hết ngày 18/3/2025.

- Hồ sơ đề nghị khen thưởng gửi về Hội đồng TĐKT (qua Văn phòng) chậm nhất hết ngày 16/12/2025.
"""


def test_a_unit_renamed_within_the_season_is_not_asked_again_and_who_left_is_not_counted(
    clerk: Clerk, tmp_path: Path
) -> None:
    written = tmp_path / "ke-hoach.txt"
    written.write_text(PLAN, encoding="utf-8")
    clerk.type("plan", "import", str(written))
    clerk.type("plan", "confirm", "1", "--all")
    clerk.type("plan", "issue", "1", "--number", "9", "--on", "2025-02-24")
    sent = ("registration", "receive", "--plan", "1", "--on", "2025-03-10", "--today", "2025-03-10", "--unit")
    clerk.type(*sent, "Phòng Kế hoạch")
    change = ("--on", "2025-04-01", "--today", "2025-04-02")
    clerk.type("office", "unit-change", "rename", "--unit", "Phòng Kế hoạch", "--into", "Phòng Tổng hợp", *change)
    clerk.type("office", "unit-change", "dissolve", "--unit", "Phòng Tài chính", *change)
    board = ("registration", "board", "--plan", "1", "--today", "2025-04-02")
    rows = {one["unit"]: one for one in clerk.type(*board)["units"]}
    assert rows["Phòng Kế hoạch"]["state"] == "waiting"
    assert (rows["Phòng Tổng hợp"]["exempt"], rows["Phòng Tổng hợp"]["exemption"]) == (
        True,
        "Đã gửi dưới tên Phòng Kế hoạch",
    )
    dossier = {one["unit"]: one for one in clerk.type(*board, "--deadline", "dossier")["units"]}
    assert dossier["Phòng Tổng hợp"]["exempt"] is False, "it still owes what it has not sent under any name"
    told = clerk.read("registration", "matrix", "--plan", "1", "--today", "2025-04-02")
    assert "hạn 18/3/2025: 1/2 đã gửi" in told
    assert "hạn 16/12/2025: 0/2 đã gửi" in told

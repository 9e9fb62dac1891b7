"""The papers of chasing and the year's calendar: LibreOffice breaks the DOCX where our PDF does; 40 letters are 40 letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pypdfium2
import pytest
from libreoffice_pages import UNSEEN_LEAST, Files, LibreOffice, agreement

from desktop_app.documents.chase_letter_document import ChaseLetterPaper, build_chase_letters
from desktop_app.documents.chase_lists_document import (
    CallList,
    ReceiptLine,
    ReceiptSheet,
    build_call_list,
    build_receipt_sheet,
)
from desktop_app.documents.model import Paper
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.pdf_renderer import render_pdf
from desktop_app.documents.year_calendar_document import YearCalendarPaper, build_year_calendar
from desktop_app.domain.office.office import AgencyProfile, Signatory, Unit
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.plan import Authority
from desktop_app.domain.registration.chase_template import LetterWords
from desktop_app.domain.registration.chasing import ChasedUnit, OwedPaper
from desktop_app.domain.year_calendar import CalendarEntry, EntryKind, YearCalendar

DAY = date(2026, 3, 23)
ISSUER = Issuer(
    AgencyProfile("Sở Khoa học và Công nghệ", "UBND tỉnh Hòa An", "SKHCN", "Hòa An"),
    Signatory(1, "Lê Thị Thử", "PHÓ GIÁM ĐỐC", Authority.FOR_HEAD, "GIÁM ĐỐC"),
    DAY,
    datetime(2026, 3, 23, tzinfo=UTC),
)
LONG = "Trung tâm Nghiên cứu, Ứng dụng và Chuyển giao tiến bộ khoa học và công nghệ vùng Tây Bắc tỉnh Hòa An số"
WORDS = LetterWords(
    "V/v đôn đốc gửi bảng đăng ký thi đua năm 2026 và hồ sơ đề nghị khen thưởng năm 2026",
    (
        f"Thực hiện Kế hoạch số 12/KH-SKHCN ngày 10/02/2026, tính đến ngày 23/3/2026, Văn phòng Sở chưa nhận được của {LONG}:",
        "- Bảng đăng ký thi đua năm 2026: hạn 20/3/2026, quá hạn 3 ngày (1 ngày làm việc) (mục IV.3).",
        f"Sở Khoa học và Công nghệ đề nghị {LONG} hoàn thành và gửi về Văn phòng Sở chậm nhất hết ngày 26/3/2026./.",
    ),
    ("- Như trên;", "- Lãnh đạo Sở (b/c);", "- Lưu: VT, VP."),
)
LETTERS = [ChaseLetterPaper(f"{LONG} {number}", f"{number}", "SKHCN-VP", DAY, WORDS) for number in range(1, 41)]


def units(count: int) -> list[ChasedUnit]:
    """Units with long names that owe two papers."""
    paper = OwedPaper("registration", "bảng đăng ký thi đua năm 2026", date(2026, 3, 20), "mục IV.3", 3, working_days=1)
    both = (paper, replace(paper, name="báo cáo quý I/2026"))
    return [
        ChasedUnit(Unit(number, f"{LONG} {number}", contact="Nguyễn Hoàng Bảo Trâm", phone="0900 000 000"), both)
        for number in range(1, count + 1)
    ]


def calendar_paper() -> Paper:
    """A year with work of every kind in all months."""
    entries = tuple(
        CalendarEntry(
            kind, date(2026, month, 15), date(2026, month, 20), f"Việc tháng {month}", LONG, "mục IV.3", f"{month}"
        )
        for month in range(1, 13)
        for kind in EntryKind
    )
    return build_year_calendar(
        YearCalendarPaper(ISSUER, YearCalendar(2026, DAY, entries, WorkCalendar()), ("Kế hoạch",))
    )


def test_forty_letters_in_one_file_are_forty_sheets_that_begin_with_a_head() -> None:
    document = pypdfium2.PdfDocument(render_pdf(build_chase_letters(ISSUER, LETTERS)))
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert len(texts) == 40
    for number, text in enumerate(texts, start=1):
        assert f"Số: {number}/SKHCN-VP" in text
        assert "Lê Thị Thử" in text


@pytest.mark.libreoffice
@pytest.mark.timeout(300)
def test_libreoffice_agrees(libreoffice: LibreOffice) -> None:
    lines = [ReceiptLine(f"{LONG} {number}", "bảng đăng ký thi đua năm 2026", DAY, None) for number in range(30)]
    papers: dict[str, Paper | Files] = {
        "letter": build_chase_letters(ISSUER, LETTERS[:1]),
        "letters": build_chase_letters(ISSUER, LETTERS),
        "calls": build_call_list(CallList(ISSUER, "Kế hoạch số 12/KH-SKHCN ngày 10/02/2026", units(40))),
        "sheet": build_receipt_sheet(ReceiptSheet(ISSUER, "Kế hoạch số 12/KH-SKHCN ngày 10/02/2026", lines)),
        "calendar": calendar_paper(),
    }
    agreement(papers, libreoffice).require(UNSEEN_LEAST)

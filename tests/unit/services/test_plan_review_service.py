"""Remarks on a draft, its slip and the signed scan, over a real office file."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.plan.blocks import walk

PLAN = Path(__file__).resolve().parents[2] / "fixtures" / "plans" / "kien-hai-2022.md"
SCAN = b"%PDF-1.7\n" + bytes(range(256)) * 40


@pytest.fixture
def plan_id(office: Office) -> int:
    return office.plan_service.import_file(PLAN)


def issue(office: Office, plan_id: int) -> None:
    office.plan_service.confirm_all(plan_id)
    office.plan_service.issue(plan_id, "14", date(2022, 2, 24), [])


def refused(work: object) -> str:
    with pytest.raises(UserError) as problem:
        work()  # type: ignore[operator]
    return problem.value.code


def test_remarks_are_kept_with_their_words_settled_and_undone(office: Office, plan_id: int) -> None:
    service = office.plan_review_service
    bullet = next(one for one in walk(office.plan_service.plan(plan_id).content.blocks) if one.kind == "bullet")
    first = service.add_comment(
        plan_id, "  Phòng Kế hoạch ", "Hạn này sớm quá.\nĐề nghị lùi một tuần.", bullet.uid, "18/3"
    )
    service.add_comment(plan_id, "Lãnh đạo Sở", "Viết gọn lại.")
    found = service.comments(plan_id)
    assert [(one.author, one.words, one.block_uid, one.quote) for one in found] == [
        ("Phòng Kế hoạch", "Hạn này sớm quá.\nĐề nghị lùi một tuần.", bullet.uid, "18/3"),
        ("Lãnh đạo Sở", "Viết gọn lại.", None, ""),
    ]
    service.settle_comment(first)
    assert [one.is_settled for one in service.comments(plan_id)] == [True, False]
    service.delete_comment(first)
    office.operations.undo()
    office.operations.undo()
    assert [one.is_settled for one in service.comments(plan_id)] == [False, False]


def test_empty_remarks_and_remarks_on_an_issued_plan_are_refused(office: Office, plan_id: int) -> None:
    service = office.plan_review_service
    assert refused(lambda: service.add_comment(plan_id, "Văn phòng", " \n ")) == "comment.empty"
    assert refused(lambda: service.add_comment(plan_id, " ", "Sửa lại.")) == "comment.no_author"
    issue(office, plan_id)
    assert refused(lambda: service.add_comment(plan_id, "Văn phòng", "Sửa lại.")) == "comment.frozen"
    assert service.comments(plan_id) == ()


def test_a_draft_goes_with_its_remarks_and_undo_brings_both_back(office: Office, plan_id: int) -> None:
    office.plan_review_service.add_comment(plan_id, "Văn phòng", "Sửa lại.")
    office.plan_service.delete_draft(plan_id)
    assert office.plan_review_service.comments(plan_id) == ()
    office.operations.undo()
    assert [one.words for one in office.plan_review_service.comments(plan_id)] == ["Sửa lại."]


def test_a_signed_scan_comes_back_byte_for_byte(office: Office, plan_id: int, tmp_path: Path) -> None:
    service = office.plan_review_service
    source = tmp_path / "KH 14 đã ký.pdf"
    source.write_bytes(SCAN)
    assert refused(lambda: service.attach_scan(plan_id, source)) == "scan.not_issued"
    issue(office, plan_id)
    scan_id = service.attach_scan(plan_id, source)
    assert refused(lambda: service.attach_scan(plan_id, source)) == "scan.there"
    (scan,) = service.scans(plan_id)
    assert (scan.name, scan.size) == ("KH 14 đã ký.pdf", len(SCAN))
    assert service.export_scan(scan_id, tmp_path / "ra.pdf").read_bytes() == SCAN
    service.remove_scan(scan_id)
    assert service.scans(plan_id) == ()
    office.operations.undo()
    assert service.scan_content(scan_id) == SCAN
    assert office.maintenance_service.verify() == []


def test_what_is_no_pdf_is_refused_and_nothing_is_stored(office: Office, plan_id: int, tmp_path: Path) -> None:
    issue(office, plan_id)
    picture = tmp_path / "quét.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0 JFIF")
    empty = tmp_path / "rỗng.pdf"
    empty.touch()
    assert refused(lambda: office.plan_review_service.attach_scan(plan_id, picture)) == "scan.not_pdf"
    assert refused(lambda: office.plan_review_service.attach_scan(plan_id, empty)) == "scan.not_pdf"
    assert refused(lambda: office.plan_review_service.attach_scan(plan_id, tmp_path / "không có.pdf")).startswith(
        "file."
    )
    assert office.plan_review_service.scans(plan_id) == ()


def test_a_scan_changed_inside_the_office_file_is_found(office: Office, plan_id: int, tmp_path: Path) -> None:
    issue(office, plan_id)
    source = tmp_path / "đã ký.pdf"
    source.write_bytes(SCAN)
    office.plan_review_service.attach_scan(plan_id, source)
    office.close()
    with sqlite3.connect(office.paths.database_file) as other:
        other.execute("UPDATE stored_files SET content = ?", [SCAN[:-1] + b"x"])
    other.close()
    again = open_office(office.paths, office.clock, read_only=True)
    try:
        assert [one for one in again.maintenance_service.verify() if "tệp đính kèm" in one.lower()]
    finally:
        again.close()


def test_the_slip_says_what_is_submitted_and_what_is_still_open(office: Office, plan_id: int, tmp_path: Path) -> None:
    service = office.plan_review_service
    settled = service.add_comment(plan_id, "Văn phòng", "Đã sửa chính tả.")
    service.settle_comment(settled)
    service.add_comment(plan_id, "Phòng Kế hoạch", "Đề nghị lùi hạn đăng ký.")
    for kind in ("docx", "pdf"):
        path = service.prepare_slip_file(plan_id, tmp_path / f"phiếu.{kind}")()
        assert path.stat().st_size > 5000
    words = _words_of(tmp_path / "phiếu.pdf")
    assert "PHIẾU TRÌNH KÝ" in words
    (registration, *_) = office.plan_service.plan(plan_id).content.facts.deadlines
    assert registration.on is not None
    assert format_text(registration.on) in words
    assert "Phòng Kế hoạch: Đề nghị lùi hạn đăng ký." in words
    assert "chính tả" not in words


def _words_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    try:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())

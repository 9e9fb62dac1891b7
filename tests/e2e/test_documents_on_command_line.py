"""Documents through the verbs: what goes out as Word or PDF is read again, what cannot be read is one sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from clerk import Clerk

PLAN = Path(__file__).parents[1] / "fixtures" / "plans" / "kien-hai-2022.md"


@pytest.fixture
def office(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    return Clerk(data_dir, capsys)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_what_was_exported_is_imported_the_same(office: Clerk, tmp_path: Path, kind: str) -> None:
    sent = office.type("plan", "import", PLAN)
    out = tmp_path / f"Kế hoạch.{kind}"
    office.type("plan", "export", sent["id"], out)
    back = office.type("plan", "import", out)
    assert back["id"] != sent["id"]
    for part in ("facts", "recipients", "filing", "signature"):
        assert back[part] == sent[part]
    assert [block["title"] for block in back["blocks"]] == [block["title"] for block in sent["blocks"]]


def test_a_word_file_in_an_old_font(office: Clerk, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph().add_run("kÕ ho¹ch ph¸t ®éng thi ®ua").font.name = ".VnTimeH"
    path = tmp_path / "cũ.docx"
    document.save(str(path))
    assert "đọc là “KẾ HOẠCH PHÁT ĐỘNG THI ĐUA”" in office.read("plan", "read", path)
    assert office.type("plan", "read", path)["blocks"][0]["text"] == "kÕ ho¹ch ph¸t ®éng thi ®ua"
    assert office.type("plan", "read", path, "--convert-legacy")["document"]["subject"] == "PHÁT ĐỘNG THI ĐUA"


def test_documents_that_cannot_be_read(office: Clerk, tmp_path: Path) -> None:
    bomb = tmp_path / "nở.docx"
    docx.Document().save(str(bomb))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.bin", b"0" * 50 * 1024**2)
    assert "không giống văn bản bình thường" in office.refused("plan", "import", bomb)
    cut = tmp_path / "cụt.pdf"
    cut.write_bytes(b"%PDF-1.7\n1 0 obj\n")
    assert "bị hỏng hoặc tải về chưa hết" in office.refused("plan", "import", cut)

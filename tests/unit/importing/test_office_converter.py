"""Files that only LibreOffice reads: made into .docx in private, or one sentence that says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import docx
import pytest
from word_samples import save

from desktop_app.domain.errors import UserError
from desktop_app.importing import office_converter
from desktop_app.importing.document_reader import read_document

RTF = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\f0 I. M\u7908?C \u272?\u205?CH\par - Thi \u273?ua.\par}"


def _refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        read_document(path)
    return caught.value


def test_without_libreoffice_the_clerk_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name, content in (
        ("a.rtf", RTF.encode()),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600),
        ("a.odt", b"PK\x03\x04"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        error = _refusal(path)
        assert error.code == "import.needs_office"
        assert "chưa cài" in error.message
        assert "lưu thành .docx" in error.message


@pytest.mark.libreoffice
@pytest.mark.timeout(300)
def test_old_kinds_are_read_like_word_files(tmp_path: Path) -> None:
    document = docx.Document()
    for words in ("KẾ HOẠCH", "Phát động thi đua", "I. MỤC ĐÍCH", "- Thi đua, “khen thưởng”."):
        document.add_paragraph(words)
    source = save(document, tmp_path / "nguồn có dấu.docx")
    profile = (tmp_path / "profile").as_uri()
    for kind in ("odt", "doc"):
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={profile}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(tmp_path),
                str(source),
            ],
            check=True,
            capture_output=True,
        )
        read = read_document(source.with_suffix(f".{kind}"))
        assert read.text.split("\n") == ["KẾ HOẠCH", "Phát động thi đua", "I. MỤC ĐÍCH", "- Thi đua, “khen thưởng”."]
        assert read.encoding == kind
        assert read.raw == source.with_suffix(f".{kind}").read_bytes()
    rtf = tmp_path / "a.rtf"
    rtf.write_text(RTF, encoding="ascii")
    assert read_document(rtf).text.split("\n") == ["I. MỤC ĐÍCH", "- Thi đua."]
    # the same bytes under the name of a Word file: many programs save so
    named = rtf.rename(tmp_path / "a.docx")
    assert read_document(named).text.split("\n") == ["I. MỤC ĐÍCH", "- Thi đua."]


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for a program that hangs")
def test_a_program_that_hangs_or_fails_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "soffice"
    path = tmp_path / "a.rtf"
    path.write_text(RTF, encoding="ascii")
    sleep = shutil.which("sleep")
    for script, code, seconds in (
        (f"{sleep} 60 & {sleep} 60", "import.conversion_slow", 0.5),
        ("exit 1", "import.conversion_failed", 30),
    ):
        tool.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
        tool.chmod(0o755)
        monkeypatch.setattr(office_converter, "find_office", lambda: str(tool))
        started = time.monotonic()
        with pytest.raises(UserError) as caught, office_converter.as_docx(path, path.name, ".rtf", seconds=seconds):
            pass
        assert caught.value.code == code
        assert time.monotonic() - started < 10

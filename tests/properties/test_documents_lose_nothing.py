"""Whatever Word file, PDF or broken bytes are read: no word is lost, nothing crashes, and a refusal is one sentence."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx.document import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_no_word_lost import LINES, plain

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import words
from desktop_app.domain.plan.wording import content_words
from desktop_app.importing.document_reader import read_document
from desktop_app.importing.isolation.container import check_container
from desktop_app.importing.lines.rich_lines import from_plain, source_lines
from desktop_app.importing.pdf import pdf_reader
from desktop_app.importing.plan.plan_parser import keeps_all_words, read_plan
from desktop_app.importing.word import word_reader

WORDS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ AĐXI.,:;-+()/%0123456789“”|*_", max_size=60)
TEXT = st.one_of(st.sampled_from([line for line in LINES if line.isprintable()]), WORDS)
RUN = st.tuples(TEXT, st.booleans(), st.booleans())
PARAGRAPH = st.tuples(st.just("p"), st.lists(RUN, max_size=3))
TABLE = st.tuples(st.just("t"), st.lists(st.lists(TEXT, min_size=1, max_size=3), min_size=1, max_size=3))
BODY = st.lists(st.one_of(PARAGRAPH, PARAGRAPH, PARAGRAPH, TABLE), max_size=14)


def built(body: list[tuple[str, list]]) -> Document:  # type: ignore[type-arg]
    document = docx.Document()
    for kind, parts in body:
        if kind == "p":
            paragraph = document.add_paragraph()
            for text, bold, italic in parts:
                run = paragraph.add_run(text)
                run.bold, run.italic = bold or None, italic or None
        else:
            table = document.add_table(len(parts), max(map(len, parts)))
            for row, cells in enumerate(parts):
                for column, text in enumerate(cells):
                    table.cell(row, column).text = text
    return document


def saved(document: Document) -> bytes:
    memory = io.BytesIO()
    document.save(memory)
    return memory.getvalue()


def counted(found: list[str]) -> Counter[str]:
    return Counter(map(plain, found))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(BODY)
@example([("p", [("- Thi", True, False), ("đua", False, True)]), ("t", [["Nơi nhận:\n- Lưu: VT.", "GIÁM ĐỐC"]])])
def test_no_word_of_a_word_file_is_lost(body: list[tuple[str, list]]) -> None:  # type: ignore[type-arg]
    """The words of python-docx's own reading, paragraph by paragraph, are those of our lines, and those of the plan."""
    document = built(body)
    answer = word_reader.read(saved(document), {})
    source = source_lines(from_plain(answer["lines"]))
    there = [paragraph.text for paragraph in document.paragraphs]
    there += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    here = [*(line.text for line in source.lines), *(one.text for one in source.dropped)]
    assert counted(words("\n".join(here))) == counted(words("\n".join(there)))
    reading = read_plan(source)
    gone = [one for one in reading.dropped if one.kind in ("page number", "stamp")]
    left = source_lines(from_plain(answer["lines"]))
    assert keeps_all_words(left, reading.content, reading.dropped) or gone
    dropped = [word for one in reading.dropped if one.kind != "own formula" for word in words(one.text)]
    assert counted(words("\n".join(there))) - counted(content_words(reading.content)) - counted(dropped) == Counter()
    for line in source.lines:
        assert unicodedata.is_normalized("NFC", line.text)
        assert all(0 <= run.start < run.end <= len(line.text) for run in line.runs)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_word_file_is_read_or_refused(data: st.DataObject) -> None:
    """Bytes of its parts changed, so that the container stays whole and the reader gets to see them."""
    parts = _parts()
    name = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        if data.draw(st.booleans()):
            content[at] = data.draw(st.integers(0, 255))
        else:
            del content[at : at + data.draw(st.integers(1, 200))]
            content = content or bytearray(b" ")
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for other, kept in parts.items():
            archive.writestr(other, bytes(content) if other == name else kept)
    _read_or_fail(memory.getvalue())


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_damaged_container_is_refused_from_outside_or_read(data: st.DataObject) -> None:
    whole = saved(_sample())
    content = bytearray(whole[: data.draw(st.integers(1, len(whole)))])
    for _ in range(data.draw(st.integers(0, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    if check_container(bytes(content), "word/", "word/document.xml").fault is None:
        _read_or_fail(bytes(content))


def _sample() -> Document:
    return built(
        [
            ("p", [("I. MỤC ĐÍCH", True, False)]),
            ("t", [["STT", "Nội dung"], ["1", "Thi đua"]]),
            ("p", [("- Một.", False, False)]),
        ]
    )


def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(saved(_sample()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _read_or_fail(content: bytes) -> None:
    """As the child does: an answer, or an exception that ends there."""
    try:
        answer = word_reader.read(content, {})
    except Exception:  # noqa: BLE001  the child turns every one into "unreadable"
        return
    if "lines" in answer:
        read_plan(source_lines(from_plain(answer["lines"])))
    else:
        assert set(answer) == {"error"}


@pytest.fixture(scope="module")
def pdf(project_root: Path) -> bytes:
    from desktop_app.documents.pdf_renderer import render_pdf
    from desktop_app.documents.plan_document import build_plan_paper
    from desktop_app.domain.plan.plan import Plan, PlanStatus

    text = (project_root / "tests/fixtures/plans/kien-hai-2022.md").read_text(encoding="utf-8")
    return render_pdf(build_plan_paper(Plan(1, PlanStatus.DRAFT, read_plan(text).content)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_pdf_is_read_or_refused(pdf: bytes, data: st.DataObject) -> None:
    content = bytearray(pdf[: data.draw(st.integers(len(pdf) // 4, len(pdf)))])
    for _ in range(data.draw(st.integers(0, 12))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    answer = pdf_reader.read(bytes(content), {})
    if "lines" in answer:
        read_plan(source_lines(from_plain(answer["lines"])))
    else:
        assert answer["error"] in ("unreadable", "no_text", "locked", "long")


def test_no_word_of_a_pdf_is_lost(pdf: bytes) -> None:
    """Against PDFium's own text, page numbers left out."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    there: list[str] = []
    for number in range(len(document)):
        text = document[number].get_textpage().get_text_bounded()
        there += words(re.sub(rf"(?m)^{number + 1}\s*$", "", text, count=1) if number else text)
    document.close()
    here = words("\n".join(line.text for line in source_lines(from_plain(pdf_reader.read(pdf, {})["lines"])).lines))
    assert counted(here) == counted(there)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(min_size=1, max_size=300), head=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n"]))
def test_any_bytes_under_any_name_give_lines_or_a_sentence(tmp_path: Path, raw: bytes, head: bytes) -> None:
    """Through the real child process."""
    for name in ("a.docx", "a.pdf"):
        path = tmp_path / name
        path.write_bytes(head + raw)
        try:
            read_document(path)
        except UserError as error:
            assert (error.code[:7], error.message[-1]) == ("import.", ".")  # noqa: PT017  either outcome is right

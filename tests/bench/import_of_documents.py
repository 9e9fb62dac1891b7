"""How long it takes to read a plan from Word and from PDF, against its floor in the same run.

The floor of a Word file is python-docx opening it and giving the text of its paragraphs; of a PDF, PDFium giving the text of
its pages. Targets: the reader itself (what the child process does) at most 1.5 times the floor of Word and 12 times that of
PDF, where each letter is asked for its place; the parser after it at most 3 times the floor of Word. The start of the child
process is shown beside them: it is paid once a file. Run from the project's root:

    PYTHONPATH=.:tests python tests/bench/import_of_documents.py [PLAN.md …]
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import docx
import pypdfium2

from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.pdf_renderer import render_pdf
from desktop_app.documents.plan_document import build_plan_paper
from desktop_app.domain.plan.plan import Plan, PlanStatus
from desktop_app.importing.document_reader import read_document
from desktop_app.importing.lines.rich_lines import from_plain, source_lines
from desktop_app.importing.pdf import pdf_reader
from desktop_app.importing.plan.plan_parser import parse_plan
from desktop_app.importing.word import word_reader

ROUNDS = 15
TARGETS = {"docx": 1.5, "pdf": 12.0, "parser": 3.0}
FOLDER = Path(__file__).parents[1] / "fixtures" / "plans"


def word_floor(content: bytes) -> int:
    document = docx.Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return sum(map(len, texts))


def pdf_floor(content: bytes) -> int:
    document = pypdfium2.PdfDocument(content)
    length = sum(len(document[number].get_textpage().get_text_bounded()) for number in range(len(document)))
    document.close()
    return length


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compared(name: str, floor: Callable[[], object], work: Callable[[], object], target: float) -> bool:
    """Median of the ratios, taken pair by pair."""
    floor()
    work()
    pairs = [(timed(floor), timed(work)) for _ in range(ROUNDS)]
    ratio = statistics.median(mine / its for its, mine in pairs)
    floors, works = (statistics.median(pair[place] for pair in pairs) * 1000 for place in (0, 1))
    print(f"{name}: {works:.1f} ms, floor {floors:.1f} ms, ratio {ratio:.2f} (target {target})")
    return ratio <= target


def main(files: list[Path]) -> int:
    is_met = True
    for file in files:
        content = parse_plan(file.read_text(encoding="utf-8"))
        paper = build_plan_paper(Plan(1, PlanStatus.DRAFT, content))
        word, pdf = render_docx(paper), render_pdf(paper)
        lines = source_lines(from_plain(word_reader.read(word, {})["lines"]))
        for kind, floor, work in (
            ("docx", partial(word_floor, word), partial(word_reader.read, word, {})),
            ("pdf", partial(pdf_floor, pdf), partial(pdf_reader.read, pdf, {})),
            ("parser", partial(word_floor, word), partial(parse_plan, lines)),
        ):
            is_met = compared(f"{file.name} {kind}", floor, work, TARGETS[kind]) and is_met
        with tempfile.TemporaryDirectory() as folder:
            for kind, made in (("docx", word), ("pdf", pdf)):
                path = Path(folder) / f"plan.{kind}"
                path.write_bytes(made)
                whole = statistics.median(
                    timed(lambda path=path: parse_plan(read_document(path).lines)) for _ in range(5)
                )
                print(f"{file.name} {kind} as a whole, child process and parser included: {whole * 1000:.0f} ms")
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main([Path(one) for one in sys.argv[1:]] or [FOLDER / "kien-hai-2022.md"]))

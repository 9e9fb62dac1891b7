"""A plan that goes out as Word or PDF comes back the same: tree, facts, head, recipients, signature.

Also when another program has saved the Word file in between. What the paper itself changes is allowed for: names of the
agency that were only proposed are printed, "./." is written in one way, a blank form gets its table.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from same_plan import as_read, assert_same, bare, facts_of

from desktop_app.assembly.office import Office
from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.fonts import FONT_FOLDER
from desktop_app.documents.pdf_renderer import render_pdf
from desktop_app.documents.plan_document import build_plan_paper
from desktop_app.domain.plan.blocks import Block, BlockRole
from desktop_app.domain.plan.plan import Plan, PlanContent, PlanStatus
from desktop_app.importing.document_reader import read_document
from desktop_app.importing.plan.plan_parser import parse_plan

RENDERERS: dict[str, Callable[[Any], bytes]] = {"docx": render_docx, "pdf": render_pdf}
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias></fontconfig>
"""


EVERY_KIND = """\
UBND TỈNH HẢI VÂN
SỞ NỘI VỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-SNV

Hải Vân, ngày 05 tháng 3 năm 2024

KẾ HOẠCH

Phát động phong trào thi đua năm 2024

Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;

Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ;

Sở Nội vụ xây dựng kế hoạch như sau:

Phần I

ĐÁNH GIÁ CHUNG TÌNH HÌNH THỰC HIỆN CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2023

I. KẾT QUẢ

1. Kết quả

1.1. Mặt được

1.1.1. Mặt thứ nhất

Làm tốt công tác tuyên truyền, **phát huy** vai trò của *từng cán bộ* trong đơn vị.

a) Điểm thứ nhất;

b) Điểm thứ hai:

- Gạch một;

+ Cộng một;

+ Cộng hai.

- Gạch hai.

đ) Điểm cuối.

1.1.2. Mặt thứ hai: tốt.

II. CHỈ TIÊU

| STT | Nội dung | Chỉ tiêu |
|---|---|---|
| 1 | Lao động tiên tiến | 95% trở lên |
| 2 | Chiến sĩ thi đua cơ sở |  |

Tháng 1:

- Đăng ký.

* Tổ chức:

- Một.

Phần II

TỔ CHỨC THỰC HIỆN

A. GIAI ĐOẠN MỘT

I. VIỆC

1/- Việc một.

2/- Việc hai.

B. GIAI ĐOẠN HAI

Trên đây là kế hoạch của Sở./.

Nơi nhận:
- UBND tỉnh (B/c);
- Các phòng, đơn vị;
- Lưu: VT, TĐKT.

TM. HỘI ĐỒNG
CHỦ TỊCH

Trần Văn Thử

PHỤ LỤC I
DANH MỤC CHỈ TIÊU

1. Một.

2. Hai.
"""


def exported(content: PlanContent, kind: str) -> bytes:
    return RENDERERS[kind](build_plan_paper(Plan(1, PlanStatus.DRAFT, content)))


def texts(root: Path) -> Iterator[Path]:
    yield from sorted((root / "tests/fixtures/plans").iterdir())
    yield from sorted((root / "resources/samples/demo").glob("*.md"))


def assert_round_trip(files: list[Path], folder: Path, kind: str) -> None:
    for file in files:
        sent = parse_plan(file.read_text(encoding="utf-8"))
        path = folder / f"{file.stem}.{kind}"
        path.write_bytes(exported(sent, kind))
        back = parse_plan(read_document(path).lines)
        assert_same(sent, back)
        path.write_bytes(exported(back, kind))
        again = parse_plan(read_document(path).lines)
        assert_same(back, again)
        assert again.attachments == back.attachments, "a blank form stays one"


@pytest.mark.parametrize("kind", RENDERERS)
def test_invented_plans(project_root: Path, tmp_path: Path, kind: str) -> None:
    assert_round_trip(list(texts(project_root)), tmp_path, kind)


@pytest.mark.parametrize("kind", RENDERERS)
def test_every_kind_of_block(tmp_path: Path, kind: str) -> None:
    """A PDF tells neither that italics are the form's look of a basis nor that a cell is empty; all else is the same."""
    sent = parse_plan(EVERY_KIND)
    path = tmp_path / f"a.{kind}"
    path.write_bytes(exported(sent, kind))
    back = parse_plan(read_document(path).lines)
    if kind == "pdf":
        sent, back = _without_looks(sent), _without_looks(back)
    assert [bare(one) for one in back.blocks] == [bare(one) for one in sent.blocks]
    assert facts_of(back) == facts_of(sent)
    assert (back.recipients, back.filing, back.signature) == (sent.recipients, sent.filing, sent.signature)
    assert (back.head.agency, back.head.parent_agency) == ("SỞ NỘI VỤ", "UBND TỈNH HẢI VÂN")
    (annex,) = back.attachments
    assert annex.title == "Phụ lục I DANH MỤC CHỈ TIÊU"
    assert annex.text.endswith("\n1. Một.\n2. Hai./.")


def _without_looks(content: PlanContent) -> PlanContent:
    def bare_looks(block: Block) -> Block:
        runs = () if block.role is BlockRole.BASIS else block.runs
        text = block.text.replace(" | |", " |")
        return replace(block, runs=runs, text=text, children=tuple(map(bare_looks, block.children)))

    return replace(content, blocks=tuple(map(bare_looks, content.blocks)))


@pytest.mark.seeds
@pytest.mark.parametrize("kind", RENDERERS)
def test_the_five_real_plans(seeds_dir: Path, tmp_path: Path, kind: str) -> None:
    assert_round_trip(sorted(seeds_dir.glob("*.txt")), tmp_path, kind)


@pytest.mark.parametrize("kind", RENDERERS)
def test_the_plans_of_the_demonstration_as_they_were_issued(demo_office: Office, tmp_path: Path, kind: str) -> None:
    for one in demo_office.plan_service.list_plans():
        path = tmp_path / f"{one.id}.{kind}"
        path.write_bytes(demo_office.paper_service.plan_bytes(one.id, kind))
        assert_same(
            as_read(demo_office.plan_service.plan(one.id).content), demo_office.plan_service.read_file(path).content
        )


@pytest.mark.libreoffice
@pytest.mark.seeds
@pytest.mark.timeout(600)
def test_plans_saved_again_by_libreoffice(project_root: Path, seeds_dir: Path, tmp_path: Path) -> None:
    """As .docx and as .odt, and laid out by it as PDF; it sees the bundled fonts only."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(_FONTS.format(fonts=FONT_FOLDER, cache=tmp_path / "cache"), encoding="utf-8")
    sent = {}
    for file in [*texts(project_root), *sorted(seeds_dir.glob("*.txt"))]:
        sent[file.stem] = parse_plan(file.read_text(encoding="utf-8"))
        (tmp_path / f"{file.stem}.docx").write_bytes(exported(sent[file.stem], "docx"))
    for kind in ("docx", "odt", "pdf"):
        made = tmp_path / kind
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                *("--headless", "--convert-to", "docx:MS Word 2007 XML" if kind == "docx" else kind),
                *("--outdir", str(made)),
                *[str(tmp_path / f"{name}.docx") for name in sent],
            ],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            check=True,
            capture_output=True,
            timeout=300,
        )
        for name, content in sent.items():
            if kind != "odt" or name[0] in "0k":  # each is a start of LibreOffice
                assert_same(content, parse_plan(read_document(made / f"{name}.{kind}").lines))

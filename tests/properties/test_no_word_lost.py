"""Whatever text is read as a plan, no word of it is lost, changed or added."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.language.text import unify_tones, words
from desktop_app.domain.plan.blocks import Block, walk
from desktop_app.domain.plan.wording import block_line, content_words
from desktop_app.importing.plan.plan_parser import PlanReading, read_plan

FORMS = {word.casefold() for word in ["Số", "ngày", "tháng", "năm", "Nơi", "nhận", "Lưu"]} | {
    unify_tones(word).casefold() for word in words("Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc")
}

LINES = [
    "Số: 14/KH-STTTT", "Số: ~~14~~/KH-STTTT", "Số: /KH-SKHCN-VP", "Số: ...../KH-SNV", "Số: 60 /KH-STTTT",
    "Số: 07/KH-SXD      Hải Vân, ngày 05 tháng 3 năm 2023", "UBND TỈNH HẢI VÂN", "SỞ XÂY DỰNG", "VÀ ĐÔ THỊ",
    "UBND TỈNH HẢI VÂN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "| SỞ NỘI VỤ | Độc lập - Tự do - Hạnh phúc |",
    "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "Hải Vân, ngày tháng 11 năm 2021",
    "Hải Vân, ngày ..... tháng 02 năm 2024", "Hải Vân, ngày 31 tháng 02 năm 2024", "ngày 45 tháng 13 năm 2024",
    "KẾ HOẠCH", "**KẾ HOẠCH**  ", "## KẾ HOẠCH Phát động thi đua năm 2023", "Phát động phong trào thi đua", "năm 2023",
    "HƯỚNG DẪN", "V/v phát động thi đua", "Căn cứ Kế hoạch số 15/KH-UBND ngày 24/01/2024, như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU", "### **II. NỘI DUNG", "THI ĐUA**", "III. Tổ chức thực hiện", "III- KINH PHÍ", "A. PHẦN CHUNG",
    "B. PHẦN RIÊNG", "Phần I", "PHẦN THỨ HAI", "V.", "X. Quang", "1. Mục đích", "**2. Thời gian:** Năm 2024.", "2. 100% cán bộ",
    "1/- Công tác chung", "1.1. Chỉ tiêu", "1.1 Chỉ tiêu", "1.5 tỷ đồng", "a) Điểm thứ nhất;", "đ) Điểm thứ năm;", "(b) Điểm hai",
    "- gạch đầu dòng như:", "  - + cộng lồng nhau", "+ cộng", "– gạch dài", "• chấm", "* sao thường",
    "**\\* Thời gian:**", "* Mục:",
    "-", "---", "*****", "\\*\\*\\*\\*\\*", "--o0o--", "```markdown", "2", "- 3 -", "Trang 4",
    "Người ký: Trần Văn Thử", "Email: thu@vidu.vn",
    "So: 5/KH-SNV", "Noi nhan:", "KE HOACH",
    "Tổchức thựchiện", "Tháng 1:", "|---|---|", "| a | b |",
    "| Nơi nhận: | GIÁM ĐỐC |", "Nơi nhận:", "***Nơi nhận:***", "NƠI NHẬN:", "Nơi nhận: - Sở Nội vụ; - Lưu: VT.",
    "Nơi nhận:                  KT.GIÁM ĐỐC", "- UBND tỉnh (B/c);", "- Sở Nội vụ (Ban TĐKT);", "- Lưu: VT, VP.", "Lưu VT.",
    "- Lưu:", "KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "GIÁM ĐỐC Trần Văn Thử",
    "*[Handwritten signature]*",
    "(Đã ký)", "Trần Văn Thử", "*Lê Thị Nháp*", "TRẦN VĂN THỬ", "Phụ lục I", "BẢNG ĐĂNG KÝ THI ĐUA", "PHÒNG.....", "MẪU SỐ 2",
    "kết thúc./.", "kết thúc. /.", "./.", "dòng tiếp theo viết thường", "Minh; tiếp theo viết hoa", "09/12/2020 của HĐND tỉnh",
    "Một đoạn văn khá dài, đủ để vượt quá sáu mươi ký tự và không có dấu chấm ở cuối dòng",
    "- Đợt 01: Từ tháng 8/2021 đến cuối tháng 12/2021.", "gửi về Văn phòng chậm nhất hết ngày 31/02/2022.",
    "Tỷ lệ “Chiến sĩ thi đua cơ sở” không quá 15% so với “Lao động tiên tiến”", "TT&amp;TT", "<br>", "**Từ**khóa", "a*b*c",
    "gạch_dưới _nghiêng_ __đậm__", "~~gạch bỏ~~", "\u00a0\u00a0dấu\u00a0cách", "\tthụt\tđầu dòng",
    "HO\u0300A mu\u0300a", "mềm\u00admại",
    "٣. Số lạ", "² mũ", "\ufeffđầu tệp", "> trích dẫn", "# ", "![ảnh](a b.png)", "“ngoặc không đóng", "www.vidu.vn/a_b",
]  # fmt: skip

any_line = st.one_of(
    st.sampled_from(LINES),
    st.sampled_from(LINES),
    st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ AĐXI.,:;-+()/%0123456789“”", max_size=90),
    st.text(max_size=30),
)
mixtures = st.lists(any_line, max_size=30).flatmap(
    lambda lines: st.lists(
        st.sampled_from(["\n", "\n\n", "  \n", "\r\n"]), min_size=len(lines), max_size=len(lines)
    ).map(lambda ends: "".join(line + end for line, end in zip(lines, ends, strict=True)))
)


def source_words(text: str, reading: PlanReading) -> list[str]:
    """The words of a source by its own light: marks of emphasis and what the reader says it dropped taken off."""
    for one in reading.dropped:
        if one.kind in ("tag", "comment"):
            is_break = one.text.lower().startswith(("<br", "<p", "</p", "<div", "</div"))
            text = text.replace(one.text, " " if is_break else "", 1)
        elif one.kind == "image":
            text = text.replace(f"]({one.text})", " ", 1)
        elif one.kind in ("rule", "fence"):
            text = text.replace(one.text, " ", 1)
    text = re.sub(r"(?<![*\\])\*{2,3}(?!\*)|~~", "", text)
    for entity, sign in (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", " ")):
        text = text.replace(entity, sign)
    return words(text)


def counted(found: list[str]) -> Counter[str]:
    """Words by count; case, tone places and leading zeros of figures do not tell them apart."""
    return Counter(plain(word) for word in found)


def plain(word: str) -> str:
    word = unify_tones(word).casefold()
    return (word.lstrip("0") or "0") if word.isdigit() else word


def assert_nothing_lost(text: str) -> PlanReading:
    reading = read_plan(text)
    kinds = ("formula", "signed mark", "page number", "stamp")
    dropped = [word for one in reading.dropped if one.kind in kinds for word in words(one.text)]
    there, here = counted(source_words(text, reading)), counted(content_words(reading.content)) + counted(dropped)
    assert there - here == Counter(), "lost"
    assert set(here - there) <= FORMS, "added"
    return reading


def is_in_order(some: list[str], whole: list[str]) -> bool:
    """Whether ``some`` words stand in ``whole`` in this order."""
    at = iter(whole)
    return all(word in at for word in some)


def outline_words(blocks: tuple[Block, ...]) -> list[str]:
    return [plain(word) for block in walk(blocks) for word in words(block_line(block))]


@given(mixtures)
def test_mixed_lines_keep_every_word(text: str) -> None:
    assert_nothing_lost(text)


@given(st.text())
@example("\x00\ud800")
@example("**")
@example("> ")
@example("I.")
@example("Số: /A\nNơi nhận:\nKT.")
def test_any_text_keeps_every_word(text: str) -> None:
    assert_nothing_lost(text)


@given(st.lists(st.sampled_from([line for line in LINES if "Nơi" not in line and "NƠI" not in line]), max_size=25))
def test_the_outline_keeps_the_order_of_its_words(lines: list[str]) -> None:
    """Head and foot may stand elsewhere in a source; what is read as body keeps its order."""
    text = "\n\n".join(["KẾ HOẠCH", "Phát động thi đua", "I. MỞ ĐẦU", *lines])
    reading = read_plan(text)
    gone = "|".join(re.escape(one.text) for one in reading.dropped if one.kind in ("page number", "stamp"))
    text = re.sub(rf"(?m)^\W*(?:{gone})\W*$", "", text) if gone else text
    source = [plain(word) for word in source_words(text, reading)]
    assert is_in_order(outline_words(reading.content.blocks), source)


@given(mixtures)
def test_uids_are_unique_and_the_same_each_time(text: str) -> None:
    content = read_plan(text).content
    uids = [block.uid for block in walk(content.blocks)] + [fact.uid for fact in content.facts.all()]
    assert len(uids) == len(set(uids))
    assert read_plan(text).content == content


@given(mixtures)
def test_runs_joins_and_anchors_point_into_their_blocks(text: str) -> None:
    content = read_plan(text).content
    known = {block.uid: block for block in walk(content.blocks)}
    for block in known.values():
        assert all(0 <= run.start < run.end <= len(block.text) for run in block.runs)
        assert all(block.text[join.offset] == " " for join in block.joins)
        assert "\n" not in block.text + block.title
        assert unicodedata.is_normalized("NFC", block.text)
    for fact in content.facts.all():
        assert fact.block_uid is None or fact.block_uid in known


@pytest.mark.seeds
def test_the_five_real_plans_keep_every_word_in_order(seeds_dir: Path) -> None:
    for path in sorted(seeds_dir.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        reading = assert_nothing_lost(text)
        signed = [word for one in reading.dropped if one.kind == "signed mark" for word in words(one.text)]
        source = [unify_tones(word) for word in source_words(text, reading)]
        for word in signed:
            source.remove(word)
        assert [unify_tones(word) for word in content_words(reading.content)] == source, path.name

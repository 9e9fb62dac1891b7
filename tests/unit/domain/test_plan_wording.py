"""The words of a plan in reading order, and its end mark."""

from __future__ import annotations

import pytest

from desktop_app.domain.plan.blocks import Block, BlockKind, TitleStyle
from desktop_app.domain.plan.plan import Attachment, DocumentHead, PlanContent, Recipient, Signature
from desktop_app.domain.plan.wording import block_line, content_lines, content_words, split_end_mark


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("giải quyết./.", ("giải quyết", True)),
        ("chỉ đạo. /.", ("chỉ đạo", True)),
        ("theo quy định ./.", ("theo quy định", True)),
        ("thực hiện/.", ("thực hiện", True)),
        ("thực hiện.", ("thực hiện.", False)),
        ("đăng ký và/", ("đăng ký và/", False)),
        ("ngày 15/3", ("ngày 15/3", False)),
        ("", ("", False)),
    ],
)
def test_end_marks(text: str, parts: tuple[str, bool]) -> None:
    assert split_end_mark(text) == parts


def test_the_words_of_a_whole_plan_in_reading_order() -> None:
    bullet = Block("b2", BlockKind.BULLET, "Thi đua.", "-")
    clause = Block("b1", BlockKind.CLAUSE, "Năm 2024.", "2.", "Thời gian", TitleStyle.RUN_IN, children=(bullet,))
    content = PlanContent(
        DocumentHead("KẾ HOẠCH", "14", "KH-SXD", "Hải Vân", 5, 3, 2024, "Phát động thi đua", "SỞ XÂY DỰNG"),
        (clause,),
        recipients=(Recipient("UBND tỉnh", "b/c"),),
        filing=("VT", "VP"),
        signature=Signature(name="Trần Văn Mẫu", lines=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        attachments=(Attachment("BẢNG ĐĂNG KÝ", "PHÒNG.....", has_national_header=True),),
    )
    assert block_line(clause) == "2. Thời gian: Năm 2024."
    assert [line for line in content_lines(content) if line] == [
        "SỞ XÂY DỰNG", "Số: 14/KH-SXD", "Hải Vân, ngày 05 tháng 3 năm 2024", "KẾ HOẠCH", "Phát động thi đua",
        "2. Thời gian: Năm 2024.", "- Thi đua.", "Nơi nhận:", "- UBND tỉnh (b/c)", "- Lưu: VT, VP",
        "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Mẫu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "BẢNG ĐĂNG KÝ", "PHÒNG.....",
    ]  # fmt: skip
    assert content_words(content)[:6] == ["SỞ", "XÂY", "DỰNG", "Số", "14", "KH"]


def test_a_plan_of_nothing_but_a_subject_gets_no_words_of_its_own() -> None:
    assert content_words(PlanContent(DocumentHead(document_type="", subject="Thi đua"))) == ["Thi", "đua"]

"""Word files as the reader of the paper sees them: numbers, tables, notes, changes, looks; and what is left out is said."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from word_samples import W, listed, made, numbering, paragraph, put, save

from desktop_app.domain.errors import UserError
from desktop_app.importing.document_reader import SourceDocument, read_document
from desktop_app.importing.plan.plan_parser import parse_plan


def texts(source: SourceDocument) -> list[str]:
    return [line.text for line in source.lines.lines]


def codes(source: SourceDocument) -> list[str]:
    return [note.code for note in source.notes]


def test_paragraphs_breaks_and_looks(tmp_path: Path) -> None:
    document = docx.Document()
    first = document.add_paragraph("KẾ HOẠCH")
    first.runs[0].bold = True
    first.runs[0].add_break()
    first.add_run("Phát động thi đua")
    second = document.add_paragraph("Có ")
    second.add_run("95% trở lên").bold = True
    second.add_run(" CBCCVC ")
    second.add_run("đạt").italic = True
    second.add_run(" danh hiệu")
    source = read_document(save(document, tmp_path / "a.docx"))
    assert texts(source) == ["KẾ HOẠCH", "Phát động thi đua", "Có 95% trở lên CBCCVC đạt danh hiệu"]
    lines = source.lines.lines
    assert [line.is_continued for line in lines] == [False, True, False]
    assert lines[0].is_bold
    assert [(run.start, run.end, run.bold, run.italic) for run in lines[2].runs] == [
        (3, 14, True, False), (22, 25, False, True),
    ]  # fmt: skip


def test_the_look_comes_from_styles_and_a_run_may_undo_it(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles["Heading 1"].font.bold = True
    heading = document.add_paragraph("I. MỤC ĐÍCH", style="Heading 1")
    plain = heading.add_run(" thường")
    plain.bold = False
    document.add_paragraph("chữ hoa do định dạng").runs[0].font.all_caps = True
    (line, capitals) = read_document(save(document, tmp_path / "a.docx")).lines.lines
    assert line.heading == 1
    assert [(run.start, run.end) for run in line.runs if run.bold] == [(0, 11)]
    assert capitals.text == "CHỮ HOA DO ĐỊNH DẠNG"


def test_automatic_numbers_are_what_the_paper_shows(tmp_path: Path) -> None:
    levels = [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"), ("bullet", "-")]
    document = docx.Document()
    put(
        document,
        listed("MỤC ĐÍCH", 7), listed("Mục đích", 7, 1), listed("Ý một", 7, 4), listed("Yêu cầu", 7, 1),
        listed("NỘI DUNG", 7), listed("Nội dung", 7, 1), listed("Một", 7, 2), listed("Hai", 7, 2), listed("a", 7, 3),
        listed("b", 7, 3), listed("Ba", 7, 2), listed("", 7, 1), listed("Sau mục trống", 7, 1),
    )  # fmt: skip
    path = save(document, tmp_path / "a.docx", {"word/numbering.xml": numbering(levels)})
    assert texts(read_document(path)) == [
        "I. MỤC ĐÍCH", "1. Mục đích", "- Ý một", "2. Yêu cầu", "II. NỘI DUNG", "1. Nội dung", "1.1. Một", "1.2. Hai",
        "a) a", "b) b", "1.3. Ba", "3. Sau mục trống",
    ]  # fmt: skip
    blocks = parse_plan(read_document(path).lines).blocks
    assert [block.marker for block in blocks] == ["I.", "II."]
    assert [child.marker for child in blocks[1].children[0].children] == ["1.1.", "1.2.", "1.3."]


def test_lists_restart_share_counts_and_use_other_signs(tmp_path: Path) -> None:
    nums = (
        '<w:num w:numId="7"><w:abstractNumId w:val="90"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="90"/></w:num>'
        '<w:num w:numId="9"><w:abstractNumId w:val="90"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    document = docx.Document()
    put(document, *(listed(text, number) for text, number in (("a", 7), ("b", 8), ("c", 9), ("d", 7))))
    put(document, listed("gạch", 7, 1), listed("lạ", 7, 2), listed("không số", 0))
    levels = [("decimalZero", "%1/"), ("bullet", "\uf0b7"), ("bullet", "\uf0fe")]
    path = save(document, tmp_path / "a.docx", {"word/numbering.xml": numbering(levels, nums)})
    assert texts(read_document(path)) == [
        "01/ a", "02/ b", "05/ c", "06/ d", "\uf0b7 gạch", "• lạ", "không số",
    ]  # fmt: skip


def test_lists_of_styles_are_set_in_as_their_levels_are(tmp_path: Path) -> None:
    document = docx.Document()
    for words, style in (
        ("Một:", "List Bullet"),
        ("nhỏ;", "List Bullet 2"),
        ("Hai.", "List Bullet"),
        ("x", "List Number"),
    ):
        document.add_paragraph(words, style=style)
    source = read_document(save(document, tmp_path / "a.docx"))
    assert texts(source) == ["\uf0b7 Một:", "\uf0b7 nhỏ;", "\uf0b7 Hai.", "1. x"]
    bullets = parse_plan(source.lines).blocks[:2]
    assert [(block.text, [child.text for child in block.children]) for block in bullets] == [
        ("Một:", ["nhỏ;"]),
        ("Hai.", []),
    ]


def test_tracked_changes_are_read_as_accepted_and_said(tmp_path: Path) -> None:
    inserted = '<w:ins w:id="1" w:author="A"><w:r><w:t xml:space="preserve">thi đua </w:t></w:r></w:ins>'
    deleted = '<w:del w:id="2" w:author="A"><w:r><w:delText xml:space="preserve">bỏ chữ này </w:delText></w:r></w:del>'
    tail = '<w:r><w:t xml:space="preserve">năm 2024.</w:t></w:r>'
    joined = paragraph("Nửa đầu ", '<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>')
    path = made(tmp_path / "a.docx", f"<w:p>{inserted}{deleted}{tail}</w:p>", joined, paragraph("nửa sau."))
    source = read_document(path)
    assert texts(source) == ["thi đua năm 2024.", "Nửa đầu nửa sau."]
    assert codes(source) == ["source.tracked_insertions", "source.tracked_deletions"]
    assert "“bỏ chữ này”" in source.notes[1].message


def test_text_boxes_are_read_once_and_running_heads_kept_out(tmp_path: Path) -> None:
    inside = "<w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent>"
    box = (
        "<w:p><w:r><w:t>Trước</w:t><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document = docx.Document()
    put(document, box, paragraph("Sau"))
    document.sections[0].header.paragraphs[0].text = "Sở Nội vụ - lưu hành nội bộ"
    document.sections[0].footer.paragraphs[0].text = "2"
    source = read_document(save(document, tmp_path / "a.docx"))
    assert texts(source) == ["Trước", "DỰ THẢO", "Sau"]
    assert codes(source) == ["source.running_heads"]
    assert "Sở Nội vụ - lưu hành nội bộ" in source.notes[0].message


def test_drawn_lines_are_no_words(tmp_path: Path) -> None:
    source = read_document(
        made(tmp_path / "a.docx", *(paragraph(text) for text in ("Một", "-------", "***", "--o0o--", "Hai")))
    )
    assert texts(source) == ["Một", "Hai"]
    assert [one.kind for one in source.lines.dropped] == ["rule"] * 3


def test_footnotes_stand_behind_their_paragraph(tmp_path: Path) -> None:
    document = docx.Document()
    put(
        document,
        '<w:p><w:r><w:t>Đạt chuẩn</w:t><w:footnoteReference w:id="2"/><w:t>.</w:t></w:r></w:p>',
        paragraph("Tiếp."),
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r>'
        "<w:footnoteRef/></w:r><w:r><w:t>Theo quy định.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    relations = _relations(document, "footnotes")
    path = save(document, tmp_path / "a.docx", {"word/footnotes.xml": notes, "word/_rels/document.xml.rels": relations})
    source = read_document(path)
    assert texts(source) == ["Đạt chuẩn[1].", "[1] Theo quy định.", "Tiếp."]
    assert codes(source) == ["source.footnotes"]


def _relations(document: docx.document.Document, kind: str) -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    found = "".join(
        f'<Relationship Id="{one.rId}" Type="{one.reltype}" Target="{one.target_ref}"/>'
        for one in document.part.rels.values()
    )
    added = f'<Relationship Id="rIdX" Type="{base}{kind}" Target="{kind}.xml"/>'
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{found}{added}</Relationships>'


def test_signs_fields_links_and_hidden_text(tmp_path: Path) -> None:
    field = (
        '<w:p><w:r><w:t xml:space="preserve">Xem </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>mục II</w:t></w:r><w:r><w:fldChar'
        ' w:fldCharType="end"/></w:r></w:p>'
    )
    number = "<w:r><w:t>68/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>"
    link = f"<w:p><w:hyperlink><w:r><w:t>trang</w:t></w:r></w:hyperlink>{number}</w:p>"
    hidden = "<w:p><w:r><w:t>Hiện</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ẩn</w:t></w:r></w:p>"
    symbol = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="preserve"> Đạt</w:t></w:r></w:p>'
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>Trong ô</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    source = read_document(made(tmp_path / "a.docx", field, link, hidden, symbol, control))
    assert texts(source) == ["Xem mục II", "trang68/KH-UBND", "Hiện", "\uf0fc Đạt", "Trong ô"]
    assert codes(source) == ["source.hidden_text"]


def test_a_table_in_the_body_keeps_every_word_row_by_row(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("I. CHỈ TIÊU")
    table = document.add_table(3, 3)
    for place, words in enumerate(("STT", "Nội dung", "Chỉ tiêu", "1", "LĐTT", "95%", "2", "CSTĐCS", "")):
        table.cell(place // 3, place % 3).text = words
    table.cell(2, 2).merge(table.cell(1, 2))
    document.add_paragraph("Hết.")
    source = read_document(save(document, tmp_path / "a.docx"))
    assert texts(source)[1:4] == ["| STT | Nội dung | Chỉ tiêu |", "| 1 | LĐTT | 95% |", "| 2 | CSTĐCS | |"]
    content = parse_plan(source.lines)
    assert "table.kept_as_text" in [one.code for one in content.warnings]
    assert content.blocks[0].children[0].text == "| STT | Nội dung | Chỉ tiêu |"


def test_head_and_foot_set_in_tables(tmp_path: Path) -> None:
    document = docx.Document()
    head = document.add_table(2, 2)
    head.cell(0, 0).text = "UBND TỈNH HẢI VÂN\nSỞ NỘI VỤ"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 12/KH-SNV"
    head.cell(1, 1).text = "Hải Vân, ngày 05 tháng 3 năm 2024"
    for words in ("KẾ HOẠCH", "Phát động thi đua năm 2024", "I. NỘI DUNG", "- Một./."):
        document.add_paragraph(words)
    foot = document.add_table(1, 2)
    foot.cell(0, 0).text = "Nơi nhận:\n- UBND tỉnh (B/c);\n- Các phòng thuộc Sở;\n- Lưu: VT, VP."
    foot.cell(0, 1).text = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\nTrần Văn Thử"
    content = parse_plan(read_document(save(document, tmp_path / "a.docx")).lines)
    head_read = content.head
    assert (head_read.parent_agency, head_read.agency) == ("UBND TỈNH HẢI VÂN", "SỞ NỘI VỤ")
    assert (head_read.number, head_read.symbol, head_read.place, head_read.day) == ("12", "KH-SNV", "Hải Vân", 5)
    assert [(one.text, one.note) for one in content.recipients] == [("UBND tỉnh", "B/c"), ("Các phòng thuộc Sở", "")]
    assert content.filing == ("VT", "VP")
    assert (content.signature.lines, content.signature.name) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Văn Thử")
    assert content.warnings == ()


def test_a_signature_without_recipients_in_a_table_and_one_set_right_by_its_indent(tmp_path: Path) -> None:
    for is_table in (True, False):
        document = docx.Document()
        for words in ("KẾ HOẠCH", "Phát động", "I. NỘI DUNG", "- Một./."):
            document.add_paragraph(words)
        if is_table:
            document.add_table(1, 2).cell(0, 1).text = "GIÁM ĐỐC\n\nTrần Văn Thử"
        else:
            for words in ("GIÁM ĐỐC", "Trần Văn Thử"):
                document.add_paragraph(words).paragraph_format.left_indent = Pt(250)
        content = parse_plan(read_document(save(document, tmp_path / "a.docx")).lines)
        assert (content.signature.title, content.signature.name) == ("GIÁM ĐỐC", "Trần Văn Thử")


def test_headings_broken_into_two_paragraphs_are_one_title(tmp_path: Path) -> None:
    document = docx.Document()
    for words, is_bold in (("II. NỘI DUNG THI ĐUA VÀ", True), ("THỜI GIAN THỰC HIỆN", True), ("1. Nội dung.", False)):
        document.add_paragraph().add_run(words).bold = is_bold
    content = parse_plan(read_document(save(document, tmp_path / "a.docx")).lines)
    assert content.blocks[0].title == "NỘI DUNG THI ĐUA VÀ THỜI GIAN THỰC HIỆN"


def test_a_paragraph_of_word_is_not_joined_with_the_next(tmp_path: Path) -> None:
    """An editor's paragraph is one; only a small letter at its beginning says that a page had cut it."""
    long = "Các phòng, đơn vị thuộc Sở triển khai thực hiện nghiêm túc nội dung của Kế hoạch này đến toàn thể công chức"
    path = made(tmp_path / "a.docx", paragraph("I. A"), paragraph(long), paragraph("Ủy ban 5."), paragraph("đã cắt"))
    blocks = parse_plan(read_document(path).lines).blocks[0].children
    assert [block.text for block in blocks] == [long, "Ủy ban 5.", "đã cắt"]
    path = made(tmp_path / "b.docx", paragraph("I. A"), paragraph(long), paragraph("và người lao động."))
    (joined,) = parse_plan(read_document(path).lines).blocks[0].children
    assert joined.text == f"{long} và người lao động."


def test_strict_open_xml_is_read_too(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Chữ")
    path = save(document, tmp_path / "a.docx")
    strict = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>Nghiêm</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )
    save(document, path, {"word/document.xml": strict})
    assert texts(read_document(path)) == ["Nghiêm"]


def test_hostile_files_are_refused_in_one_sentence(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Chữ")
    path = tmp_path / "a.docx"
    nested = (
        "<w:p>" + "<w:sdt><w:sdtContent>" * 300 + "<w:r><w:t>x</w:t></w:r>" + "</w:sdtContent></w:sdt>" * 300 + "</w:p>"
    )
    cases: dict[str, dict[str, str | None]] = {
        "import.document_doctype": {"word/x.xml": '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'},
        "import.document_swollen": {"word/media/a.bin": "0" * 10 * 1024**2},
        "import.document_damaged": {"word/document.xml": "không phải XML"},
        "import.document_empty": {"word/document.xml": f"<w:document {W}><w:body/></w:document>"},
        "import.document_long": {
            "word/document.xml": f"<w:document {W}><w:body>{'<w:p/>' * 20_001}</w:body></w:document>"
        },
    }
    for code, parts in cases.items():
        with pytest.raises(UserError) as caught:
            read_document(save(document, path, parts))
        assert caught.value.code == code
    for parts in (
        {"word/document.xml": f"<w:document {W}><w:body>{nested}</w:body></w:document>"},
        {"../../x": "x"},
        {"word/document.xml": None},
    ):
        with pytest.raises(UserError) as caught:
            read_document(save(document, path, parts))
        assert caught.value.code == "import.document_damaged"


def test_a_workbook_named_docx_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    save(docx.Document(), path)
    import openpyxl

    openpyxl.Workbook().save(path)
    with pytest.raises(UserError) as caught:
        read_document(path)
    assert caught.value.code == "import.not_a_document"

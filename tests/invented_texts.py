"""Papers put together at random from invented sentences: texts on which nothing was tuned. Equal seeds give equal papers."""

from __future__ import annotations

from random import Random

from paper_samples import ABOUT, FOOT, HEAD, TITLE, text

from desktop_app.documents.model import (
    Align,
    AnnexHead,
    Cell,
    Column,
    Component,
    Margins,
    Orientation,
    Paper,
    Paragraph,
    Regime,
    Row,
    Section,
    Span,
    Table,
    TextStyle,
)

_SUBJECTS = [
    "Các phòng, đơn vị trực thuộc Sở",
    "Hội đồng Thi đua - Khen thưởng",
    "Văn phòng Sở",
    "Mỗi cán bộ, công chức, viên chức",
    "Trưởng các Cụm, Khối thi đua",
    "Ủy ban nhân dân các xã, phường",
    "Trung tâm Công nghệ thông tin và Truyền thông",
    "Công đoàn cơ sở",
]
_VERBS = [
    "tổ chức quán triệt đầy đủ",
    "phối hợp chặt chẽ để thực hiện",
    "đăng ký và cam kết hoàn thành",
    "tự kiểm tra, đánh giá",
    "kịp thời phát hiện, biểu dương",
    "rà soát, bổ sung",
    "báo cáo bằng văn bản về",
    "chịu trách nhiệm trước Giám đốc Sở về",
]
_OBJECTS = [
    "các chỉ tiêu được giao tại Kế hoạch số 68/KH-UBND ngày 06/8/2021",
    "nội dung Chỉ thị số 11/CT-UBND của Chủ tịch Ủy ban nhân dân tỉnh",
    "các nhiệm vụ chuyển đổi số, cải cách hành chính (PAR INDEX, DDCI)",
    "gương người tốt, việc tốt, nhân tố mới",
    "ít nhất 95% hồ sơ được giải quyết đúng hạn và 100% văn bản trao đổi trên môi trường mạng",
    "việc sắp xếp, tinh gọn tổ chức bộ máy",
    "những khó khăn, vướng mắc phát sinh",
]
_ENDS = [
    "trong quý IV năm 2026",
    "trước ngày 15/11 hằng năm",
    "theo đúng quy định",
    "gắn với phong trào “Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở”",
    "từ nay đến hết năm 2026",
    "để được xem xét, khen thưởng kịp thời",
    "bằng những việc làm cụ thể",
]
_STYLES = (TextStyle.BODY, TextStyle.BULLET, TextStyle.CLAUSE, TextStyle.POINT, TextStyle.SUB_BULLET, TextStyle.ARTICLE)
_HEADINGS = (TextStyle.SECTION_HEADING, TextStyle.CLAUSE_HEADING, TextStyle.ARTICLE_HEADING)


def sentence(chance: Random) -> str:
    """A sentence of an office."""
    parts = (chance.choice(_SUBJECTS), chance.choice(_VERBS), chance.choice(_OBJECTS), chance.choice(_ENDS))
    return " ".join(parts) + "."


def paragraph(chance: Random) -> Paragraph:
    """One to six sentences, some with a bold or italic beginning."""
    words = " ".join(sentence(chance) for _ in range(chance.randint(1, 6)))
    style = chance.choice(_STYLES)
    if chance.random() < 0.3:
        head = f"{chance.randint(1, 12)}. {chance.choice(_OBJECTS).capitalize()}:"
        return Paragraph(style, (Span(head, bold=True, italic=chance.random() < 0.3), Span(f" {words}")))
    return text(style, words)


def table(chance: Random, most_rows: int = 30, most_columns: int = 6) -> Table:
    """A table whose cells hold a word to a sentence, some joined or bold; no column is narrower than a long word."""
    count = chance.randint(2, most_columns)
    aligns = (Align.LEFT, Align.LEFT, Align.CENTER, Align.RIGHT)
    columns = tuple(Column(chance.choice((2.0, 3.0, 4.0)), align=chance.choice(aligns)) for _ in range(count))
    texts = (*_SUBJECTS, *_OBJECTS[3:], "12", "95%", "Đạt", "")
    head = Row(tuple(chance.choice(_SUBJECTS[:4]) for _ in range(count)))
    rows = [
        Row(tuple(chance.choice(texts) for _ in range(count)), bold=chance.random() < 0.1)
        for _ in range(chance.randint(3, most_rows))
    ]
    rows.append(Row((Cell("Cộng", columns=count - 1, align=Align.CENTER), str(chance.randint(1, 900))), bold=True))
    return Table(columns, (head,), tuple(rows), chance.choice((11.0, 12.0, 13.0)))


def invented_paper(number: int) -> Paper:
    """A plan with tables in its text and in an annex, on margins that the decree allows."""
    chance = Random(number)
    margins = Margins(chance.randint(20, 25), chance.randint(20, 25), chance.randint(30, 35), chance.randint(15, 20))
    components: list[Component] = []
    for _ in range(chance.randint(4, 8)):
        components.append(text(chance.choice(_HEADINGS), f"{chance.randint(1, 9)}. {chance.choice(_OBJECTS)}"))
        components += [paragraph(chance) for _ in range(chance.randint(1, 5))]
        if chance.random() < 0.3:
            components.append(table(chance, 12))
    components.append(text(TextStyle.BODY, sentence(chance)[:-1] + "./."))
    lies = chance.random() < 0.5
    annex = Section(
        (
            AnnexHead("Phụ lục", "BIỂU TỔNG HỢP", "(Kèm theo Kế hoạch số 08/KH-SKHCN ngày 24 tháng 02 năm 2026)"),
            table(chance, most_columns=9 if lies else 6),
            text(TextStyle.BODY, sentence(chance)),
        ),
        Orientation.LANDSCAPE if lies else Orientation.PORTRAIT,
        margins,
    )
    regime = chance.choice((Regime.DECREE_2020, Regime.CIRCULAR_2011))
    return Paper(ABOUT, (Section((HEAD, TITLE, *components, FOOT), margins=margins), annex), regime)


def invented_tables(number: int) -> Paper:
    """Nothing but tables."""
    chance = Random(1_000 + number)
    return Paper(ABOUT, (Section((HEAD, TITLE, *(table(chance) for _ in range(3)))),))


def plain_plan(paragraphs: int) -> Paper:
    """A plan of so many paragraphs, its headings among them."""
    chance = Random(paragraphs)
    components: list[Component] = []
    for number in range(paragraphs):
        if number % 7 == 0:
            components.append(text(TextStyle.SECTION_HEADING, f"{number // 7 + 1}. {chance.choice(_OBJECTS)}"))
        components.append(paragraph(chance))
    return Paper(ABOUT, (Section((HEAD, TITLE, *components, FOOT)),))

"""Golden examples of the official papers that are no plans, set from the paper model alone; all content is invented.

Forms: NĐ 30/2020/NĐ-CP, Phụ lục III: Mẫu 1.2 (quyết định), 1.4 (tờ trình, báo cáo, thông báo), 1.5 (công văn), 1.9 (biên bản).
"""

from __future__ import annotations

from datetime import UTC, datetime

from paper_samples import text

from desktop_app.documents.model import (
    Addressees,
    Align,
    AnnexHead,
    Cell,
    Closing,
    Column,
    Component,
    DocumentTitle,
    Letterhead,
    NumberLine,
    Orientation,
    Paper,
    Paragraph,
    PlaceDate,
    Properties,
    Recipients,
    Row,
    Section,
    Signature,
    Space,
    Span,
    Table,
    TextStyle,
)

OFFICE = "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
_ABOUT_AWARDS = "Về việc tặng Giấy khen của Giám đốc Sở cho các tập thể, cá nhân"
DIRECTOR = Signature(("GIÁM ĐỐC",), "Trần Văn Mẫu")
DEPUTY = Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Lê Thị Thử")


def _head(symbol: str, number: str = "", about: str = "") -> Letterhead:
    return Letterhead(
        ("UBND TỈNH HÒA AN",), (OFFICE,), NumberLine(symbol, number), PlaceDate("Hòa An", 15, 12, 2026), about
    )


def _paper(title: str, *sections: Section) -> Paper:
    return Paper(Properties(title, "Sở Khoa học và Công nghệ", datetime(2026, 12, 15, tzinfo=UTC)), sections)


def _body(*words: str) -> tuple[Paragraph, ...]:
    return tuple(text(TextStyle.BODY, each) for each in words)


def article(number: int, words: str) -> Paragraph:
    """ "Điều 1. …" with the bold number running into the text."""
    return Paragraph(TextStyle.ARTICLE, (Span(f"Điều {number}.", bold=True), Span(f" {words}")))


def _names(rows: int) -> Table:
    columns = (Column(width_mm=12, align=Align.CENTER), Column(3), Column(4), Column(3))
    made = tuple(
        Row((str(number), f"Nguyễn Thị Ánh {number}", "Phòng Quản lý công nghệ và Đổi mới sáng tạo", "Chuyên viên"))
        for number in range(1, rows + 1)
    )
    return Table(columns, (Row(("STT", "Họ và tên", "Đơn vị công tác", "Chức vụ")),), made)


def decision() -> Paper:
    """Quyết định with bases, articles, khoản and điểm below one of them, and a list in an annex."""
    components: tuple[Component, ...] = (
        _head("QĐ-SKHCN", "127"),
        DocumentTitle(
            "QUYẾT ĐỊNH",
            (f"{_ABOUT_AWARDS} có thành tích xuất sắc trong phong trào thi đua năm 2026",),
        ),
        text(TextStyle.CENTERED_BOLD, "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH HÒA AN"),
        text(TextStyle.BASIS, "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"),
        text(
            TextStyle.BASIS,
            "Căn cứ Quyết định số 08/QĐ-UBND ngày 10 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Hòa An quy định chức "
            "năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Khoa học và Công nghệ;",
        ),
        text(TextStyle.BASIS, "Căn cứ Biên bản họp số 05/BB-HĐTĐKT ngày 11 tháng 12 năm 2026;"),
        text(TextStyle.BASIS, "Theo đề nghị của Chánh Văn phòng Sở."),
        text(TextStyle.CENTERED_BOLD, "QUYẾT ĐỊNH:"),
        article(
            1,
            "Tặng Giấy khen cho 02 tập thể và 12 cá nhân có thành tích xuất sắc trong phong trào thi đua năm 2026 "
            "(có danh sách kèm theo).",
        ),
        article(2, "Mức tiền thưởng và nguồn chi:"),
        text(TextStyle.CLAUSE, "1. Mức tiền thưởng kèm theo Giấy khen:"),
        text(TextStyle.POINT, "a) Tập thể: theo quy định hiện hành;"),
        text(TextStyle.POINT, "b) Cá nhân: theo quy định hiện hành."),
        text(TextStyle.CLAUSE, "2. Tiền thưởng chi từ quỹ thi đua, khen thưởng của Sở năm 2026."),
        article(3, "Quyết định này có hiệu lực kể từ ngày ký."),
        article(
            4,
            "Chánh Văn phòng Sở, Trưởng các phòng, Thủ trưởng các đơn vị trực thuộc Sở và các tập thể, cá nhân có tên "
            "tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
        ),
        Closing(
            Recipients(("- Như Điều 4;", "- Giám đốc, các Phó Giám đốc Sở;", "- Trang TTĐT của Sở;", "- Lưu: VT, VP.")),
            DIRECTOR,
        ),
    )
    annex = Section(
        (
            AnnexHead(
                "Phụ lục",
                "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN",
                "(Kèm theo Quyết định số 127/QĐ-SKHCN ngày 15 tháng 12 năm 2026 của Sở Khoa học và Công nghệ)",
            ),
            _names(12),
            text(TextStyle.BODY, "Danh sách có 12 cá nhân./."),
        )
    )
    return _paper("Quyết định tặng Giấy khen", Section(components), annex)


def proposal_letter() -> Paper:
    """Tờ trình to one addressee."""
    return _paper(
        "Tờ trình xét tặng",
        Section(
            (
                _head("TTr-SKHCN", "56"),
                DocumentTitle("TỜ TRÌNH", ("Về việc xét tặng Cờ thi đua của Ủy ban nhân dân tỉnh năm 2026",)),
                Addressees(("Ủy ban nhân dân tỉnh Hòa An.",)),
                *_body(
                    "Thực hiện Công văn số 310/SNV-TĐKT ngày 20/11/2026 của Sở Nội vụ về việc hướng dẫn tổng kết công "
                    "tác thi đua, khen thưởng năm 2026, Sở Khoa học và Công nghệ đã họp Hội đồng Thi đua - Khen thưởng "
                    "và kính trình Ủy ban nhân dân tỉnh xem xét, tặng Cờ thi đua năm 2026 cho 01 tập thể:",
                    "Trung tâm Thông tin khoa học và Công nghệ, đơn vị dẫn đầu phong trào thi đua của Sở năm 2026.",
                    "Kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.",
                ),
                Closing(
                    Recipients(("- Như trên;", "- Sở Nội vụ (b/c);", "- Lưu: VT, VP.")),
                    DIRECTOR,
                ),
            )
        ),
    )


def official_letter() -> Paper:
    """Công văn: "V/v …" below the number, several addressees, a deputy signs."""
    return _paper(
        "Công văn đăng ký thi đua",
        Section(
            (
                _head("SKHCN-VP", "412", "V/v đăng ký danh hiệu thi đua và hình thức khen thưởng năm 2027"),
                Addressees(
                    (
                        "- Các phòng chuyên môn, nghiệp vụ thuộc Sở;",
                        "- Trung tâm Thông tin khoa học và Công nghệ;",
                        "- Ủy ban nhân dân các xã, phường trên địa bàn tỉnh Hòa An có đơn vị tham gia Cụm thi đua số 2.",
                    )
                ),
                *_body(
                    "Để chuẩn bị cho việc tổ chức phong trào thi đua năm 2027, Sở Khoa học và Công nghệ đề nghị các "
                    "phòng, đơn vị và Ủy ban nhân dân các xã, phường triển khai một số nội dung sau:",
                ),
                text(TextStyle.CLAUSE, "1. Tổ chức cho cán bộ, công chức, viên chức đăng ký thi đua năm 2027."),
                text(
                    TextStyle.CLAUSE,
                    "2. Gửi bản đăng ký về Sở (qua Văn phòng Sở) trước ngày 31/01/2027. Quá thời hạn trên, tập thể, cá "
                    "nhân không đăng ký sẽ không được xét tặng danh hiệu thi đua năm 2027.",
                ),
                *_body("Đề nghị các phòng, đơn vị và Ủy ban nhân dân các xã, phường quan tâm thực hiện./."),
                Closing(Recipients(("- Như trên;", "- Giám đốc Sở (b/c);", "- Lưu: VT, VP.")), DEPUTY),
            )
        ),
    )


def report() -> Paper:
    """Báo cáo sent upward, with a table in the text and a wide one in an annex on its side."""
    figures = Table(
        (
            Column(width_mm=12, align=Align.CENTER),
            Column(4),
            Column(2, align=Align.CENTER),
            Column(2, align=Align.CENTER),
        ),
        (Row(("STT", "Danh hiệu", "Đăng ký", "Đạt")),),
        (
            Row(("1", "Lao động tiên tiến", "48", "45")),
            Row(("2", "Chiến sĩ thi đua cơ sở", "8", "7")),
            Row((Cell("Cộng", columns=2, align=Align.CENTER), "56", "52"), bold=True),
        ),
    )
    wide = Table(
        (Column(width_mm=12, align=Align.CENTER), Column(3), *[Column(1, align=Align.CENTER)] * 6),
        (Row(("STT", "Đơn vị", "LĐTT", "CSTĐCS", "TTLĐTT", "TTLĐXS", "Giấy khen", "Bằng khen")),),
        tuple(Row((str(number), f"Phòng số {number}", "6", "1", "1", "0", "2", "0")) for number in range(1, 13)),
    )
    main = Section(
        (
            _head("BC-SKHCN", "88"),
            DocumentTitle("BÁO CÁO", ("Tổng kết công tác thi đua, khen thưởng năm 2026; phương hướng năm 2027",)),
            Addressees(("Hội đồng Thi đua - Khen thưởng tỉnh Hòa An.",)),
            text(TextStyle.SECTION_HEADING, "I. KẾT QUẢ THỰC HIỆN NĂM 2026"),
            text(TextStyle.CLAUSE_HEADING, "1. Công tác chỉ đạo, điều hành"),
            text(TextStyle.BULLET, "- Ban hành kế hoạch phát động thi đua ngay từ đầu năm, chia thành 02 đợt."),
            text(TextStyle.BULLET, "- Tổ chức đăng ký, ký kết giao ước thi đua giữa các phòng, đơn vị."),
            text(TextStyle.CLAUSE_HEADING, "2. Kết quả xét tặng"),
            figures,
            text(TextStyle.SECTION_HEADING, "II. PHƯƠNG HƯỚNG NĂM 2027"),
            *_body(
                "Tiếp tục đổi mới nội dung, hình thức tổ chức phong trào thi đua, gắn với nhiệm vụ chính trị của ngành.",
                "Trên đây là báo cáo tổng kết công tác thi đua, khen thưởng năm 2026 của Sở Khoa học và Công nghệ./.",
            ),
            Closing(Recipients(("- Như trên;", "- Sở Nội vụ;", "- Lưu: VT, VP.")), DEPUTY),
        )
    )
    annex = Section(
        (
            AnnexHead(
                "Phụ lục I",
                "KẾT QUẢ XÉT TẶNG THEO ĐƠN VỊ",
                "(Kèm theo Báo cáo số 88/BC-SKHCN ngày 15 tháng 12 năm 2026 của Sở Khoa học và Công nghệ)",
            ),
            wide,
            text(TextStyle.BODY, "Số liệu tính đến ngày 14/12/2026./."),
        ),
        orientation=Orientation.LANDSCAPE,
    )
    return _paper("Báo cáo tổng kết", main, annex)


def minutes() -> Paper:
    """Biên bản: no place and day in the head, time and place in the text, two who sign, the recipients below."""
    head = Letterhead(("UBND TỈNH HÒA AN",), (OFFICE,), NumberLine("BB-HĐTĐKT", "05"))
    return _paper(
        "Biên bản họp Hội đồng",
        Section(
            (
                head,
                DocumentTitle("BIÊN BẢN", ("Họp Hội đồng Thi đua - Khen thưởng Sở xét danh hiệu thi đua năm 2026",)),
                Space(6),
                *_body(
                    "Thời gian bắt đầu: 08 giờ 00 phút, ngày 11 tháng 12 năm 2026.",
                    "Địa điểm: Phòng họp số 1, Sở Khoa học và Công nghệ.",
                    "Thành phần tham dự: 09/09 thành viên Hội đồng.",
                    "Chủ trì (chủ tọa): Ông Trần Văn Mẫu, Giám đốc Sở, Chủ tịch Hội đồng.",
                    "Thư ký (người ghi biên bản): Bà Phạm Thị Ghi, Chuyên viên Văn phòng Sở.",
                ),
                text(TextStyle.CLAUSE_HEADING, "1. Nội dung cuộc họp"),
                *_body("Hội đồng nghe báo cáo kết quả đăng ký, thảo luận và bỏ phiếu kín đối với từng trường hợp."),
                text(TextStyle.CLAUSE_HEADING, "2. Kết quả"),
                text(TextStyle.BULLET, "- Chiến sĩ thi đua cơ sở: 07 cá nhân, đạt 09/09 phiếu (100%)."),
                text(TextStyle.BULLET, "- Tập thể Lao động xuất sắc: 02 tập thể, đạt 09/09 phiếu (100%)."),
                *_body(
                    "Cuộc họp kết thúc vào 11 giờ 00 phút, ngày 11 tháng 12 năm 2026. Biên bản đã được đọc lại cho các "
                    "thành viên cùng nghe và nhất trí thông qua./."
                ),
                Closing(
                    Signature(("THƯ KÝ",), "Phạm Thị Ghi"),
                    Signature(("CHỦ TỌA",), "Trần Văn Mẫu"),
                    Recipients(("- Thành viên Hội đồng;", "- Lưu: VT, Hồ sơ Hội đồng.")),
                ),
            )
        ),
    )


def notice() -> Paper:
    """Thông báo: a named paper without an addressee."""
    return _paper(
        "Thông báo thời hạn",
        Section(
            (
                _head("TB-SKHCN", "09"),
                DocumentTitle("THÔNG BÁO", ("Về thời hạn nộp hồ sơ đề nghị khen thưởng năm 2026",)),
                Space(6),
                *_body(
                    "Căn cứ Kế hoạch phát động phong trào thi đua năm 2026, Sở Khoa học và Công nghệ thông báo thời "
                    "hạn nộp hồ sơ đề nghị khen thưởng như sau:",
                ),
                text(TextStyle.CLAUSE_HEADING, "1. Thành phần hồ sơ"),
                text(TextStyle.POINT, "a) Tờ trình đề nghị khen thưởng;"),
                text(TextStyle.POINT, "b) Biên bản họp xét khen thưởng;"),
                text(TextStyle.POINT, "c) Báo cáo thành tích của tập thể, cá nhân."),
                text(TextStyle.CLAUSE_HEADING, "2. Thời hạn"),
                *_body(
                    "Hồ sơ gửi về Văn phòng Sở trước ngày 30/11/2026. Các phòng, đơn vị nghiêm túc thực hiện./.",
                ),
                Closing(
                    Recipients(("- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, VP.")),
                    Signature(("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "Đỗ Văn Phòng"),
                ),
            )
        ),
    )


PAPERS = {
    "decision": decision,
    "proposal letter": proposal_letter,
    "official letter": official_letter,
    "report": report,
    "minutes": minutes,
    "notice": notice,
}

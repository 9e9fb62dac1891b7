"""What is cut keeps whole words of both ends, and always fits."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from desktop_app.ui.parts.eliding import fitted

NAMES = (
    "Phòng Kế hoạch - Tài chính",
    "Trung tâm Nghiên cứu, Ứng dụng và Chuyển giao tiến bộ khoa học công nghệ khu vực Tây Bắc số 1",
    "Nguyễn Hoàng Bảo Trâm",
    "MộtTừRấtDàiKhôngCóDấuCáchNàoỞGiữa",
    "Hai từ",
    "",
)


def test_a_cut_text_fits_and_keeps_both_ends(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont("Inter", 10))
    for name in NAMES:
        for width in range(20, 400, 7):
            shown = fitted(metrics, name, width)
            assert metrics.horizontalAdvance(shown) <= max(width, metrics.horizontalAdvance("…"))
            if metrics.horizontalAdvance(name) <= width:
                assert shown == name
            elif " … " in shown:
                head, tail = shown.split(" … ")
                assert name.startswith(head + " ")
                assert name.endswith(" " + tail)


def test_words_are_not_torn(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont("Inter", 10))
    width = metrics.horizontalAdvance("Phòng Kế … Tài chính")
    assert fitted(metrics, NAMES[0], width) in ("Phòng Kế … Tài chính", "Phòng … - Tài chính")

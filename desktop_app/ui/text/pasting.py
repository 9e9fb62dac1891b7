"""Words of pasting into a registration."""

from __future__ import annotations

from desktop_app.domain.registration.pasting import PastedKind

TITLE = "Dán vào đăng ký của {unit}"
HOW = "Xem trước. Chưa ghi gì vào sổ; ghi xong hoàn tác được bằng một lần Ctrl+Z."
ROW, SUBJECT, STATE, REASON = "Dòng", "Cá nhân, tập thể", "Sẽ", "Nhận xét"
STATES: dict[PastedKind, str] = {
    PastedKind.ADDED: "Thêm",
    PastedKind.CHANGED: "Sửa",
    PastedKind.SAME: "Không đổi",
    PastedKind.REFUSED: "Không nhận",
}
COUNTS = "Thêm {added} · sửa {changed} · không đổi {same} · không nhận {refused}"
WRITE = "Ghi {count} dòng"
NOTHING = "Không có dòng nào để ghi"
CLIPBOARD_EMPTY = "Chưa có gì để dán. Trong Excel chọn các dòng có họ tên, danh hiệu, bấm Ctrl+C, rồi dán lại."
WRITTEN = "Đã thêm {added} dòng, sửa {changed} dòng từ phần dán."
TIP = "Ctrl+V: dán nhiều dòng từ Excel"

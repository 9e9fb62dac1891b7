"""The short guide behind F1."""

from __future__ import annotations

TITLE = "Việc của một năm, theo thứ tự"
TEXT = """1. Danh mục: nhập đơn vị và cá nhân từ Excel. Thiết lập: ghi tên cơ quan, người ký.
2. Kế hoạch: nhập kế hoạch cũ hoặc bắt đầu theo mẫu; xác nhận hạn nộp và tỷ lệ ở thẻ Số liệu; trình ký, rồi ban hành.
3. Đăng ký: ghi ngày nhận bảng của từng đơn vị; trang này cho biết đơn vị nào chưa gửi, gửi trễ.
4. Xét tặng: ghi kết quả, số và ngày quyết định.
5. Tổng hợp: xem tỷ lệ, chỉ tiêu; xuất Word, PDF, Excel.

Phím tắt
Ctrl+1 đến Ctrl+6: mở các trang. Ctrl+K: tìm trang, kế hoạch, đơn vị, cá nhân.
Ctrl+Z, Ctrl+Y: hoàn tác, làm lại thao tác. Ctrl+F: lọc trong trang, hoặc tìm chữ khi đang soạn; Ctrl+H: thay thế.
Ctrl+S: lưu. Ctrl+P: in. F5: đọc lại. Ctrl+Shift+B: chèn căn cứ khi đang soạn.
Soát kế hoạch: F7 soát lại, Ctrl+Shift+M vào danh sách, Alt+↓, Alt+↑ đi từng phát hiện, Enter đến chỗ, Ctrl+. sửa.
F6, Shift+F6: sang ô kế tiếp, ô trước. Ctrl+C trong bảng: chép sang Excel."""
ABOUT = (
    "Kế hoạch, đăng ký, kết quả và tổng hợp thi đua - khen thưởng của một cơ quan. "
    "Chạy không cần mạng; dữ liệu chỉ nằm trên máy này."
)

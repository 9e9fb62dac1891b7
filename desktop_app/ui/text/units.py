"""Words of units through time."""

from __future__ import annotations

from desktop_app.domain.office.unit_changes import ChangeKind

CHANGE = "Thay đổi đơn vị"
HISTORY = "Lịch sử đơn vị"
NO_HISTORY = "Chưa ghi lần đổi tên, sáp nhập, chia tách nào."
ACTS: dict[ChangeKind, str] = {
    ChangeKind.RENAMED: "Đổi tên…",
    ChangeKind.MERGED: "Sáp nhập…",
    ChangeKind.SPLIT: "Chia tách…",
    ChangeKind.DISSOLVED: "Thôi hoạt động…",
}
TITLES: dict[ChangeKind, str] = {
    ChangeKind.RENAMED: "Đổi tên {name}",
    ChangeKind.MERGED: "Sáp nhập {name}",
    ChangeKind.SPLIT: "Chia tách {name}",
    ChangeKind.DISSOLVED: "{name} thôi hoạt động",
}
YES: dict[ChangeKind, str] = {
    ChangeKind.RENAMED: "Đổi tên",
    ChangeKind.MERGED: "Sáp nhập",
    ChangeKind.SPLIT: "Chia tách",
    ChangeKind.DISSOLVED: "Ghi thôi hoạt động",
}
NEW_NAME = "Tên mới"
MERGED_WITH = "Sáp nhập cùng"
FILTER_UNITS = "Lọc đơn vị"
MERGED_INTO = "Thành đơn vị"
MERGED_INTO_HINT = "Tên mới, hoặc đúng tên một đơn vị đang có để sáp nhập vào đơn vị đó"
SPLIT_INTO = "Thành các đơn vị"
SPLIT_INTO_HINT = "Mỗi dòng một tên; ghi lại tên cũ nếu đơn vị cũ còn hoạt động"
PEOPLE_TO = "Người chuyển về"
PEOPLE_TO_HINT = "Để trống: người chưa có đơn vị từ ngày đó"
WHO_WHERE = "Ai về đơn vị nào"
PERSON, GOES_TO, NOT_SAID = "Họ và tên", "Về đơn vị", "Chưa chọn"
DAY = "Từ ngày"
DAY_HINT = "Ngày đầu tiên theo tên, đơn vị mới"
DOCUMENT, DOCUMENT_ON, NOTE = "Quyết định số", "Ngày quyết định", "Ghi chú"
WILL_DO = "Sẽ thực hiện"
NAME_FIRST = "Ghi tên để xem những gì sẽ thay đổi."
DONE = "Đã ghi. Bấm Ctrl+Z để bỏ cả thay đổi."
FORMER_AWARDS = "Khen thưởng tập thể: {total}, kể cả dưới tên cũ."
AWARDS_UNDER = "{name}: {count} ({years})"

TRANSFER = "Chuyển đơn vị…"
TRANSFER_TITLE = "Chuyển đơn vị của {name}"
TRANSFER_YES = "Chuyển"
TRANSFER_DAY_HINT = "Ngày đầu tiên ở đơn vị mới; nơi công tác cũ kết thúc ngày hôm trước"
TRANSFER_POST_HINT = "Để trống nếu giữ chức vụ cũ"
TRANSFERRED = "Đã chuyển {name} đến {unit}."

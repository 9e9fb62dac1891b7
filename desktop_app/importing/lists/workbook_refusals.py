"""Why a file of lists is not read, each cause in one sentence that says what to do."""

from __future__ import annotations

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number
from desktop_app.importing.isolation.container import ContainerCheck, ContainerFault
from desktop_app.importing.lists.sheet_building import MAX_ROWS
from desktop_app.system.files import format_size


def container_refusal(found: ContainerCheck, name: str) -> UserError | None:
    """For a container that no honest workbook is; None where nothing stands against it."""
    if found.fault is None:
        return None
    if found.fault is ContainerFault.OTHER_KIND:
        return UserError(
            "import.not_a_workbook", f"Tệp “{name}” không phải bảng tính Excel. Lưu thành .xlsx rồi nhập lại."
        )
    if found.fault is ContainerFault.SWOLLEN:
        size, count = format_size(found.declared_bytes), format_number(found.entries)
        message = (
            f"Tệp “{name}” bung ra {size} trong {count} phần, không giống bảng tính "
            "bình thường nên không mở. Chép riêng bảng cần nhập sang tệp mới rồi nhập lại."
        )
        return UserError("import.workbook_swollen", message)
    return refusal("unreadable", name, 0)


def refusal(error: str, name: str, seconds: float) -> UserError:
    """The sentence for what a reader (or the child process round it) answered."""
    if error == "locked":
        message = f"Tệp “{name}” có mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập."
        return UserError("import.workbook_locked", message)
    if error == "rows":
        message = f"Tệp “{name}” có hơn {format_number(MAX_ROWS)} dòng. Chia thành nhiều tệp nhỏ rồi nhập lại."
        return UserError("import.too_many_rows", message)
    if error == "slow":
        text = f"Đọc tệp “{name}” quá {format_number(seconds)} giây nên đã dừng. Chép riêng bảng cần nhập sang tệp mới."
        return UserError("import.workbook_slow", text)
    if error == "changed":
        return UserError(
            "import.workbook_changed", f"Tệp “{name}” vừa bị thay đổi trong lúc đọc. Lưu và đóng tệp rồi nhập lại."
        )
    if error == "doctype":
        message = f"Tệp “{name}” có phần khai báo lạ (DOCTYPE) nên không mở. Lưu lại bằng Excel rồi nhập lại."
        return UserError("import.workbook_doctype", message)
    if error == "memory":
        message = f"Tệp “{name}” cần quá nhiều bộ nhớ. Chép riêng bảng cần nhập sang tệp mới rồi nhập lại."
        return UserError("import.workbook_memory", message)
    if error == "web_archive":
        message = f"Tệp “{name}” là trang web lưu dưới tên Excel. Mở bằng Excel, lưu thành .xlsx rồi nhập lại."
        return UserError("import.workbook_web", message)
    if error == "xml":
        message = f"Tệp “{name}” là bảng tính dạng XML 2003. Mở bằng Excel, lưu thành .xlsx rồi nhập lại."
        return UserError("import.workbook_xml", message)
    message = f"Tệp “{name}” bị hỏng hoặc tải về chưa hết. Mở bằng Excel, lưu lại thành .xlsx rồi nhập lại."
    return UserError("import.workbook_damaged", message)

"""Why a document is not read, each cause in one sentence that says what to do."""

from __future__ import annotations

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number
from desktop_app.importing.isolation.container import ContainerFault, check_container
from desktop_app.system.files import format_size


def check_word_container(content: bytes, name: str) -> None:
    """UserError for a container that no honest Word file is."""
    found = check_container(content, "word/", "word/document.xml")
    if found.fault is None:
        return
    if found.fault is ContainerFault.OTHER_KIND:
        message = f"Tệp “{name}” không phải văn bản Word. Kiểm tra lại tệp, hoặc mở bằng Word rồi lưu thành .docx."
        raise UserError("import.not_a_document", message)
    if found.fault is ContainerFault.SWOLLEN:
        size, count = format_size(found.declared_bytes), format_number(found.entries)
        message = (
            f"Tệp “{name}” bung ra {size} trong {count} phần, không giống văn bản bình thường nên không mở. "
            "Chép riêng phần chữ sang tệp mới rồi nhập lại."
        )
        raise UserError("import.document_swollen", message)
    raise refusal("unreadable", name, 0)


def refusal(error: str, name: str, seconds: float) -> UserError:
    """The sentence for what a reader (or the child process round it) answered."""
    if error == "no_text":
        message = "Tệp này không có chữ đọc được (bản quét). Cần tệp Word hoặc PDF có chữ."
        return UserError("import.no_text", message)
    if error == "empty":
        message = f"Tệp “{name}” không có chữ nào để đọc. Mở tệp bằng Word kiểm tra lại nội dung."
        return UserError("import.document_empty", message)
    if error == "locked":
        message = f"Tệp “{name}” có mật khẩu. Mở tệp, bỏ mật khẩu, lưu lại rồi nhập."
        return UserError("import.document_locked", message)
    if error == "long":
        message = f"Tệp “{name}” quá dài so với một kế hoạch. Chép riêng phần kế hoạch sang tệp mới rồi nhập lại."
        return UserError("import.document_long", message)
    if error == "slow":
        message = (
            f"Đọc tệp “{name}” quá {format_number(seconds)} giây nên đã dừng. Chép phần chữ sang tệp mới rồi nhập."
        )
        return UserError("import.document_slow", message)
    if error == "changed":
        message = f"Tệp “{name}” vừa bị chương trình khác ghi lại. Lưu và đóng tệp rồi nhập lại."
        return UserError("import.document_changed", message)
    if error == "doctype":
        message = f"Tệp “{name}” có khai báo lạ (DOCTYPE) nên không mở. Mở bằng Word, lưu lại thành .docx rồi nhập."
        return UserError("import.document_doctype", message)
    if error == "memory":
        message = f"Đọc tệp “{name}” cần quá nhiều bộ nhớ. Chép riêng phần chữ sang tệp mới rồi nhập lại."
        return UserError("import.document_memory", message)
    message = f"Tệp “{name}” bị hỏng hoặc tải về chưa hết. Mở bằng Word, lưu lại thành .docx rồi nhập lại."
    return UserError("import.document_damaged", message)

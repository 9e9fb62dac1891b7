"""What stands around the end: the end mark, Nơi nhận, the signature, and attachments the text speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop_app.domain.language.text import fold, match_key
from desktop_app.domain.plan.checks.finding import Finding, Fix, PlanPart, Severity
from desktop_app.domain.plan.checks.plan_view import Line, PlanView
from desktop_app.domain.plan.plan import Authority
from desktop_app.domain.plan.wording import END_MARK, split_end_mark

_ARCHIVE = "VT"
_DEGREE = re.compile(
    r"^(?:PGS|GS|TS|ThS|Ths|KS|CN|BS|BSCK\w*|NGƯT|NGND|TTƯT|Tiến sĩ|Thạc sĩ|Giáo sư|Phó Giáo sư|Kỹ sư|Cử nhân)[.\s]",
    re.UNICODE,
)
_ATTACHED = re.compile(
    r"(?:mẫu|biểu|phụ lục|danh sách|bảng|đề cương|biểu mẫu)(?:\s+[^\W\d_]+){0,4}?\s+(?:kèm theo|đính kèm|gửi kèm)"
    r"|\((?:[^()]{0,40}\s)?(?:kèm theo|đính kèm|gửi kèm)(?:\s[^()]{0,40})?\)"
    r"|\((?:theo\s+)?(?:Phụ lục|Mẫu|Biểu|Biểu mẫu)(?:\s+số)?\s+(?:[0-9]{1,2}|[IVX]{1,4})\)",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(r"(?<=\S)(\s*\.\s*/\s*\.?|\s*/\s*\.)\s*$")


def check_closing(view: PlanView) -> Iterator[Finding]:
    """End mark, recipients, signature, attachments."""
    yield from _end_mark(view)
    yield from _recipients(view)
    yield from _signature(view)
    yield from _attachments(view)


def _end_mark(view: PlanView) -> Iterator[Finding]:
    lines = [line for line in view.lines if line.block is not None and line.text.strip()]
    if not lines:
        return
    marked = [line for line in lines if split_end_mark(line.text)[1]]
    basis = view.regime.cite("Phụ lục III, Mẫu 1.4")
    for line in marked:
        if line is not lines[-1]:
            start = len(split_end_mark(line.text)[0])
            message = f"Dấu kết thúc “{END_MARK}” đứng giữa nội dung; chỉ ghi một lần ở cuối."
            yield line.finding("end_mark.inside", Severity.WARNING, message, start, len(line.text), basis=basis)
    last = lines[-1]
    if last not in marked:
        tail = last.text.rstrip()
        message = f"Cuối nội dung chưa có dấu kết thúc “{END_MARK}”."
        body = tail.rstrip(".;,: ")
        fix = Fix(f"Thêm “{END_MARK}”", (last.edit(len(body), len(last.text), END_MARK),))
        yield last.finding(
            "end_mark.missing", Severity.WARNING, message, max(0, len(tail) - 40), len(tail), basis=basis, fix=fix
        )
    elif not last.text.rstrip().endswith(END_MARK) or last.text.rstrip().endswith(f" {END_MARK}"):
        found = _LOOSE_END.search(last.text)
        if found:
            message = f"Dấu kết thúc ghi rời “{found[0].strip()}”; ghi liền “{END_MARK}”."
            fix = Fix(f"Đổi: {END_MARK}", (last.edit(found.start(), len(last.text), END_MARK),))
            yield last.finding(
                "end_mark.loose", Severity.HINT, message, found.start(), found.end(), basis=basis, fix=fix
            )


def _recipients(view: PlanView) -> Iterator[Finding]:
    basis = view.regime.cite("Phụ lục I, II.9")
    content = view.content
    if not content.recipients:
        message = "Chưa có nơi nhận nào."
        yield _part(PlanPart.RECIPIENTS, "recipients.missing", Severity.WARNING, message, "", basis)
    filing = ", ".join(content.filing)
    if _ARCHIVE not in content.filing:
        message = f"Dòng lưu chưa có “{_ARCHIVE}” (văn thư)."
        yield _part(PlanPart.RECIPIENTS, "recipients.no_archive", Severity.WARNING, message, filing, basis)
    elif content.filing[0] != _ARCHIVE:
        message = f"Dòng lưu ghi “{filing}”; “{_ARCHIVE}” đứng đầu."
        yield _part(PlanPart.RECIPIENTS, "recipients.archive_order", Severity.HINT, message, filing, basis)
    seen: set[str] = set()
    for recipient in content.recipients:
        key = match_key(recipient.text)
        if key in seen:
            message = f"Nơi nhận “{recipient.text}” ghi hai lần."
            yield _part(PlanPart.RECIPIENTS, "recipients.repeated", Severity.HINT, message, recipient.text, basis)
        seen.add(key)
        if re.search(r"\s-|-\s", recipient.text) and not re.search(r"\s-\s", recipient.text):
            message = f"Gạch nối trong “{recipient.text}” thiếu khoảng trắng một bên."
            yield _part(PlanPart.RECIPIENTS, "recipients.hyphen", Severity.HINT, message, recipient.text, "")


def _signature(view: PlanView) -> Iterator[Finding]:
    signature = view.content.signature
    basis = view.regime.cite("Phụ lục I, II.7")
    title = signature.title.strip()
    shown = " ".join((*signature.lines, signature.name)).strip()
    if not title and not signature.lines:
        message = "Chữ ký chưa có chức vụ người ký." if signature.name else "Chưa có người ký."
        yield _part(PlanPart.SIGNATURE, "signature.no_title", Severity.FAULT, message, shown, basis)
    elif match_key(title).startswith("phó") and signature.authority is Authority.NONE:
        message = f"“{title}” ký thay cấp trưởng thì phải ghi “KT.” và chức vụ cấp trưởng ở dòng trên."
        yield _part(PlanPart.SIGNATURE, "signature.no_authority", Severity.FAULT, message, title, basis)
    if title and not signature.name.strip():
        message = "Chữ ký chưa có họ và tên người ký."
        yield _part(PlanPart.SIGNATURE, "signature.no_name", Severity.WARNING, message, title, basis)
    degree = _DEGREE.match(f"{signature.name.strip()} ")
    if degree:
        message = f"Trước họ tên không ghi học hàm, học vị “{degree[0].strip()}”."
        yield _part(PlanPart.SIGNATURE, "signature.degree", Severity.FAULT, message, signature.name, basis)


def _attachments(view: PlanView) -> Iterator[Finding]:
    basis = view.regime.cite("Phụ lục I, III.1")
    attachments = view.content.attachments
    if not attachments:
        for line in view.lines:
            found = _attached(line)
            if found:
                message = f"Văn bản ghi “{found[0].strip('()')}” nhưng chưa có phần kèm theo."
                yield line.finding(
                    "attachment.missing", Severity.WARNING, message, found.start(), found.end(), basis=basis
                )
    noted = any(note.code == "attachment.body_missing" for note in view.content.warnings)
    for one in attachments:
        if one.is_body_missing and not one.is_registration_form:
            message = f"Phần kèm theo “{one.title}” chỉ có tên, chưa có nội dung."
            yield _part(PlanPart.ATTACHMENTS, "attachment.empty", Severity.WARNING, message, one.title, basis)
        elif one.is_body_missing and noted:
            message = f"Mẫu kèm theo “{one.title}” chỉ có tên, chưa có bảng; trang giấy in bảng trống của phần mềm."
            yield _part(PlanPart.ATTACHMENTS, "attachment.form_blank", Severity.HINT, message, one.title, basis)
    mentions_any = any(_attached(line) for line in view.lines) or any(
        fold(one.title) in fold(line.text) for one in attachments for line in view.lines
    )
    if attachments and not mentions_any:
        message = f"Nội dung chưa nhắc tới phần kèm theo “{attachments[0].title}”."
        yield _part(
            PlanPart.ATTACHMENTS, "attachment.not_mentioned", Severity.HINT, message, attachments[0].title, basis
        )


def _attached(line: Line) -> re.Match[str] | None:
    """Words that point at something attached to this plan, not at a text issued with another paper's decision."""
    found = _ATTACHED.search(line.text)
    if found and re.search(r"ban hành\s+kèm theo", found[0], re.IGNORECASE):
        return None
    return found


def _part(part: PlanPart, code: str, severity: Severity, message: str, quote: str, basis: str) -> Finding:
    return Finding(code, severity, message, quote=quote, basis=basis, part=part)

"""Looking through a whole office file: what SQLite's own check finds, and what it cannot find.

``integrity_check`` is no checksum: half of all flipped bits pass it. The change log holds a second copy of every row, so a row
that differs from its last image was changed by something else than this program.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from desktop_app.storage.change_log import image_of, logged_columns
from desktop_app.system.files import sha256

_SHOWN = 50
"""Faults told one by one; more are counted."""

TABLE_NAMES = {
    "agency": "thông tin cơ quan",
    "signatories": "người ký",
    "units": "đơn vị",
    "unit_changes": "thay đổi đơn vị",
    "unit_change_parts": "đơn vị cũ và mới",
    "unit_group_members": "thành viên khối, cụm",
    "score_sheets": "bảng chấm điểm",
    "score_rows": "dòng chấm điểm",
    "former_agency_names": "tên cũ của cơ quan",
    "people": "cá nhân",
    "memberships": "quá trình công tác",
    "people_kept_apart": "người để riêng",
    "people_merges": "các lần gộp người",
    "people_merge_steps": "các bước gộp người",
    "plans": "kế hoạch",
    "plan_sources": "văn bản gốc của kế hoạch",
    "plan_blocks": "nội dung kế hoạch",
    "plan_facts": "số liệu kế hoạch",
    "plan_papers": "bản giấy của kế hoạch",
    "plan_amendments": "văn bản sửa đổi",
    "plan_fact_changes": "số liệu sửa đổi",
    "plan_origins": "nguồn gốc kế hoạch",
    "plan_quota_settings": "cách tính tỷ lệ",
    "quota_settings": "cách tính tỷ lệ, có căn cứ",
    "quota_exceptions": "lý do vượt tỷ lệ",
    "quota_exception_subjects": "người, tập thể được xét vượt tỷ lệ",
    "local_preferences": "ưu tiên riêng của cơ quan",
    "plan_units": "đơn vị phải đăng ký",
    "plan_comments": "ý kiến về bản thảo",
    "plan_scans": "bản đã ký đính kèm",
    "stored_files": "tệp đính kèm",
    "findings_set_aside": "phát hiện đã bỏ qua",
    "registrations": "đăng ký",
    "registration_lines": "dòng đăng ký",
    "returned_lines": "dòng trả lại",
    "chase_letters": "công văn đôn đốc",
    "chase_settings": "lời công văn đôn đốc",
    "due_settings": "cách theo dõi hạn",
    "due_exemptions": "đơn vị không phải nộp",
    "received_forms": "biểu đăng ký đã nhận",
    "awards": "kết quả",
    "award_histories": "lịch sử khen thưởng",
    "award_funds": "quỹ thi đua, khen thưởng",
    "double_awards_set_aside": "cờ trùng khen thưởng đã bỏ qua",
    "column_choices": "cách đọc cột đã nhớ",
    "legal_bases": "sổ căn cứ",
    "projects": "dự án thi đua",
    "project_progress": "tiến độ dự án",
    "report_duty_owners": "bên phải báo cáo",
    "report_files": "báo cáo đã nhận",
    "commitments": "giao ước thi đua",
    "commitment_parties": "bên ký giao ước",
    "commitment_results": "kết quả giao ước",
    "commitment_scans": "bản giao ước đã ký",
    "rule_choices": "lựa chọn về quy định",
    "fallback_choices": "các lần chọn quy định dùng tạm",
    "rule_overlays": "quy định riêng",
    "rule_packs": "gói quy định đã nhập",
    "work_ratings": "xếp loại chất lượng",
    "initiatives": "sáng kiến",
    "initiative_authors": "tác giả sáng kiến",
    "initiative_recognitions": "quyết định công nhận sáng kiến",
    "initiative_uses": "sáng kiến đã dùng để xét",
    "disciplines": "kỷ luật",
    "absences": "thời gian nghỉ, đi học",
    "inquiries": "việc đang xem xét",
    "review_minutes": "biên bản bình xét",
    "reviewed_candidates": "đối tượng được bình xét",
    "service_times": "ngày tuyển dụng",
    "closed_proofs": "minh chứng đã ghi đủ",
    "operations": "thao tác",
    "change_log": "nhật ký thay đổi",
    "_sqlite_migrations": "các lần nâng cấp",
}
"""Tables as a clerk would call them."""


def problems_of(connection: sqlite3.Connection) -> list[str]:
    """Everything wrong with an open office file, one Vietnamese sentence each; an empty list: it is sound."""
    found: list[str] = []
    count = 0
    try:
        for problem in _problems(connection):
            count += 1
            if count <= _SHOWN:
                found.append(problem)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        found.append(f"Tệp sổ bị hỏng nên không đọc hết được ({type(error).__name__}).")
    if count > _SHOWN:
        found.append(f"Còn {count - _SHOWN} lỗi khác.")
    return found


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows of every table."""
    return {
        name: int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0])  # noqa: S608 - from the schema
        for name in _tables(connection)
    }


def _problems(connection: sqlite3.Connection) -> Iterator[str]:
    structure = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
    if structure != ["ok"]:
        for line in structure:
            yield f"Cấu trúc tệp bị hỏng: {line}."
    for row in connection.execute("PRAGMA foreign_key_check").fetchall():
        table, row_id, parent = row[0], row[1], row[2]
        yield f"{_named(table)}, dòng {row_id}: chỉ tới một dòng không có trong bảng {_name(parent)}."
    yield from _unreadable_texts(connection)
    yield from _rows_unlike_the_log(connection)
    yield from _files_unlike_their_digest(connection)


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND typeof(name) = 'text' ORDER BY name"
    )
    return [row[0] for row in rows if not row[0].startswith("sqlite_")]


def _unreadable_texts(connection: sqlite3.Connection) -> Iterator[str]:
    for table in _tables(connection):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[2] == "TEXT"]
        if not columns:
            continue
        texts = ", ".join(f"CAST({column} AS BLOB)" for column in columns)
        for row_id, *values in connection.execute(f"SELECT rowid, {texts} FROM {table}"):  # noqa: S608 - the schema
            for value in values:
                if not _is_text(value):
                    yield f"{_named(table)}, dòng {row_id}: có chữ không đọc được."
                    break


def _is_text(value: bytes | None) -> bool:
    try:
        return value is None or value.decode("utf-8") is not None
    except UnicodeDecodeError:
        return False


def _files_unlike_their_digest(connection: sqlite3.Connection) -> Iterator[str]:
    """Attached files are not in the log: their digest is their second witness."""
    if "stored_files" not in _tables(connection):  # a file of an older program, looked at before its migration
        return
    for row_id, digest, content in connection.execute("SELECT rowid, sha256, content FROM stored_files"):
        if sha256(content) != digest:
            yield f"{_named('stored_files')}, dòng {row_id}: nội dung không còn như lúc đính kèm."


def _rows_unlike_the_log(connection: sqlite3.Connection) -> Iterator[str]:
    """Each image must follow from the one before it, and the row from the last one.

    A migration that rewrites values must log what it rewrites; columns only added, or only dropped, do no harm.
    """
    tables = logged_columns(connection)
    if any(row[0] not in tables for row in connection.execute("SELECT DISTINCT table_name FROM change_log")):
        yield "Nhật ký thay đổi có dòng ghi cho một bảng không có trong sổ."
    for table, columns in tables.items():
        expected: dict[int, str | None] = {}
        for row_id, before, after, state in connection.execute(
            """SELECT row_id, before, after, operation_state FROM change_log
               JOIN operations ON operations.id = change_log.operation_id
               WHERE table_name = ? ORDER BY change_log.id""",
            [table],
        ):
            if state not in ("done", "sealed"):  # taken back: the row is as it was before
                expected.setdefault(row_id, before)
                continue
            if row_id in expected and not _agree(before, expected[row_id]):
                yield f"{_named(table)}, dòng {row_id}: nhật ký thay đổi bị đứt quãng."
            expected[row_id] = after
        if not expected:
            continue
        image = image_of("", columns)
        live = dict(connection.execute(f"SELECT id, {image} FROM {table}").fetchall())  # noqa: S608 - the schema
        for row_id, wanted in expected.items():
            if not _agree(live.get(row_id), wanted):
                yield f"{_named(table)}, dòng {row_id}: khác với lần ghi cuối cùng trong nhật ký thay đổi."


def _agree(live: str | None, wanted: str | None) -> bool:
    if live == wanted:
        return True
    try:
        one, other = json.loads(live or "null"), json.loads(wanted or "null")
    except ValueError:  # the log itself is damaged
        return False
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    if not (one.keys() <= other.keys() or other.keys() <= one.keys()):
        return False
    return all(one[name] == other[name] for name in one.keys() & other.keys())


def _name(table: str) -> str:
    return f"“{TABLE_NAMES.get(table, table)}”"


def _named(table: str) -> str:
    return f"Bảng {_name(table)}"

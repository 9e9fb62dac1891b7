"""``office import``: lists of people and of old awards, every row of the file accounted for."""

from __future__ import annotations

from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.cli.command_line import DONE, Call
from desktop_app.cli.plan_json import legacy_json
from desktop_app.domain.lists.column import COLUMN_NAMES, ListKind
from desktop_app.domain.lists.judged import Fate, JudgedRow
from desktop_app.services.list_import_service import ListPreview, StoredList

_SHOWN = 200
"""Rows told one by one on the screen; the JSON has all."""


def import_list(call: Call) -> int:
    """``office import FILE [--kind KIND] [--dry-run] [--sheet NAME …]``: what can be stored is, all else is listed."""
    sheets, kind = call.words.sheet or (), ListKind(call.words.kind) if call.words.kind else None

    def preview_in(office: Office) -> ListPreview:
        return office.list_import_service.preview_list(
            call.words.file, sheets, keeps_legacy=call.words.keep_legacy, kind=kind
        )

    with call.office() as office:
        preview_in(office)  # one that cannot be read leaves no new office behind
    with call.office(writes=not call.words.dry_run) as office:
        preview = preview_in(office)
        stored = StoredList() if call.words.dry_run else office.list_import_service.store(preview)
    call.answer(_data(preview, stored), _lines(preview, stored))
    return DONE


def _data(preview: ListPreview, stored: StoredList) -> dict[str, Any]:
    counts = preview.counts()
    tables = preview.taken.tables

    def place(row: JudgedRow) -> dict[str, Any]:
        found = tables[row.key[0]].found
        return {"row": row.key[1], "sheet": found.sheet or None, "table": row.key[0] + 1}

    return {
        "kind": preview.kind,
        "rows": len(preview.rows),
        "valid": preview.stored_rows,
        "faulty": [
            {**place(row), "column": column, "message": message}
            for row in preview.rows
            if row.fate is Fate.FAULTY
            for column, message in _faults(row)
        ],
        "possible_duplicates": [
            {**place(row), "with": row.like, "stored": row.stores, "message": row.remark}
            for row in preview.rows
            if row.fate is Fate.DOUBLE
        ],
        "to_choose": [
            {**place(row), "message": row.remark, "candidates": [one.words for one in row.candidates]}
            for row in preview.rows
            if row.fate is Fate.CHOOSE
        ],
        "left_out": [
            *({**place(row), "reason": row.remark} for row in preview.rows if row.fate is Fate.LEFT_OUT),
            *(
                {"row": one.row or None, "sheet": one.sheet or None, "table": one.table + 1, "reason": one.reason}
                for one in preview.left_out
            ),
        ],
        "accounted": {
            "stored": preview.stored_rows,
            "faulty": counts[Fate.FAULTY],
            "duplicates": sum(row.fate is Fate.DOUBLE and not row.stores for row in preview.rows),
            "to_choose": counts[Fate.CHOOSE],
            "left_out": counts[Fate.LEFT_OUT],
        },
        "tables": [
            {
                "table": number,
                "place": table.found.place,
                "sheet": table.found.sheet or None,
                "kind": table.list_kind.value,
                "taken": table.is_taken,
                "remembered": table.is_remembered,
                "header_row": table.found.header_row,
                "rows": len(table.found.rows),
                "hidden_rows": sum(row.is_hidden for row in table.found.rows),
                "columns": [
                    {"title": title, "means": meaning.value if meaning else None}
                    for title, meaning in zip(table.found.header, table.columns, strict=False)
                ],
            }
            for number, table in enumerate(tables, start=1)
        ],
        "awards": len(preview.history.awards),
        "new_people": [one.full_name for one in (*preview.history.added_people, *preview.proofs.added_people)],
        "new_units": list(preview.new_units),
        "stored": stored.rows,
        "stored_people": stored.people,
        "stored_awards": stored.awards,
        "proofs": preview.proofs.records,
        "stored_proofs": stored.proofs,
        "legacy": [legacy_json(sample) for sample in preview.taken.book.legacy],
        "notes": list(preview.notes),
    }


def _faults(row: JudgedRow) -> list[tuple[str | None, str]]:
    """Columns and reasons; a row at fault as a whole has no column to name."""
    return [(one.name, one.message) for one in row.problems] or [(None, row.remark)]


def _lines(preview: ListPreview, stored: StoredList) -> list[str]:
    counts = preview.counts()
    skipped = sum(row.fate is Fate.DOUBLE and not row.stores for row in preview.rows)
    told = [f"Hợp lệ {preview.stored_rows} dòng", f"lỗi {counts[Fate.FAULTY]}"]
    told += [f"trùng không nhập {skipped}"] if skipped else []
    told += [f"cần chọn người {counts[Fate.CHOOSE]}"] if counts[Fate.CHOOSE] else []
    told += [f"không nhập {counts[Fate.LEFT_OUT]}"] if counts[Fate.LEFT_OUT] else []
    wrote = f"đã ghi {stored.people} người"
    if preview.history.awards or stored.awards:
        wrote += f", {stored.awards} kết quả khen thưởng"
    if preview.proofs.records or stored.proofs:
        wrote += f", {stored.proofs} minh chứng"
    lines = [f"{', '.join(told)}; {wrote}."]
    is_one = len(preview.taken.tables) == 1
    shown = [row for row in preview.rows if row.fate is not Fate.VALID]
    for row in shown[:_SHOWN]:
        where = "" if is_one else f", {preview.taken.tables[row.key[0]].found.place}"
        if row.problems:
            lines += [
                f"Dòng {row.key[1]}{where}{f', cột {problem.name}' if problem.name else ''}: {problem.message}"
                for problem in row.problems
            ]
        else:
            whom = f" ({'; '.join(one.words for one in row.candidates)})" if row.fate is Fate.CHOOSE else ""
            lines.append(f"Dòng {row.key[1]}{where}: {row.remark}{whom}")
    if shown[_SHOWN:]:
        lines.append(f"Còn {len(shown) - _SHOWN} dòng nữa; thêm --json để xem hết.")
    for one in preview.left_out[:_SHOWN]:
        which = f"dòng {one.row}" if one.row else f"{one.count} dòng"
        lines.append(f"Không nhập {which}, {one.place}: {one.reason}.")
    for table in preview.taken.tables:
        if table.is_taken and table.is_remembered:
            means = "; ".join(
                f"{title}: {COLUMN_NAMES[meaning]}"
                for title, meaning in zip(table.found.header, table.columns, strict=False)
                if meaning
            )
            lines.append(f"Cột đã nhớ ở {table.found.place}: {means}.")
    return [*lines, *preview.notes]

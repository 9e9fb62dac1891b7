"""Verbs about blocs and clusters: their members, their score sheets."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.cli.command_line import DONE, FAULTS_FOUND, Call
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import match_key
from desktop_app.domain.office.office import Unit, UnitKind

Verb = Callable[[Any, str, str, str], argparse.ArgumentParser]
_DAY = "NĂM-THÁNG-NGÀY"


def group_verbs(
    office: Any, verb: Verb, year: Callable[[str], int], day: Callable[[str], date], path: Callable[[str], Path]
) -> None:
    """The words of the verbs; ``year``, ``day`` and ``path`` read one word each."""
    group = verb(office, "group", "office group", "thành viên của khối, cụm thi đua")
    group.add_argument("group", metavar="KHỐI_CỤM")
    group.add_argument("--new", choices=("bloc", "cluster"), help="lập khối (bloc) hoặc cụm (cluster) mới")
    group.add_argument("--add", action="extend", nargs="+", default=[], metavar="ĐƠN_VỊ")
    group.add_argument("--add-outside", action="extend", nargs="+", default=[], metavar="TÊN", help="cơ quan ngoài sổ")
    group.add_argument("--leave", action="extend", nargs="+", default=[], metavar="THÀNH_VIÊN", help="ra từ ngày --on")
    group.add_argument("--on", type=day, metavar=_DAY, help="ngày vào, ngày ra, hoặc ngày xem")
    score = verb(office, "score-sheet", "office score-sheet", "nhập, xem, xuất bảng chấm điểm của khối, cụm")
    score.add_argument("file", type=path, nargs="?", metavar="TỆP", help="không ghi: xem bảng đã nhập")
    score.add_argument("--group", required=True, metavar="KHỐI_CỤM")
    score.add_argument("--year", type=year, required=True, metavar="NĂM")
    score.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    score.add_argument("--out", type=path, metavar="TỆP_RA", help="bảng tổng hợp điểm (.docx, .pdf)")


def group_members(call: Call) -> int:
    """``office group NAME [--add …] [--add-outside …] [--leave …] [--on DAY]``: who is in a bloc or cluster."""
    words = call.words
    writes = bool(words.new or words.add or words.add_outside or words.leave)
    on = words.on or call.clock.today()
    with call.existing_office(writes=writes) as office:
        service = office.unit_group_service
        if words.new:
            office.office_service.save_unit(Unit(0, words.group, UnitKind(words.new)))
        group = service.required_group(words.group)
        units = {unit.id: unit for unit in office.office_service.units()}
        if words.add and words.leave:
            raise UserError("group.both", "Thêm thành viên và cho ra khỏi khối, cụm là hai lệnh riêng. Làm từng lệnh.")
        if words.add or words.add_outside:
            ids = [office.office_service.required_unit(name).id for name in words.add]
            service.add_members(group.id, ids, words.add_outside, words.on)
        if words.leave:
            names = {
                match_key(units[one.unit_id].name if one.unit_id else one.name): one.id
                for one in service.members(group.id, on)
            }
            unknown = next((name for name in words.leave if match_key(name) not in names), None)
            if unknown is not None:
                raise UserError("group.no_member", f"“{unknown}” không phải thành viên của {group.name} vào ngày đó.")
            service.let_leave([names[match_key(name)] for name in words.leave], on)
        members = service.members(group.id, on)
    named = [
        {
            "name": units[one.unit_id].name if one.unit_id else one.name,
            "unit": one.unit_id,
            "is_outside": not one.unit_id,
        }
        for one in members
    ]
    head = f"{group.name}, ngày {format_text(on)}: {len(named)} thành viên."
    call.answer(
        {"group": {"id": group.id, "name": group.name}, "on": on.isoformat(), "members": named},
        [head, *(f"  {one['name']}{' (ngoài sổ)' if one['is_outside'] else ''}" for one in named)],
    )
    return DONE


def score_sheet(call: Call) -> int:
    """``office score-sheet --group NAME --year Y [FILE] [--out FILE]``; ends with 1 where rows or the sheet have notes."""
    words = call.words
    with call.existing_office(writes=words.file is not None and not words.dry_run) as office:
        service, group = office.score_sheet_service, office.unit_group_service.required_group(words.group)
        if words.file is not None:
            sheet = service.prepare_reading(group.id, words.year, words.file)()
            if not words.dry_run:
                service.keep(sheet)
        else:
            kept = service.sheet(group.id, words.year)
            if kept is None:
                text = f"{group.name} chưa có bảng chấm điểm năm {words.year}. Ghi thêm tên tệp để nhập."
                raise UserError("score.none", text)
            sheet = kept
        written = service.prepare_paper_file(group.id, words.year, words.out)() if words.out else None
        shown = service.shown(sheet)
    data = {
        "group": {"id": group.id, "name": group.name},
        "year": sheet.working_year,
        "source": sheet.source_name,
        "columns": list(sheet.columns),
        "rows": [
            {
                "row": row.source_row,
                "name": row.name,
                "unit": row.unit_id,
                "points": list(row.points),
                "total": row.total,
                "rank": row.rank,
                "note": row.note,
            }
            for row in sheet.rows
        ],
        "notes": list(sheet.notes),
        "out": str(written) if written else None,
    }
    lines = [f"{shown.title}, {group.name}: {len(sheet.rows)} đơn vị."]
    lines += [f"  {row.rank or '–'}. {row.name}: {row.total or '–'}{_behind(row.note)}" for row in sheet.rows]
    call.answer(data, [*lines, *sheet.notes, *([f"Đã ghi {written}."] if written else [])])
    return FAULTS_FOUND if sheet.notes or any(row.note for row in sheet.rows) else DONE


def _behind(note: str) -> str:
    return f" ({note})" if note else ""

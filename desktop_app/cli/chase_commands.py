"""Verbs that chase units and give the year's calendar away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop_app.assembly.office import Office
from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.services.agenda_service import calendar_name
from desktop_app.services.chase_service import CALL_LIST, LIST_KINDS, RECEIPT_SHEET, ChaseKit, ChaseOrder


def chase(call: Call) -> int:
    """``registration chase``: letters to late units, the call list, the sheet to sign, the plan's calendar."""
    words = call.words
    folder: Path = words.out
    with call.existing_office(writes=True) as office:
        service, today = office.chase_service, office.clock.today()
        owing = service.owing(words.plan, words.deadline, is_all=words.all)
        answer_by = words.answer_by or service.answer_day(today)
        kit = None
        if owing:
            ids = tuple(one.unit.id for one in owing)
            order = ChaseOrder(words.plan, ids, today, answer_by, words.number, words.one_file, words.deadline)
            kit = service.prepare_kit(order)
        files, others = _lists(office, call, folder)
        _make_folder(folder)
        letters = kit.write(folder) if kit else ()
        written = [write() for write in files]
        if kit:
            service.record(kit)
    lists = {name: [str(path) for path in written[place : place + count]] for name, place, count in others}
    call.answer(_chase_json(call, kit, letters, lists), _chase_lines(kit, letters, written))
    return DONE


def _lists(office: Office, call: Call, folder: Path) -> tuple[list[Any], list[tuple[str, int, int]]]:
    """The writing of the lists and the calendar, and which of them are what: name, place, count."""
    words, service = call.words, office.chase_service
    owing = service.owing(words.plan, words.deadline, is_all=words.all)
    files: list[Any] = []
    others: list[tuple[str, int, int]] = []
    if owing:
        others.append(("call_list", len(files), len(LIST_KINDS)))
        files += [
            service.prepare_call_list_file(words.plan, owing, folder / f"{CALL_LIST}.{kind}") for kind in LIST_KINDS
        ]
    others.append(("receipt_sheet", len(files), len(LIST_KINDS)))
    files += [
        service.prepare_receipt_sheet_file(words.plan, folder / f"{RECEIPT_SHEET}.{kind}", words.deadline)
        for kind in LIST_KINDS
    ]
    year = office.agenda_service.working_year(words.plan)
    others.append(("calendar", len(files), 1))
    files.append(office.agenda_service.prepare_calendar_file(year, folder / f"{calendar_name(year)}.ics", words.plan))
    return files, others


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "chase.folder",
            f"Không tạo được thư mục “{folder.name}”. Kiểm tra lại tên và ổ đĩa, hoặc chọn thư mục khác.",
        ) from error


def _chase_json(
    call: Call, kit: ChaseKit | None, letters: tuple[tuple[Path, ...], ...], lists: dict[str, list[str]]
) -> dict[str, Any]:
    made = kit.letters if kit else ()
    files = dict.fromkeys(str(path) for paths in letters for path in paths)
    for names in lists.values():
        files.update(dict.fromkeys(names))
    return {
        "plan": call.words.plan,
        "today": call.clock.today().isoformat(),
        "answer_by": made[0].letter.answer_by.isoformat() if made and made[0].letter.answer_by else None,
        "units": [
            {
                "unit": one.owing.unit.name,
                "number": one.letter.full_number or None,
                "contact": one.owing.unit.contact or None,
                "phone": one.owing.unit.phone or None,
                "missing": [
                    {
                        "deadline": paper.key,
                        "paper": paper.name,
                        "on": paper.due_on.isoformat() if paper.due_on else None,
                        "days": paper.days,
                        "source": paper.source,
                    }
                    for paper in one.owing.papers
                ],
                "chased_before": len({old.dated_on for old in one.owing.letters if old.dated_on < one.letter.dated_on}),
                "files": [str(path) for path in paths],
            }
            for one, paths in zip(made, letters, strict=True)
        ],
        **lists,
        "files": list(files),
        "warnings": list(kit.warnings) if kit else [],
    }


def _chase_lines(kit: ChaseKit | None, letters: tuple[tuple[Path, ...], ...], written: list[Path]) -> list[str]:
    lines = []
    if kit is None:
        lines.append("Không có đơn vị nào quá hạn nên không có công văn đôn đốc.")
    else:
        lines.append(f"Đã lập {len(kit.letters)} công văn đôn đốc:")
        for place, one in enumerate(kit.letters, start=1):
            number = f"số {one.letter.full_number}, " if one.letter.number else ""
            owed = "; ".join(f"{paper.name} {paper.standing}" for paper in one.owing.papers)
            lines.append(f"{place}. {one.owing.unit.name}: {number}{owed}")
        lines += [*kit.warnings]
    for path in dict.fromkeys([*(path for paths in letters for path in paths), *written]):
        lines.append(f"Đã lưu {path}.")
    return lines


def calendar(call: Call) -> int:
    """``plan calendar``: the year's calendar as .ics, .docx or .pdf."""
    words = call.words
    with call.office() as office:
        written = office.agenda_service.prepare_calendar_file(words.year, words.out)()
        shown = office.agenda_service.year_calendar(words.year)
    entries = [
        {
            "kind": entry.kind.value,
            "from": entry.first.isoformat(),
            "to": entry.last.isoformat(),
            "title": entry.title,
            "text": entry.text,
            "source": entry.source,
            "plan": entry.plan_id,
        }
        for entry in shown.plan_entries
    ]
    told = [f"{format_text(entry.first)}: {entry.title}" for entry in shown.plan_entries]
    call.answer({"year": words.year, "entries": entries, "file": str(written)}, [*told, f"Đã lưu {written}."])
    return DONE

"""``self-test``: one small year of work in a temporary folder, to prove that a (packaged) program is whole."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.cli.command_line import DONE, FAULTS_FOUND, Call
from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.plan import PlanKind, PlanStatus
from desktop_app.services.plan_service import PlanService
from desktop_app.system.paths import AppPaths


def self_test(call: Call) -> int:
    """Build the demonstration office, print its papers and read them again, back up, verify; 1 when anything is amiss."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        office = open_office(AppPaths.for_data_folder(folder / "so"), call.clock)
        try:
            sizes = _papers(office, folder)
            office.maintenance_service.backup(folder / "ban-sao.db")
            problems = [*office.maintenance_service.verify(), *_read_back(folder)]
        finally:
            office.close()
    problems += [f"{name}: tệp quá nhỏ ({size} byte)" for name, size in sizes.items() if size < 1000]
    lines = [f"{name}: {size} byte" for name, size in sizes.items()]
    call.answer(
        {"sound": not problems, "problems": problems, "files": sizes},
        [*lines, *(problems or ["Chương trình nguyên vẹn."])],
    )
    return FAULTS_FOUND if problems else DONE


def _read_back(folder: Path) -> list[str]:
    """Whether the child process that reads documents works in this program: the plan's own paper, read again."""
    problems = []
    for name in ("ke-hoach.docx", "ke-hoach.pdf"):
        try:
            if not PlanService.read_file(folder / name).content.recipients:
                problems.append(f"{name}: đọc lại không thấy nơi nhận")
        except UserError as error:
            problems.append(f"{name}: {error.message}")
    return problems


def _papers(office: Office, folder: Path) -> dict[str, int]:
    office.demo_service.build()
    plan = next(
        one
        for one in office.plan_service.list_plans()
        if one.plan_status is PlanStatus.ISSUED and one.plan_kind is PlanKind.ANNUAL
    )
    papers = office.registration_paper_service
    tally = office.award_service.tally(plan_id=plan.id)
    unit = office.office_service.units()[0]
    written = [office.paper_service.export_plan(plan.id, folder / f"ke-hoach.{kind}") for kind in ("docx", "pdf")]
    written += [papers.export_tally(tally, folder / f"tong-hop.{kind}") for kind in ("docx", "pdf", "xlsx")]
    written += [papers.export_registration_form(plan.id, unit.id, folder / f"mau.{kind}") for kind in ("docx", "pdf")]
    written += [papers.export_registration_list(plan.id, folder / f"danh-sach.{kind}") for kind in ("docx", "pdf")]
    return {path.name: path.stat().st_size for path in written}

"""The words of the verbs about registered projects and about reports."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.domain.project.project import ProgressState
from desktop_app.domain.registration.report_owners import ReportOwner

Verb = Callable[[Any, str, str, str], argparse.ArgumentParser]


def project_verbs(
    project: Any, verb: Verb, number: Callable[[str], int], day: Callable[[str], date], path: Callable[[str], Path]
) -> None:
    """Add the verbs; ``number``, ``day`` and ``path`` read one word each."""

    def named(name: str, purpose: str) -> argparse.ArgumentParser:
        made = verb(project, name, f"registration project {name}", purpose)
        made.add_argument("--plan", type=number, required=True)
        made.add_argument("--unit", metavar="ĐƠN_VỊ", help="không ghi: của cơ quan")
        return made

    named("list", "dự án đã đăng ký và tiến độ").add_argument("out", type=path, nargs="?", metavar="TỆP_RA")
    added = named("add", "đăng ký một dự án, dự án có trong kế hoạch, hoặc cả danh sách từ tệp")
    added.add_argument("--name", default="", metavar="TÊN_DỰ_ÁN")
    added.add_argument("--time", default="", metavar="THỜI_GIAN")
    added.add_argument("--content", action="extend", nargs="+", metavar="NỘI_DUNG")
    added.add_argument("--result", default="", metavar="KẾT_QUẢ_DỰ_KIẾN")
    added.add_argument("--from-plan", action="store_true", help="lấy dự án ghi trong kế hoạch")
    added.add_argument("--file", type=path, metavar="TỆP")
    named("form", "mẫu đăng ký dự án (.docx, .pdf)").add_argument("out", type=path, metavar="TỆP_RA")
    noted = verb(project, "progress", "registration project progress", "ghi tiến độ một dự án")
    noted.add_argument("id", type=number, metavar="SỐ_THỨ_TỰ")
    noted.add_argument("--on", type=day, metavar="NĂM-THÁNG-NGÀY")
    noted.add_argument("--state", choices=[state.value for state in ProgressState], required=True)
    noted.add_argument("--percent", type=int, metavar="PHẦN_TRĂM")
    for name in ("result", "evidence", "reason"):
        noted.add_argument(f"--{name}", default="")


def report_verbs(report: Any, verb: Verb, number: Callable[[str], int], path: Callable[[str], Path]) -> None:
    """Add the verbs about reports."""

    def named(name: str, purpose: str) -> argparse.ArgumentParser:
        made = verb(report, name, f"registration report {name}", purpose)
        made.add_argument("--plan", type=number, required=True)
        return made

    named("list", "chế độ báo cáo, bên phải báo cáo, các hạn")
    settled = named("owner", "xác định bên phải báo cáo")
    settled.add_argument("--duty", required=True, metavar="CHẾ_ĐỘ", help="ví dụ report_duty-1")
    settled.add_argument("owner", choices=(*(one.value for one in ReportOwner), "plan"), help="plan: theo chữ kế hoạch")
    made = named("paper", "báo cáo của một hạn, số liệu điền sẵn (.docx, .pdf)")
    made.add_argument("--due", required=True, metavar="MÃ_HẠN")
    made.add_argument("out", type=path, metavar="TỆP_RA")
    kept = named("keep", "lưu tệp hoặc ghi chú của báo cáo đã nhận, đã gửi")
    kept.add_argument("--due", required=True, metavar="MÃ_HẠN")
    kept.add_argument("--unit", metavar="ĐƠN_VỊ", help="không ghi: báo cáo của cơ quan")
    kept.add_argument("--note", default="", metavar="GHI_CHÚ")
    kept.add_argument("file", type=path, nargs="?", metavar="TỆP")

"""The words of the command line: verbs, options, and one Vietnamese sentence for what is wrong with them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from typing_extensions import override

from desktop_app.cli.award_history_commands import history_verbs
from desktop_app.cli.commitment_commands import commitment_verbs
from desktop_app.cli.group_commands import group_verbs
from desktop_app.cli.overlay_commands import overlay_verbs
from desktop_app.cli.payment_commands import payment_verbs
from desktop_app.cli.project_arguments import project_verbs, report_verbs
from desktop_app.cli.proof_arguments import proof_verbs
from desktop_app.cli.quota_arguments import quota_verbs
from desktop_app.cli.rule_commands import rule_verbs
from desktop_app.cli.unit_commands import unit_verbs
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import FIRST_YEAR, LAST_YEAR, parse_iso
from desktop_app.domain.lists.taken_list import TAKEN_KINDS
from desktop_app.system.paths import path_of


class _Formatter(argparse.HelpFormatter):
    """Help in Vietnamese."""

    @override
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse that speaks one Vietnamese sentence and leaves ending the program to the caller."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        # A word cut short is a wrong word: the next option that begins like it would change what the line does.
        fixed = {"formatter_class": _Formatter, "add_help": False, "allow_abbrev": False}
        super().__init__(*arguments, **{**settings, **fixed})
        self._positionals.title = "Cần có"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem cách dùng này")

    @override
    def error(self, message: str) -> NoReturn:
        raise UserError(
            "cli.words", f"Lệnh chưa đúng ({_in_vietnamese(message)}). Gõ “{self.prog} --help” để xem cách dùng."
        )


def _in_vietnamese(message: str) -> str:
    for english, vietnamese in (
        ("the following arguments are required:", "thiếu"),
        ("unrecognized arguments:", "không hiểu"),
        ("invalid choice:", "không có lựa chọn"),
        ("choose from", "chọn trong"),
        ("expected one argument", "thiếu giá trị"),
        ("expected at least one argument", "thiếu giá trị"),
        ("not allowed with argument", "không dùng cùng"),
        ("one of the arguments", "cần một trong"),
        ("is required", ""),
        ("invalid", "giá trị sai"),
        ("argument", "tham số"),
        (" value", ""),
    ):
        message = message.replace(english, vietnamese)
    return message.strip()


def _iso_day(text: str) -> date:
    day = parse_iso(text)
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UserError("cli.day", f"“{text}” không phải một ngày. Ghi theo dạng năm-tháng-ngày, ví dụ 2022-03-18.")
    return day


def _number(text: str) -> int:
    """The number of a plan or a wave: from 1, and no longer than the office file can keep."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 18 and int(text) > 0):
        raise UserError("cli.number", f"“{text}” không phải số thứ tự. Ghi một số nguyên từ 1, ví dụ 1.")
    return int(text)


def _year(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        raise UserError("cli.year", f"“{text}” không phải một năm. Ghi bốn chữ số, ví dụ 2022.")
    return int(text)


def _folder(text: str) -> Path:
    if not text.strip():
        raise UserError("cli.data", "“--data” chưa có thư mục. Ghi tên thư mục dữ liệu sau “--data”.")
    return path_of(text)


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", type=_folder, metavar="THƯ_MỤC", help="thư mục dữ liệu")
    common.add_argument("--today", type=_iso_day, metavar="NĂM-THÁNG-NGÀY", help="đặt ngày hôm nay")
    common.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    return common


def build_parser(commands: dict[str, Callable[..., int]]) -> argparse.ArgumentParser:
    """The whole grammar; ``commands`` maps "plan import" … to what runs it."""
    common = _common()
    parser = _Parser(prog="so-thi-dua", parents=[common], description="Sổ Thi Đua: mở cửa sổ, hoặc làm một lệnh.")
    parser.add_argument("--demo", action="store_true", help="mở cơ quan mẫu (dữ liệu bịa)")
    verbs: Any = parser.add_subparsers(dest="verb", metavar="LỆNH", parser_class=_Parser)

    def group(name: str, help_text: str) -> Any:
        return verbs.add_parser(name, parents=[common], help=help_text).add_subparsers(
            dest="action", metavar="VIỆC", required=True, parser_class=_Parser
        )

    def verb(where: Any, name: str, command: str, help_text: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = where.add_parser(name, parents=[common], help=help_text, description=help_text)
        made.set_defaults(command=commands[command])
        return made

    verb(verbs, "demo", "demo", "ghi cơ quan mẫu vào thư mục dữ liệu")
    verb(verbs, "self-test", "self-test", "tự kiểm tra chương trình")
    _plan_verbs(group("plan", "kế hoạch"), verb)
    _basis_verbs(group("basis", "sổ căn cứ"), verb)
    office = group("office", "đơn vị và người")
    _office_verbs(office, verb)
    _people_alike_verbs(office, verb)
    unit_verbs(office, verb, _number, _iso_day)
    group_verbs(office, verb, _year, _iso_day, path_of)

    def below_office(name: str, help_text: str) -> Any:
        return office.add_parser(name, parents=[common], help=help_text).add_subparsers(
            dest="step", metavar="VIỆC", required=True, parser_class=_Parser
        )

    proof_verbs(below_office, verb, _number, _year, _iso_day)
    registration = group("registration", "đăng ký thi đua")
    _registration_verbs(registration, verb)
    projects = registration.add_parser("project", parents=[common], help="dự án thi đua và tiến độ").add_subparsers(
        dest="step", metavar="VIỆC", required=True, parser_class=_Parser
    )
    project_verbs(projects, verb, _number, _iso_day, path_of)
    reports = registration.add_parser("report", parents=[common], help="báo cáo theo kế hoạch").add_subparsers(
        dest="step", metavar="VIỆC", required=True, parser_class=_Parser
    )
    report_verbs(reports, verb, _number, path_of)
    commitment_verbs(group("commitment", "giao ước thi đua"), verb, _number, _year, _iso_day, path_of)
    award = group("award", "kết quả và tổng hợp")
    _award_verbs(award, verb)
    payment_verbs(award, verb, _number, _year, path_of)
    history_verbs(award, verb, _number, _year, _iso_day, path_of)
    rules = group("rules", "bộ quy định")
    rule_verbs(rules, verb, _iso_day, path_of)
    overlay = rules.add_parser("overlay", parents=[common], help="quy định riêng của tỉnh, cơ quan").add_subparsers(
        dest="step", metavar="VIỆC", required=True, parser_class=_Parser
    )
    overlay_verbs(overlay, verb, _number, _iso_day)
    quota_verbs(award, verb, _number, _year, _iso_day)
    _data_verbs(group("data", "sao lưu và kiểm tra sổ"), verb)
    return parser


_Verb = Callable[[Any, str, str, str], argparse.ArgumentParser]


def _plan_verbs(plan: Any, verb: _Verb) -> None:
    for name, purpose in (("read", "đọc tệp, không ghi vào sổ"), ("import", "đọc tệp và ghi thành bản thảo")):
        reading = verb(plan, name, f"plan {name}", purpose)
        reading.add_argument("file", type=path_of, metavar="TỆP", help="Word, PDF có chữ, .rtf, .odt, .txt, .md")
        reading.add_argument(
            "--convert-legacy",
            action="store_true",
            help="chuyển chữ gõ bằng mã TCVN3, VNI và chữ “ƣ” sai mã sang Unicode",
        )
    verb(plan, "list", "plan list", "danh sách kế hoạch")
    verb(plan, "show", "plan show", "nội dung một kế hoạch").add_argument("id", type=_number, metavar="SỐ_THỨ_TỰ")
    confirm = verb(
        plan, "confirm", "plan confirm", "xác nhận số liệu đã đọc; không ghi số liệu nào thì liệt kê số liệu còn chờ"
    )
    confirm.add_argument("id", type=_number, metavar="SỐ_THỨ_TỰ")
    which = confirm.add_mutually_exclusive_group()
    which.add_argument("--fact", action="extend", nargs="+", metavar="LOẠI:SỐ", help="ví dụ deadline:1")
    which.add_argument("--all", action="store_true", help="xác nhận mọi số liệu như đã đọc")
    settings = verb(plan, "settings", "plan settings", "thiết lập riêng của kế hoạch")
    settings.add_argument("id", type=_number, metavar="SỐ_THỨ_TỰ")
    settings.add_argument("--registration-required", metavar="có|không", help="chỉ xét người và tập thể đã đăng ký")
    verb(plan, "check", "plan check", "soát kế hoạch").add_argument("target", metavar="SỐ_THỨ_TỰ|TỆP")
    export = verb(plan, "export", "plan export", "xuất .docx hoặc .pdf")
    export.add_argument("id", type=_number, metavar="SỐ_THỨ_TỰ")
    export.add_argument("out", type=path_of, metavar="TỆP_RA")
    issue = verb(plan, "issue", "plan issue", "ban hành")
    issue.add_argument("id", type=_number, metavar="SỐ_THỨ_TỰ")
    issue.add_argument("--number", required=True)
    issue.add_argument("--on", type=_iso_day, required=True)
    issue.add_argument("--owes", action="extend", nargs="+", metavar="ĐƠN_VỊ", help="đơn vị phải đăng ký")
    amend = verb(plan, "amend", "plan amend", "ghi văn bản sửa đổi")
    amend.add_argument("id", type=_number, metavar="SỐ_THỨ_TỰ")
    amend.add_argument("--type", required=True)
    amend.add_argument("--number", required=True)
    amend.add_argument("--on", type=_iso_day, required=True)
    amend.add_argument("--fact", action="extend", nargs="+", required=True, metavar="LOẠI:SỐ=GIÁ_TRỊ")
    back = verb(plan, "take-back", "plan take-back", "nhận lại bản thảo đã sửa trong Word")
    back.add_argument("id", type=_number, metavar="SỐ_THỨ_TỰ")
    back.add_argument("file", type=path_of, metavar="TỆP")
    which_changes = back.add_mutually_exclusive_group()
    which_changes.add_argument("--accept", action="extend", nargs="+", type=_number, metavar="SỐ", help="nhận từng chỗ")
    which_changes.add_argument("--all", action="store_true", help="nhận mọi chỗ khác")
    year = verb(plan, "calendar", "plan calendar", "lịch công tác thi đua của một năm (.ics, .docx, .pdf)")
    year.add_argument("--year", type=_year, required=True)
    year.add_argument("out", type=path_of, metavar="TỆP_RA")
    carry = verb(plan, "carry-forward", "plan carry-forward", "bản thảo năm mới từ kế hoạch cũ")
    carry.add_argument("id", type=_number, metavar="SỐ_THỨ_TỰ")
    carry.add_argument("--year", type=_year, required=True, metavar="NĂM")
    compare = verb(plan, "compare", "plan compare", "so sánh hai kế hoạch theo bố cục")
    compare.add_argument("old", type=_number, metavar="SỐ_THỨ_TỰ_CŨ")
    compare.add_argument("new", type=_number, metavar="SỐ_THỨ_TỰ_MỚI")


def _basis_verbs(basis: Any, verb: _Verb) -> None:
    listed = verb(basis, "list", "basis list", "các căn cứ và hiệu lực trong ngày")
    shown = verb(basis, "show", "basis show", "một căn cứ: hiệu lực, chỗ viện dẫn, chỗ viết khác nhau")
    shown.add_argument("basis", metavar="SỐ_KÝ_HIỆU", help="ví dụ 30/2020/NĐ-CP, hoặc tên luật")
    for one in (listed, shown):
        one.add_argument("--on", type=_iso_day, metavar="NĂM-THÁNG-NGÀY", help="xét hiệu lực vào ngày này")
    taken = verb(basis, "import-from-plan", "basis import-from-plan", "lấy căn cứ một kế hoạch viện dẫn vào sổ")
    taken.add_argument("id", type=_number, metavar="SỐ_THỨ_TỰ")
    taken.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")


def _office_verbs(office: Any, verb: _Verb) -> None:
    people = verb(office, "import", "office import", "nhập danh sách người, khen thưởng đã có, minh chứng")
    people.add_argument("file", type=path_of, metavar="TỆP", help=".xlsx, .xls, .ods, .csv, .docx")
    kinds = [kind.value for kind in TAKEN_KINDS]
    people.add_argument("--kind", choices=kinds, help="loại danh sách; không ghi: theo dòng tiêu đề")
    people.add_argument("--sheet", action="extend", nargs="+", metavar="TRANG_TÍNH", help="chỉ nhập các trang tính này")
    people.add_argument("--keep-legacy", action="store_true", help="giữ nguyên chữ gõ bằng mã TCVN3, VNI")
    people.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")


def _people_alike_verbs(office: Any, verb: _Verb) -> None:
    found = verb(office, "duplicates", "office duplicates", "những người có thể là một, đã gộp, đã để riêng")
    found.add_argument("--likely", action="store_true", help="chỉ những nhóm rất có thể trùng")
    merge = verb(office, "merge", "office merge", "gộp các bản ghi của một người")
    merge.add_argument("keep", type=_number, metavar="SỐ_NGƯỜI_GIỮ")
    merge.add_argument("others", type=_number, nargs="+", metavar="SỐ_NGƯỜI_GỘP")
    merge.add_argument("--clash", choices=("keep", "other", "both"), help="dòng nào ở lại nơi cả hai cùng có tên")
    apart = verb(office, "keep-apart", "office keep-apart", "ghi là những người khác nhau, không hỏi lại")
    apart.add_argument("people", type=_number, nargs="+", metavar="SỐ_NGƯỜI")
    apart.add_argument("--undo", action="store_true", help="bỏ ghi: hỏi lại như trước")
    verb(office, "unmerge", "office unmerge", "tách lại một lần gộp").add_argument(
        "id", type=_number, metavar="SỐ_LẦN_GỘP"
    )


_DUE_HELP = "registration, dossier, report, other, hoặc mã của hạn trong registration matrix"


def _registration_verbs(registration: Any, verb: _Verb) -> None:
    receive = verb(registration, "receive", "registration receive", "ghi nhận bảng đăng ký của đơn vị")
    receive.add_argument("--plan", type=_number, required=True)
    receive.add_argument("--unit", required=True)
    receive.add_argument("--on", type=_iso_day, required=True)
    receive.add_argument("--reason", default="")
    receive.add_argument("--state", choices=("waiting", "approved", "returned"), default="waiting")
    receive.add_argument("--deadline", metavar="HẠN", default="registration", help=_DUE_HELP)
    template = verb(registration, "template", "registration template", "biểu đăng ký của đơn vị (.xlsx, .docx, .pdf)")
    template.add_argument("--plan", type=_number, required=True)
    template.add_argument("--unit")
    template.add_argument("--all", action="store_true", help="mọi đơn vị, mỗi đơn vị một tệp trong thư mục")
    template.add_argument("--kind", choices=("xlsx", "docx", "pdf"), default="xlsx", help="loại tệp khi dùng --all")
    template.add_argument("out", type=path_of, metavar="TỆP_RA")
    importing = verb(registration, "import", "registration import", "nhận biểu đăng ký đơn vị gửi về")
    importing.add_argument("--plan", type=_number, required=True)
    importing.add_argument("--unit", help="đơn vị của danh sách tự lập")
    importing.add_argument("--received", type=_iso_day, help="ngày nhận; mặc định hôm nay")
    importing.add_argument("--reason", default="", help="lý do nộp trễ")
    importing.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi")
    importing.add_argument("file", type=path_of, metavar="TỆP_HOẶC_THƯ_MỤC")
    board = verb(registration, "board", "registration board", "đơn vị nào đã gửi, chưa gửi, trễ hạn")
    board.add_argument("--plan", type=_number, required=True)
    board.add_argument("--deadline", metavar="HẠN", default="registration", help=_DUE_HELP)
    matrix = verb(registration, "matrix", "registration matrix", "mọi đơn vị và mọi hạn của kế hoạch")
    matrix.add_argument("--plan", type=_number, required=True)
    matrix.add_argument("out", type=path_of, nargs="?", metavar="TỆP_RA")
    counts = verb(registration, "counts", "registration counts", "số đăng ký theo danh hiệu và đơn vị")
    counts.add_argument("--plan", type=_number, required=True)
    for name, told in (("return", "trả lại, có thể giới hạn ở vài dòng"), ("reopen", "mở lại kèm lý do")):
        step = verb(registration, name, f"registration {name}", told)
        step.add_argument("--plan", type=_number, required=True)
        step.add_argument("--unit", required=True)
        step.add_argument("--on", type=_iso_day)
        step.add_argument("--reason", default="")
        step.add_argument("--deadline", metavar="HẠN", default="registration", help=_DUE_HELP)
        if name == "return":
            step.add_argument("--line", action="extend", nargs="+", metavar="SỐ=CHỖ CẦN SỬA", default=[])
    slip = verb(registration, "return-slip", "registration return-slip", "phiếu trả lại của một đơn vị (.docx, .pdf)")
    slip.add_argument("--plan", type=_number, required=True)
    slip.add_argument("--unit", required=True)
    slip.add_argument("--deadline", metavar="HẠN", default="registration", help=_DUE_HELP)
    slip.add_argument("out", type=path_of, metavar="TỆP_RA")
    chase = verb(
        registration, "chase", "registration chase", "công văn đôn đốc, danh sách gọi điện, bảng ký nhận, lịch"
    )
    chase.add_argument("--plan", type=_number, required=True)
    chase.add_argument("--deadline", metavar="HẠN", help=_DUE_HELP)
    chase.add_argument("--number", type=_number, metavar="SỐ", help="số của công văn đầu tiên; bỏ trống: ghi tay")
    chase.add_argument("--one-file", action="store_true", help="mọi công văn trong một tệp")
    chase.add_argument("--all", action="store_true", help="cả đơn vị chưa gửi mà chưa quá hạn")
    chase.add_argument("--answer-by", type=_iso_day, metavar="NĂM-THÁNG-NGÀY", help="ngày hẹn nộp")
    chase.add_argument("out", type=path_of, metavar="THƯ_MỤC_RA")
    owes = verb(registration, "owes", "registration owes", "đơn vị có phải nộp cho một hạn không")
    owes.add_argument("--plan", type=_number, required=True)
    owes.add_argument("--deadline", metavar="HẠN", required=True, help=_DUE_HELP)
    owes.add_argument("--unit", help="chỉ một đơn vị; bỏ trống: mọi đơn vị")
    owes.add_argument("--no", action="store_true", help="không phải nộp")
    owes.add_argument("--reason", default="", help="vì sao đơn vị không phải nộp")


def _award_verbs(award: Any, verb: _Verb) -> None:
    result = verb(award, "result", "award result", "nhập kết quả từ .csv")
    result.add_argument("--year", type=_year, required=True)
    result.add_argument("--plan", type=_number)
    result.add_argument("file", type=path_of, metavar="TỆP")
    check = verb(award, "check", "award check", "thẩm định theo tiêu chuẩn, từng điều kiện có căn cứ")
    check.add_argument("--year", type=_year, required=True, help="năm xét")
    check.add_argument("--person", metavar="HỌ_TÊN", help="một người; trùng tên thì ghi số thứ tự của người")
    check.add_argument("--unit", metavar="ĐƠN_VỊ", help="đơn vị của người, hoặc tập thể cần xét")
    check.add_argument("--award", metavar="MÃ", help="mã hoặc tên; không ghi thì theo các đề nghị của năm")
    check.add_argument("--received", type=_iso_day, metavar="NĂM-THÁNG-NGÀY", help="ngày nhận hồ sơ")
    check.add_argument("out", type=path_of, nargs="?", metavar="TỆP_RA", help="phiếu thẩm định .docx, .pdf")
    money = verb(award, "money", "award money", "mức tiền thưởng của một danh hiệu, hình thức theo ngày quyết định")
    money.add_argument("award", metavar="MÃ", help="mã hoặc tên, ví dụ LDTT")
    money.add_argument("--on", type=_iso_day, required=True, help="ngày quyết định")
    whom = money.add_mutually_exclusive_group()
    whom.add_argument("--collective", action="store_true", help="tặng cho tập thể")
    whom.add_argument("--household", action="store_true", help="tặng cho hộ gia đình")
    tally = verb(award, "tally", "award tally", "tổng hợp, tỷ lệ, chỉ tiêu")
    scope = tally.add_mutually_exclusive_group(required=True)
    scope.add_argument("--year", type=_year)
    scope.add_argument("--plan", type=_number)
    tally.add_argument("--wave", type=_number)
    tally.add_argument("out", type=path_of, nargs="?", metavar="TỆP_RA")


def _data_verbs(data: Any, verb: _Verb) -> None:
    verb(data, "backup", "data backup", "sao lưu sổ").add_argument("out", type=path_of, metavar="TỆP_RA")
    verb(data, "restore", "data restore", "khôi phục sổ từ bản sao lưu").add_argument(
        "file", type=path_of, metavar="TỆP"
    )
    verb(data, "verify", "data verify", "kiểm tra sổ")

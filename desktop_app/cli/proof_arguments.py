"""The words of the verbs about proofs: ratings, initiatives, disciplines, absences, inquiries, minutes, recruitment days."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any

from desktop_app.domain.proof.conduct import AbsenceKind, DisciplineKind, InquiryKind
from desktop_app.domain.proof.initiative import InitiativeKind, Reach
from desktop_app.domain.proof.review import ReviewBody
from desktop_app.domain.proof.service_time import ProofKind
from desktop_app.domain.proof.work_rating import StaffGroup

Verb = Callable[[Any, str, str, str], argparse.ArgumentParser]
Group = Callable[[str, str], Any]
_DAY, _ID = "NĂM-THÁNG-NGÀY", "SỐ_THỨ_TỰ"


def proof_verbs(
    group: Group,
    verb: Verb,
    number: Callable[[str], int],
    year: Callable[[str], int],
    day: Callable[[str], date],
) -> None:
    """Add the verbs; ``group`` makes a group below ``office``; ``number``, ``year`` and ``day`` read one word each."""
    words = _Words(group, verb, number, year, day)
    _rating(words)
    _initiative(words)
    _conduct(words)
    _minutes(words)
    _service(words)


class _Words:
    def __init__(
        self,
        group: Group,
        verb: Verb,
        number: Callable[[str], int],
        year: Callable[[str], int],
        day: Callable[[str], date],
    ) -> None:
        self.group, self._verb, self.number, self.year, self.day = group, verb, number, year, day

    def verb(self, where: Any, what: str, name: str, purpose: str) -> argparse.ArgumentParser:
        return self._verb(where, name, f"office {what} {name}", purpose)

    def removing(self, where: Any, what: str, purpose: str, *, takes_many: bool = False) -> None:
        made = self.verb(where, what, "remove", purpose)
        if takes_many:
            made.add_argument("id", type=self.number, nargs="+", metavar=_ID)
        else:
            made.add_argument("id", type=self.number, metavar=_ID)

    def subject(self, made: argparse.ArgumentParser, *, required: bool = True) -> None:
        made.add_argument("--person", required=required, metavar="HỌ_TÊN", help="họ tên, hoặc “#số”")
        made.add_argument("--unit", metavar="ĐƠN_VỊ", help="đơn vị của người đó")

    def decision(self, made: argparse.ArgumentParser) -> None:
        made.add_argument("--decision", default="", metavar="SỐ_KÝ_HIỆU")
        made.add_argument("--decision-on", type=self.day, metavar=_DAY)
        made.add_argument("--authority", default="", metavar="CƠ_QUAN")

    def period(self, made: argparse.ArgumentParser) -> None:
        made.add_argument("--from", dest="from_on", type=self.day, required=True, metavar=_DAY)
        made.add_argument("--to", dest="to_on", type=self.day, metavar=_DAY)


def _rating(words: _Words) -> None:
    group = words.group("rating", "xếp loại chất lượng")
    for name, purpose in (
        ("add", "ghi xếp loại của một người, hoặc của đơn vị khi không ghi --person"),
        ("all", "xếp loại cả đơn vị hoặc cả cơ quan trong một lần; ai đã có thì giữ nguyên"),
    ):
        made = words.verb(group, "rating", name, purpose)
        made.add_argument("--year", type=words.year, required=True, metavar="NĂM")
        made.add_argument("--grade", required=True, metavar="MỨC", help="HTXSNV, HTTNV, HTNV, KHTNV, “Không xếp loại”")
        if name == "add":
            words.subject(made, required=False)
            made.add_argument("--score", metavar="ĐIỂM")
        else:
            made.add_argument("--unit", action="extend", nargs="+", metavar="ĐƠN_VỊ")
        made.add_argument("--group", choices=[one.value for one in StaffGroup], help="nhóm đối tượng")
        made.add_argument("--instrument", default="", metavar="VĂN_BẢN", help="không ghi: văn bản của nhóm và năm đó")
        words.decision(made)
        made.add_argument("--note", default="")
    words.verb(group, "rating", "list", "xếp loại của một năm").add_argument(
        "--year", type=words.year, required=True, metavar="NĂM"
    )
    words.removing(group, "rating", "xóa xếp loại", takes_many=True)


def _initiative(words: _Words) -> None:
    group = words.group("initiative", "sáng kiến")
    made = words.verb(group, "initiative", "add", "ghi một sáng kiến")
    made.add_argument("--name", required=True, metavar="TÊN")
    made.add_argument("--year", type=words.year, required=True, metavar="NĂM")
    made.add_argument(
        "--author", action="extend", nargs="+", required=True, metavar="HỌ_TÊN", help="họ tên, hoặc “#số”"
    )
    made.add_argument("--kind", choices=[one.value for one in InitiativeKind], default=InitiativeKind.INITIATIVE.value)
    made.add_argument("--reach", choices=[one.value for one in Reach], help="cấp công nhận")
    words.decision(made)
    made.add_argument("--field", default="", metavar="LĨNH_VỰC")
    made.add_argument("--note", default="")
    recognised = words.verb(group, "initiative", "recognise", "thêm một quyết định công nhận")
    recognised.add_argument("id", type=words.number, metavar=_ID)
    recognised.add_argument("--reach", choices=[one.value for one in Reach], required=True)
    words.decision(recognised)
    used = words.verb(group, "initiative", "use", "ghi sáng kiến đã dùng để xét danh hiệu, hình thức nào")
    used.add_argument("id", type=words.number, metavar=_ID)
    used.add_argument("--award", required=True, metavar="DANH_HIỆU")
    used.add_argument("--year", type=words.year, required=True, metavar="NĂM")
    listed = words.verb(group, "initiative", "list", "sáng kiến của một năm, hoặc mọi năm")
    listed.add_argument("--year", type=words.year, metavar="NĂM")
    words.removing(group, "initiative", "xóa sáng kiến")


def _conduct(words: _Words) -> None:
    discipline = words.group("discipline", "kỷ luật")
    made = words.verb(discipline, "discipline", "add", "ghi một kỷ luật")
    words.subject(made)
    made.add_argument("--kind", choices=[one.value for one in DisciplineKind], required=True)
    words.period(made)
    made.add_argument("--decision", default="", metavar="SỐ_KÝ_HIỆU")
    made.add_argument("--authority", default="", metavar="CƠ_QUAN")
    made.add_argument("--note", default="")
    words.verb(discipline, "discipline", "list", "mọi kỷ luật")
    words.removing(discipline, "discipline", "xóa kỷ luật")

    absence = words.group("absence", "nghỉ, đi học")
    made = words.verb(absence, "absence", "add", "ghi thời gian nghỉ, đi học")
    words.subject(made)
    made.add_argument("--kind", choices=[one.value for one in AbsenceKind], required=True)
    words.period(made)
    made.add_argument("--result", default="", metavar="KẾT_QUẢ_HỌC")
    made.add_argument("--note", default="")
    words.verb(absence, "absence", "list", "mọi thời gian nghỉ, đi học")
    words.removing(absence, "absence", "xóa thời gian nghỉ, đi học")

    inquiry = words.group("inquiry", "việc đang xem xét")
    made = words.verb(inquiry, "inquiry", "add", "ghi việc đang xem xét của một người, hoặc của đơn vị")
    words.subject(made, required=False)
    made.add_argument("--kind", choices=[one.value for one in InquiryKind], required=True)
    words.period(made)
    made.add_argument("--conclusion", default="", metavar="KẾT_LUẬN")
    closed = words.verb(inquiry, "inquiry", "close", "ghi đã kết luận")
    closed.add_argument("id", type=words.number, metavar=_ID)
    closed.add_argument("--on", type=words.day, required=True, metavar=_DAY)
    closed.add_argument("--conclusion", default="", metavar="KẾT_LUẬN")
    words.verb(inquiry, "inquiry", "list", "mọi việc đang xem xét")
    words.removing(inquiry, "inquiry", "xóa việc đang xem xét")


def _minutes(words: _Words) -> None:
    group = words.group("minutes", "biên bản bình xét")
    made = words.verb(group, "minutes", "add", "ghi một biên bản")
    made.add_argument("--year", type=words.year, required=True, metavar="NĂM")
    made.add_argument("--body", choices=[one.value for one in ReviewBody], required=True)
    made.add_argument("--unit", metavar="ĐƠN_VỊ", help="đơn vị họp bình xét")
    made.add_argument("--on", type=words.day, required=True, metavar=_DAY)
    made.add_argument("--number", default="", metavar="SỐ_BIÊN_BẢN")
    for name, purpose in (
        ("members", "tổng số người"),
        ("present", "số người biểu quyết"),
        ("valid", "số phiếu hợp lệ"),
    ):
        made.add_argument(f"--{name}", type=words.number, metavar="SỐ", help=purpose)
    made.add_argument("--secret", choices=("yes", "no"), help="bỏ phiếu kín")
    made.add_argument("--from-year", action="store_true", help="lấy các đề nghị, đăng ký của năm làm đối tượng")
    made.add_argument(
        "--vote", action="append", nargs=3, default=[], metavar=("DANH_HIỆU", "HỌ_TÊN_HOẶC_ĐƠN_VỊ", "SỐ_PHIẾU")
    )
    made.add_argument("--attest", action="store_true", help="biên bản xác nhận việc chấp hành của mọi đối tượng")
    words.verb(group, "minutes", "list", "biên bản của một năm").add_argument(
        "--year", type=words.year, required=True, metavar="NĂM"
    )
    words.verb(group, "minutes", "attest", "xác nhận việc chấp hành của mọi đối tượng").add_argument(
        "id", type=words.number, metavar=_ID
    )
    words.removing(group, "minutes", "xóa biên bản")


def _service(words: _Words) -> None:
    group = words.group("service", "ngày tuyển dụng, nhóm công chức, viên chức")
    made = words.verb(group, "service", "set", "ghi của một người; điều không ghi thì giữ như cũ")
    words.subject(made)
    made.add_argument("--recruited", type=words.day, metavar=_DAY)
    made.add_argument("--left", type=words.day, metavar=_DAY)
    made.add_argument("--group", choices=[one.value for one in StaffGroup])
    made.add_argument("--leader", choices=("yes", "no"), help="giữ chức vụ lãnh đạo, quản lý")
    words.verb(group, "service", "list", "của mọi người đã ghi")
    words.removing(group, "service", "xóa của người có số thứ tự")
    complete = words.group("complete", "loại minh chứng đã ghi đủ của một năm")
    for name, purpose in (("add", "ghi là đã đủ"), ("remove", "bỏ ghi đủ")):
        made = words.verb(complete, "complete", name, purpose)
        made.add_argument("kind", choices=[one.value for one in ProofKind])
        made.add_argument("--year", type=words.year, required=True, metavar="NĂM")
        words.subject(made, required=False)
    words.verb(complete, "complete", "list", "những gì đã ghi đủ")

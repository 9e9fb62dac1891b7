"""The words of the verbs about quotas and what-if."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any

Verb = Callable[[Any, str, str, str], argparse.ArgumentParser]
_DAY = "NĂM-THÁNG-NGÀY"


def quota_verbs(
    award: Any, verb: Verb, number: Callable[[str], int], year: Callable[[str], int], day: Callable[[str], date]
) -> None:
    """``number``, ``year`` and ``day`` read one word each."""

    def scoped(name: str, told: str) -> argparse.ArgumentParser:
        made = verb(award, name, f"award {name}", told)
        scope = made.add_mutually_exclusive_group(required=True)
        scope.add_argument("--year", type=year)
        scope.add_argument("--plan", type=number)
        return made

    quota = scoped("quota", "tỷ lệ xét: cách tính, căn cứ, đã dùng, lý do vượt")
    quota.add_argument("--award", metavar="MÃ", help="chỉ một danh hiệu, hình thức")
    quota.add_argument("--reason", metavar="LÝ_DO", help="ghi lý do cho các tỷ lệ đang bị vượt")
    settings = verb(award, "quota-settings", "award quota-settings", "đặt cách tính một tỷ lệ, kèm căn cứ")
    settings.add_argument("--plan", type=number, required=True)
    settings.add_argument("--quota", type=number, required=True, metavar="SỐ", help="tỷ lệ thứ mấy của kế hoạch")
    settings.add_argument("--meaning", metavar="tối đa|bằng|ít nhất")
    settings.add_argument("--base", metavar="MÃ", help="danh hiệu làm gốc tính, hoặc HEADCOUNT: tổng số người")
    settings.add_argument("--scope", choices=("agency", "unit", "bloc", "cluster"))
    settings.add_argument("--rounding", choices=("down", "nearest", "up"))
    settings.add_argument("--split", choices=("pooled", "per_unit", "largest_remainder", "reserve"))
    settings.add_argument("--reserve", type=int, metavar="SỐ_SUẤT", help="số suất Hội đồng giữ lại")
    settings.add_argument("--percent-by-title", metavar="DANH_HIỆU TỶ_LỆ; …", help="ví dụ “TTLĐXS 15; TTLĐTT 10”")
    settings.add_argument("--source", default="", help="văn bản làm căn cứ")
    settings.add_argument(
        "--source-kind", choices=("plan", "amendment", "office_rule"), help="mặc định office_rule khi có --source"
    )
    preferences = verb(award, "preferences", "award preferences", "ưu tiên khi thành tích ngang nhau")
    preferences.add_argument("--on", type=day, metavar=_DAY, help="ngày nhận hồ sơ")
    preferences.add_argument("--add", choices=("women", "direct_workers"), help="thêm một ưu tiên riêng của cơ quan")
    preferences.add_argument("--source", default="", help="văn bản quy định ưu tiên")
    preferences.add_argument("--remove", choices=("women", "direct_workers"))
    trial = scoped("what-if", "thử chuyển một người và xem các tỷ lệ; chỉ ghi khi có --apply")
    trial.add_argument("--person", required=True, metavar="HỌ_TÊN")
    trial.add_argument("--unit", metavar="ĐƠN_VỊ", help="đơn vị, khi trùng họ tên")
    trial.add_argument("--from", dest="from_code", metavar="MÃ", help="danh hiệu, hình thức đang xét")
    where = trial.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", metavar="MÃ", help="danh hiệu, hình thức chuyển sang; thêm vào nếu chưa có kết quả")
    where.add_argument("--withdraw", action="store_true", help="rút khỏi danh sách")
    trial.add_argument("--received", type=day, metavar=_DAY, help="ngày nhận hồ sơ")
    trial.add_argument("--apply", action="store_true", help="ghi vào sổ")
    trial.add_argument("--with-next", action="store_true", help="đề nghị luôn người kế tiếp vào suất còn trống")

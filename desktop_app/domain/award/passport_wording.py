"""What a passport says in sentences, for the window, the command line and the paper alike."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.passport import Passport


def gap_words(years: Iterable[int]) -> str:
    """ "Năm chưa có khen thưởng: 2019, 2021-2023." with a run of three or more years written short; "" without any."""
    runs = []
    for _, group in groupby(enumerate(sorted(years)), lambda pair: pair[1] - pair[0]):
        run = [year for _, year in group]
        runs += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else [str(year) for year in run]
    return f"Năm chưa có khen thưởng: {', '.join(runs)}." if runs else ""


def counts_words(passport: Passport) -> str:
    """What the unit and those it took the place of have together, as information; "" where there are none."""
    if not passport.counts:
        return ""
    told = "; ".join(
        f"{award_name(one.award_code)} {one.together} lần (đơn vị này {one.own}, đơn vị cũ {one.former})"
        for one in passport.counts
    )
    return f"Tính cả trước và sau sắp xếp tổ chức, để tham khảo: {told}."


def idle_words(passport: Passport) -> str:
    """Why some awards are marked "không cộng dồn"; "" where none is."""
    if passport.idle_source is None:
        return ""
    return (
        "“Không cộng dồn”: kết quả khen đột xuất, chuyên đề không dùng làm điều kiện xét khen công trạng mức cao hơn "
        f"({passport.idle_source.shown})."
    )

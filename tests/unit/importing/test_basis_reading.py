"""What stands after a mention as its trích yếu, and where it ends."""

from __future__ import annotations

import pytest

from desktop_app.importing.facts.basis_reading import cited_in


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Căn cứ Kế hoạch số 31/KH-UBND ngày 10/3/2026 của UBND tỉnh phát động thi đua năm 2026, Sở Nội vụ xây dựng",
            "phát động thi đua năm 2026",
        ),
        (
            "Thực hiện Chỉ thị số 98/CT-BTTTT ngày 10/12/2021 của Bộ về công tác thi đua, khen thưởng (TĐKT) năm 2022; và",
            "về công tác thi đua, khen thưởng năm 2022",
        ),
        (
            "Kế hoạch số 7/KH-UBND ngày 13/01/2026 của UBND tỉnh phát động “Kỷ cương, Đổi mới; sáng tạo” năm 2026.",
            "phát động “Kỷ cương, Đổi mới; sáng tạo” năm 2026",
        ),
        (
            "Kế hoạch số 170/KH-UBND ngày 20/11/2020 của Ủy ban nhân dân (UBND) tỉnh về việc phát động phong trào thi đua",
            "về việc phát động phong trào thi đua",
        ),
        (
            "Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ quy định một số điều của Luật A và Luật B",
            "quy định một số điều của Luật A và Luật B",
        ),
        ("Theo Quyết định số 11/2019/QĐ-UBND ngày 18/7/2019 của UBND tỉnh Trà Giang.", ""),
        ("số 05/2020/TT-BNV ngày 09/11/2020, các đơn vị", ""),
    ],
)
def test_the_title_ends_where_the_citation_ends(text: str, title: str) -> None:
    assert cited_in(text)[0].title == title


def test_every_mention_has_its_own_title() -> None:
    text = (
        "Quyết định số 18/2020/QĐ-UBND ngày 27/10/2020 của UBND về việc sửa đổi Quyết định số 24/2018/QĐ-UBND "
        "ngày 28/12/2018 của UBND tỉnh; Thông tư số 05/2020/TT-BNV ngày 09/11/2020 của Bộ Nội vụ về việc bãi bỏ khoản 7"
    )
    found = cited_in(text)
    assert [one.citation.symbol for one in found] == ["QĐ-UBND", "QĐ-UBND", "TT-BNV"]
    assert found[0].title.startswith("về việc sửa đổi Quyết định số 24/2018/QĐ-UBND")
    assert found[1].title == ""
    assert found[2].title == "về việc bãi bỏ khoản 7"
    assert all(text.startswith(one.citation.text, one.start) for one in found)

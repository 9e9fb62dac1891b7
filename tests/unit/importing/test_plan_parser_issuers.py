"""Who issues a plan and who signs it, in the shapes that the five real plans do not show."""

from __future__ import annotations

from desktop_app.importing.plan.plan_parser import parse_plan


def test_a_peoples_committee_over_its_province_is_one_issuer() -> None:
    head = parse_plan("ỦY BAN NHÂN DÂN\nTỈNH HẢI VÂN\n\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nThi đua\n\nI. A\n").head
    assert (head.parent_agency, head.agency) == ("", "ỦY BAN NHÂN DÂN TỈNH HẢI VÂN")


def test_a_post_below_the_name_belongs_to_the_signature() -> None:
    foot = "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nTM. HỘI ĐỒNG\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Hòa\nGIÁM ĐỐC SỞ NỘI VỤ\n"
    form = "\nBẢNG ĐĂNG KÝ THI ĐUA\nNĂM 2026\n"
    content = parse_plan(f"Số: 5/KH-HĐ\n\nKẾ HOẠCH\nThi đua\n\nI. MỤC ĐÍCH\n\nThi đua./.\n\n{foot}{form}")
    assert content.signature.lines == ("TM. HỘI ĐỒNG", "PHÓ CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ")
    assert content.signature.name == "Nguyễn Văn Hòa"
    assert [one.title for one in content.attachments] == ["BẢNG ĐĂNG KÝ THI ĐUA"]

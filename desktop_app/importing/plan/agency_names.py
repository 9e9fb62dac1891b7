"""The agency behind a symbol and a place, as a proposal: "KH-STTTT" of Đồng Nai is its Sở Thông tin và Truyền thông."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.plan import DocumentHead, ReadingNote

_NAMES = {
    "STTTT": "Sở Thông tin và Truyền thông",
    "SKHCN": "Sở Khoa học và Công nghệ",
    "SKH&CN": "Sở Khoa học và Công nghệ",
    "SNV": "Sở Nội vụ",
    "STC": "Sở Tài chính",
    "STP": "Sở Tư pháp",
    "SYT": "Sở Y tế",
    "SXD": "Sở Xây dựng",
    "SCT": "Sở Công Thương",
    "SGDĐT": "Sở Giáo dục và Đào tạo",
    "SGD&ĐT": "Sở Giáo dục và Đào tạo",
    "SGTVT": "Sở Giao thông vận tải",
    "SKHĐT": "Sở Kế hoạch và Đầu tư",
    "SKH&ĐT": "Sở Kế hoạch và Đầu tư",
    "SNNPTNT": "Sở Nông nghiệp và Phát triển nông thôn",
    "SNN&PTNT": "Sở Nông nghiệp và Phát triển nông thôn",
    "SNNMT": "Sở Nông nghiệp và Môi trường",
    "SNN&MT": "Sở Nông nghiệp và Môi trường",
    "STNMT": "Sở Tài nguyên và Môi trường",
    "STN&MT": "Sở Tài nguyên và Môi trường",
    "SLĐTBXH": "Sở Lao động - Thương binh và Xã hội",
    "SLĐTB&XH": "Sở Lao động - Thương binh và Xã hội",
    "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch",
    "SVHTT&DL": "Sở Văn hóa, Thể thao và Du lịch",
    "SVHTT": "Sở Văn hóa và Thể thao",
    "SDL": "Sở Du lịch",
    "SNGV": "Sở Ngoại vụ",
    "SDTTG": "Sở Dân tộc và Tôn giáo",
    "BDT": "Ban Dân tộc",
    "TTT": "Thanh tra",
}
_CITIES = {"ha noi", "ho chi minh", "da nang", "hai phong", "can tho", "hue"}
_CITY_PREFIXES = ("thành phố ", "tp. ", "tp.", "tp ")
_PARENT = "Ủy ban nhân dân"


def with_proposed_agency(head: DocumentHead) -> tuple[DocumentHead, list[ReadingNote]]:
    """The head with the agency and its parent proposed where the paper names none; the proposal is said in a warning."""
    if head.agency or not head.place:
        return head, []
    groups = [part for part in head.symbol.replace("/", "-").split("-") if part]
    name = next((_NAMES[part.upper()] for part in groups[1:2] if part.upper() in _NAMES), "")
    region = _region(head.place)
    if "UBND" in (part.upper() for part in groups[1:2]):
        head = replace(head, proposed_agency=f"{_PARENT} {region}")
    elif name:
        head = replace(head, proposed_agency=f"{name} {region}", proposed_parent_agency=f"{_PARENT} {region}")
    else:
        return head, []
    message = f"Tệp không có tên cơ quan; đề xuất “{head.proposed_agency}” theo ký hiệu và địa danh."
    return head, [ReadingNote("head.agency_proposed", message, 0)]


def _region(place: str) -> str:
    for prefix in _CITY_PREFIXES:
        if place.lower().startswith(prefix):
            return f"Thành phố {place[len(prefix) :].strip()}"
    return f"thành phố {place}" if fold(place) in _CITIES else f"tỉnh {place}"

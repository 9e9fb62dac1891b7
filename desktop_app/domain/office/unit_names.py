"""Names of units: which unit a written name means, what kind a name suggests, a short name for narrow tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from desktop_app.domain.language.text import clean_line, fold, match_key
from desktop_app.domain.office.office import Unit, UnitKind

SHORT_NAME_LIMIT = 28
"""Letters of a short name: what the narrowest column of a board holds."""

_GAP = " … "

_KINDS: tuple[tuple[str, UnitKind], ...] = (
    (r"(ban )?lanh dao\b|ban giam doc\b", UnitKind.LEADERSHIP),
    (r"cum\b", UnitKind.CLUSTER),
    (r"khoi\b", UnitKind.BLOC),
    (r"((tong )?cong ty|doanh nghiep|tap doan|hop tac xa|ngan hang|buu dien)\b", UnitKind.ENTERPRISE),
    (r"(ubnd|uy ban nhan dan) (huyen|thi xa|thanh pho)\b|huyen\b|thi xa\b", UnitKind.DISTRICT),
    (r"(phong|trung tam)\b.* (huyen|thi xa|thanh pho) \S", UnitKind.DISTRICT),
    (r"(van phong|phong|thanh tra|ban)\b|p\. ?\S|vp\b", UnitKind.DIVISION),
    (r"(trung tam|chi cuc|truong|vien|quy|ban quan ly)\b", UnitKind.CENTER),
)

_SHORTER: tuple[tuple[str, str], ...] = (
    ("Ủy ban nhân dân", "UBND"),
    ("Công ty trách nhiệm hữu hạn", "Cty TNHH"),
    ("Công ty cổ phần", "Cty CP"),
    ("Công ty", "Cty"),
    ("Tiêu chuẩn Đo lường Chất lượng", "TĐC"),
    ("Khoa học và Công nghệ", "KH&CN"),
    ("Công nghệ thông tin và Truyền thông", "CNTT&TT"),
    ("Công nghệ thông tin", "CNTT"),
    ("Thông tin và Truyền thông", "TT&TT"),
    ("Đổi mới sáng tạo", "ĐMST"),
    ("Chuyển đổi số", "CĐS"),
    ("Sở hữu trí tuệ", "SHTT"),
    ("Bưu chính - Viễn thông", "BC-VT"),
    ("Hành chính", "HC"),
    ("Kế hoạch", "KH"),
    ("Tài chính", "TC"),
    ("Quản lý", "QL"),
    ("Truyền thông", "TT"),
    ("Thông tin", "TT"),
    ("Công nghệ", "CN"),
    ("Văn hóa", "VH"),
    ("Doanh nghiệp", "DN"),
    ("Trung tâm", "TT"),
    ("thành phố", "TP"),
    ("thị xã", "TX"),
    ("huyện", "H."),
    (" và ", " & "),
    ("Phòng", "P."),
)


def guess_kind(name: str) -> UnitKind:
    """The kind a name begins like; the clerk may say otherwise."""
    folded = fold(name.casefold().replace("quận", "huyện"))  # without its mark "quận" would be "quản" as well
    return next((kind for form, kind in _KINDS if re.match(form, folded)), UnitKind.OTHER)


def suggest_short_name(name: str) -> str:
    """At most 28 letters by the usual abbreviations; empty when the name itself is short enough.

    What is still too long loses its middle: units of one kind begin alike and differ at the end ("số 7", "Tây Bắc").
    """
    short = clean_line(name)
    if len(short) <= SHORT_NAME_LIMIT:
        return ""
    for long, abbreviation in _SHORTER:
        short = re.sub(re.escape(long), abbreviation, short, flags=re.IGNORECASE)
        if len(short) <= SHORT_NAME_LIMIT:
            return short
    return _without_middle(short.split(" "))


def _without_middle(words: list[str]) -> str:
    """As many whole words from both ends as there is room for, the end first."""
    head, tail = words[:1], words[-1:]
    room = SHORT_NAME_LIMIT - len(_GAP) - len(head[0])
    if len(tail[0]) > room:
        return " ".join(words)[: SHORT_NAME_LIMIT - 1] + "…"
    for word in reversed(words[1:-1]):
        if len(" ".join([word, *tail])) > min(room, SHORT_NAME_LIMIT // 2):
            break
        tail.insert(0, word)
    for word in words[1 : len(words) - len(tail)]:
        if len(" ".join([*head, word, *tail])) + len(_GAP) - 1 > SHORT_NAME_LIMIT:
            break
        head.append(word)
    return " ".join(head).rstrip(" ,;&-") + _GAP + " ".join(tail).lstrip("&- ")


class UnitIndex:
    """Finds the unit a written name means: by name or short name; marks may be left out, never be other ones."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = tuple(units)
        self._by_name: dict[str, Unit] = {}
        self._by_short_name: dict[str, Unit] = {}
        self._by_fold: dict[str, list[Unit]] = {}
        for unit in self._units:
            self._by_name.setdefault(match_key(unit.name), unit)
            if unit.short_name:
                self._by_short_name.setdefault(match_key(unit.short_name), unit)
            for name in {fold(unit.name), fold(unit.short_name)} - {""}:
                self._by_fold.setdefault(name, []).append(unit)

    def find(self, text: str) -> Unit | None:
        """The unit meant, or None. "Phong Ke hoach" means Phòng Kế hoạch when no other unit folds alike."""
        key = match_key(text)
        found = self._by_name.get(key) or self._by_short_name.get(key)
        if found is None and fold(text) == key:
            alike = self._by_fold.get(key, [])
            found = alike[0] if len(alike) == 1 else None
        return found

    def near(self, text: str) -> tuple[str, ...]:
        """Up to three names that look like what was written."""
        folds = {fold(unit.name): unit.name for unit in self._units}
        written = fold(text)
        inside = [name for folded, name in folds.items() if written and written in folded]
        close = [folds[found] for found in get_close_matches(written, folds, n=3, cutoff=0.6)]
        return tuple(dict.fromkeys([*inside, *close]))[:3]

"""What a chase letter says of the plan, of what is missing and of whom to call: the values of its fields."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import Unit
from desktop_app.domain.plan.labels import dated_label
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.registration.chasing import OwedPaper

_MOST_NAMED = 2


def contact_of(unit: Unit | None) -> str:
    """ "Văn phòng Sở (đồng chí Bùi Thị Như Ý), điện thoại (0200) 3600 102"."""
    if unit is None:
        return ""
    named = f"{unit.name} (đồng chí {unit.contact})" if unit.contact else unit.name
    return f"{named}, điện thoại {unit.phone}" if unit.phone else named


def quoted_plan(plan: Plan, agency: str) -> str:
    """Number, day, issuer and subject, as a first mention has them."""
    subject = clean_line(plan.content.head.subject)
    issued_by = f" của {agency}" if agency else ""
    if not subject or not plan.content.head.full_number:
        return f"{dated_label(plan)}{issued_by}"
    small = subject[:1].lower() + subject[1:]
    return f"{dated_label(plan)}{issued_by} {small if small.startswith('về ') else f'về việc {small}'}"


def missing_line(paper: OwedPaper, plan_label: str) -> str:
    """ "Bảng đăng ký thi đua năm 2026: hạn 20/3/2026, quá hạn 3 ngày (mục IV.3)"."""
    named = paper.name[:1].upper() + paper.name[1:]
    due = f"hạn {format_text(paper.due_on)}" if paper.due_on else ""
    place = paper.source.removesuffix(plan_label).rstrip(", ")
    late = "" if paper.returned_on is None and paper.due_on is None else paper.standing
    return f"{named}: {', '.join(filter(None, (due, late)))}{f' ({place})' if place else ''}"


def papers_words(papers: Sequence[OwedPaper]) -> str:
    """Named in full up to two; more would make the subject a list, which stands below anyway."""
    return listed([paper.name for paper in papers]) if len(papers) <= _MOST_NAMED else "các báo cáo, hồ sơ còn thiếu"


def listed(parts: Sequence[str]) -> str:
    """ "a", "a và b", "a, b và c"."""
    return " và ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""

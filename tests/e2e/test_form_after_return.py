"""A form that comes back after a return for some lines: whatever else it changes keeps it out, and the line is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from season_forms import fill, open_season

from desktop_app.domain.registration.exchange.form_identity import ReceivingTerms
from desktop_app.domain.registration.exchange.form_review import ReviewState
from desktop_app.domain.registration.returned_lines import LineRemark

THIS_YEAR, DAY = 2, date(2026, 3, 23)


def test_a_mended_form_may_change_only_what_was_flagged(tmp_path: Path, fixed_clock: Any) -> None:
    fixed_clock.move_to(DAY)
    office = open_season(tmp_path / "so", fixed_clock, 2, 12)
    papers, service = office.registration_paper_service, office.registration_exchange_service
    path = next(write() for _name, write in papers.prepare_all_forms(THIS_YEAR, tmp_path / "gui", "xlsx"))
    first = tmp_path / "lần 1.xlsx"
    fill(path, 1).book.save(first)
    season, terms = service.season(THIS_YEAR), ReceivingTerms(DAY)
    (read,) = service.read(service.files_of(first))
    taken = service.take_in(season, read, terms)
    unit_id = taken.unit_id or 0
    lines = office.registration_service.lines(THIS_YEAR, unit_id)
    assert len(lines) > 1
    second = tmp_path / "lần 2.xlsx"
    fill(path, 2).book.save(second)
    (again,) = service.read(service.files_of(second))
    assert service.review(season, again, terms).state is ReviewState.READY
    office.registration_service.return_(THIS_YEAR, unit_id, "", DAY, remarks=[LineRemark(lines[0].id, "Sai danh hiệu")])
    review = service.review(season, again, terms)
    codes = {problem.code for problem in review.faults}
    assert codes == {"registration.line_not_returned"}
    assert "chỉ sửa dòng" in next(iter(review.faults)).message
    assert office.registration_service.lines(THIS_YEAR, unit_id) == lines
    office.registration_service.flag_lines(THIS_YEAR, unit_id, (), DAY)
    assert service.review(season, again, terms).state is ReviewState.READY
    office.close()

"""A season: two hundred forms go out, most come back, many spoilt in named ways, and the board is right to the row."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from season_forms import ALTERATIONS, fill, found_office, open_season

from desktop_app.bootstrap import open_office
from desktop_app.domain.registration.exchange.form_identity import ReceivingTerms
from desktop_app.domain.registration.exchange.form_review import ReviewState
from desktop_app.system.paths import AppPaths

UNITS, PEOPLE, BACK = 200, 5000, 190
SPOILT_EACH = 6
THIS_YEAR = 2


def test_two_hundred_forms_go_out_and_the_board_is_right_to_the_row(tmp_path: Path, fixed_clock: Any) -> None:
    fixed_clock.move_to(date(2026, 3, 23))
    office = open_season(tmp_path / "so", fixed_clock, UNITS, PEOPLE)
    papers, service = office.registration_paper_service, office.registration_exchange_service
    sent, back = tmp_path / "gui", tmp_path / "ve"
    forms = [write() for _name, write in papers.prepare_all_forms(THIS_YEAR, sent, "xlsx")]
    assert len(forms) == UNITS
    assert len({path.name for path in forms}) == UNITS

    # The units fill them: ten never answer, the rest one by one, spoilt in turn
    back.mkdir()
    spoilt = [name for name in ALTERATIONS for _ in range(SPOILT_EACH)]
    expected: dict[str, tuple[str, str, str, int]] = {}  # file → unit, state, code, lines
    for number, path in enumerate(sorted(forms, key=lambda one: int(one.stem.rsplit(" ", 1)[1]))[:BACK], start=1):
        unit = f"Trạm Khuyến nông số {number}"
        form = fill(path, number)
        state, code = "ready", ""
        if number <= len(spoilt):
            alteration = ALTERATIONS[spoilt[number - 1]]
            alteration.spoil(form)
            state, code = alteration.state, alteration.code
        name = form.path.name
        form.book.save(back / name)
        expected[name] = (unit, state, code, form.lines)
    last_year = papers.prepare_all_forms(1, tmp_path / "cu", "xlsx")[198][1]()
    shutil.copy(last_year, back / "Biểu năm ngoái.xlsx")
    found_office(other := AppPaths.for_data_folder(tmp_path / "khac"), fixed_clock, 1, 5, agency="Sở Y tế Hòa An")
    neighbour = open_office(other, fixed_clock)
    elsewhere = neighbour.registration_paper_service.prepare_all_forms(THIS_YEAR, tmp_path / "noi-khac", "xlsx")[0][1]()
    neighbour.close()
    shutil.copy(elsewhere, back / "Biểu của sở khác.xlsx")

    # The clerk takes in the folder
    season = service.season(THIS_YEAR)
    terms = ReceivingTerms(date(2026, 3, 23))
    read = service.read(service.files_of(back))
    assert len(read) == BACK + 2
    told: dict[str, Any] = {}
    for file in read:
        review = service.review(season, file, terms)
        told[file.name] = review
        if review.state is ReviewState.READY:
            service.take_in(season, file, terms)

    assert told["Biểu năm ngoái.xlsx"].refusal.code == "form.other_year"
    assert told["Biểu của sở khác.xlsx"].refusal.code in ("form.other_office", "form.other_plan")
    seen: Counter[str] = Counter()
    for name, (unit, state, code, lines) in expected.items():
        review = told[name]
        codes = [one.code for one in review.problems] + ([review.refusal.code] if review.refusal else [])
        assert review.state.value == state, (name, unit, codes, code)
        assert not code or code in codes, (name, codes)
        if state != "refused":
            assert review.unit == unit
        if state == "ready":
            assert len(review.lines) == lines, (name, codes)
        if not code:
            assert codes == [], (name, codes)
        seen[code] += 1
    mistyped = [one for review in told.values() for one in review.problems if one.code == "person_unknown"]
    assert len(mistyped) == SPOILT_EACH
    assert all(len(one.offers) > 1 for one in mistyped), [one.message for one in mistyped]

    board = {
        row.unit: (row.registration.state.value, row.line_count)
        for row in office.registration_service.board(THIS_YEAR).rows
    }
    assert len(board) == UNITS
    wanted = {f"Trạm Khuyến nông số {number}": ("not_sent", 0) for number in range(1, UNITS + 1)}
    wanted |= {unit: ("waiting", lines) for unit, state, _code, lines in expected.values() if state == "ready"}
    assert board == wanted

    # A second submission: changed, shown, the earlier kept, and one undo takes it back
    number = BACK
    form = fill(back / f"Đăng ký thi đua 2026 - Trạm Khuyến nông số {number}.xlsx", number + 1)
    again = tmp_path / "gửi lại.xlsx"
    form.book.save(again)
    second = service.read([again])[0]
    review = service.review(season, second, terms)
    assert review.is_second
    assert review.differences
    service.take_in(season, second, terms)
    unit_id = review.unit_id
    assert unit_id is not None
    kept = service.submissions(THIS_YEAR, unit_id)
    assert [one.name for one in kept] == [f"Đăng ký thi đua 2026 - Trạm Khuyến nông số {number}.xlsx", "gửi lại.xlsx"]
    assert service.submission_content(kept[0].id) == (back / kept[0].name).read_bytes()
    office.operations.undo()
    assert len(service.submissions(THIS_YEAR, unit_id)) == 1
    assert office.registration_service.board(THIS_YEAR).rows[number - 1].line_count == board[review.unit][1]
    office.close()

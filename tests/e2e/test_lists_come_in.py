"""A season of messy lists: 5,000 people and six years of awards come in, every row accounted for, and go again by undo."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from clerk import Clerk
from invented_office import InventedOffice, invent_office
from messy_workbooks import MESSES, MessyFile, write_mess, write_season

from desktop_app.assembly.office import Office
from desktop_app.bootstrap import open_office
from desktop_app.domain.award.award_naming import awards_named
from desktop_app.domain.lists.column import ListKind
from desktop_app.domain.lists.judged import Fate
from desktop_app.services.list_import_service import ListPreview
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths

TODAY = date(2026, 3, 23)


@pytest.fixture(scope="module")
def invented() -> InventedOffice:
    return invent_office(units=200, people=5000)


@pytest.fixture(scope="module")
def season(invented: InventedOffice, tmp_path_factory: pytest.TempPathFactory) -> list[MessyFile]:
    return write_season(tmp_path_factory.mktemp("season"), invented)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(AppPaths.for_data_folder(tmp_path / "so"), FixedClock(TODAY))
    yield opened
    opened.close()


def dump(office: Office) -> dict[str, list[Any]]:
    return {
        "units": list(office.office_service.units()),
        "people": list(office.office_service.people()),
        "awards": list(office.award_history_service.of_years(1900, 2100)),
    }


def account_for(preview: ListPreview, file: MessyFile) -> None:
    """Every row that the writer of the file knows of has a fate, or is told to be no entry."""
    judged = {row.key for row in preview.rows}
    told = {(one.table, one.row) for one in preview.left_out}
    assert len(judged) == len(preview.rows), "no row twice"
    taken = preview.taken.tables
    for place, (table, truth) in enumerate(zip(taken, file.tables, strict=True)):
        rows = {(place, number) for number in truth.entries}
        if table.is_taken:
            assert rows <= judged, (file.path.name, sorted(rows - judged))
            assert {(place, number) for number in truth.outside} <= told, file.path.name
        else:
            assert (place, 0) in told
    counts = preview.counts()
    skipped = sum(row.fate is Fate.DOUBLE and not row.stores for row in preview.rows)
    others = counts[Fate.FAULTY] + counts[Fate.CHOOSE] + counts[Fate.LEFT_OUT]
    assert preview.stored_rows + skipped + others == len(preview.rows)


def test_a_season_comes_in_and_goes_again(office: Office, invented: InventedOffice, season: list[MessyFile]) -> None:
    service, before = office.list_import_service, dump(office)
    entries: Counter[ListKind] = Counter()
    stored_rows: Counter[ListKind] = Counter()
    for file in season:
        preview = service.preview_file(file.path)
        account_for(preview, file)
        answers = {row.who: row.candidates[0].person_id for row in preview.rows if row.fate is Fate.CHOOSE}
        taken = preview.taken.with_answers(answers)
        answered = service.prepare_judging(taken)()
        account_for(answered, file)
        assert answered.counts()[Fate.CHOOSE] == 0, "an answer serves"
        assert answered.counts()[Fate.FAULTY] == 0, [row.remark for row in answered.rows if row.fate is Fate.FAULTY][:3]
        done = service.store(answered)
        assert done.rows == answered.stored_rows
        entries[file.kind] += len(preview.rows)
        stored_rows[file.kind] += done.rows
    people = office.office_service.people()
    assert len(people) == stored_rows[ListKind.PEOPLE] > 4900
    assert {unit.name.casefold() for unit in office.office_service.units()} == {
        name.casefold() for name in invented.units
    }
    assert stored_rows[ListKind.AWARDS] > 0.9 * entries[ListKind.AWARDS]
    while office.operations.undo_name():
        office.operations.undo()
    assert dump(office) == before


def test_whose_each_award_is(office: Office, invented: InventedOffice, season: list[MessyFile]) -> None:
    """Of all who can be told by name and unit, the history is the truth to the year, the award and the decision."""
    for file in season:
        office.list_import_service.take_in(file.path)
    true: dict[tuple[str, str], set[tuple[int, str, str]]] = defaultdict(set)
    for award in invented.awards:
        if award.person is not None:
            (code,) = awards_named(award.award).codes
            true[award.person.name, award.unit.casefold()].add((award.year, code, award.number))
    told_apart = Counter((person.name, person.unit.casefold()) for person in invented.people)
    units = {unit.id: unit.name.casefold() for unit in office.office_service.units()}
    with_units = {
        one.casefold()
        for file in season
        if file.path.stem == "awards_flat"
        for one in invented.units
        if any(one in values.values() for table in file.tables for values in table.entries.values())
    }
    checked = 0
    for person in office.office_service.people():
        key = (person.full_name, units[person.memberships[-1].unit_id])
        if told_apart[key] != 1 or key[1] not in with_units:
            continue
        found = {
            (one.award.achievement_year, one.award.award_code, one.award.decision_number)
            for one in office.award_history_service.of_person(person.id)
            if units[one.award.unit_id] == key[1]
        }
        assert found == true[key], person.full_name
        checked += 1
    assert checked > 500


@pytest.mark.parametrize("name", [name for name in MESSES if not name.startswith(("registration", "project"))])
def test_each_kind_of_mess_is_accounted_for(office: Office, name: str, tmp_path: Path) -> None:
    small = invent_office(units=8, people=60)
    file = write_mess(name, tmp_path, small)
    preview = office.list_import_service.preview_file(file.path)
    if file.kind not in (ListKind.PEOPLE, ListKind.AWARDS):
        return
    account_for(preview, file)
    faulty = {row.key[1] for row in preview.rows if row.fate is Fate.FAULTY}
    known = {number for table in file.tables for number in table.faulty}
    assert known <= faulty, "what cannot be read in the file is never stored"


def test_the_command_line_accounts_for_every_row(clerk: Clerk, tmp_path: Path) -> None:
    small = invent_office(units=8, people=60)
    people, awards = (write_mess(name, tmp_path, small).path for name in ("plain", "awards_flat"))
    dry = clerk.type("office", "import", awards, "--dry-run")
    assert (dry["kind"], dry["stored"], dry["awards"]) == ("awards", 0, len(small.awards))
    assert not clerk.data.exists()
    assert clerk.type("office", "import", people)["stored_people"] == 60
    found = clerk.type("office", "import", awards, "--sheet", "Khen thưởng")
    assert sum(found["accounted"].values()) == found["rows"] == len(small.awards)
    assert found["stored"] == found["accounted"]["stored"]
    assert {column["means"] for column in found["tables"][0]["columns"]} >= {"subject", "unit", "award", "year"}
    for one in found["to_choose"]:
        assert len(one["candidates"]) >= 1
    again = clerk.type("office", "import", awards)
    assert (again["stored"], again["tables"][0]["remembered"]) == (0, True)
    assert again["accounted"]["duplicates"] == found["stored"]
    assert "không có trang tính “Năm 1990”" in clerk.refused("office", "import", awards, "--sheet", "Năm 1990")
    assert clerk.type("data", "verify") == {"sound": True, "problems": []}

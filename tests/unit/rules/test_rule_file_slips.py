"""A slip of the pen in a rule file must be told, never pass for something left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.rules.packs import checked_pack

RULES = Path(__file__).resolve().parents[3] / "resources" / "rules"


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("rule_sets/c.toml", "received_to = 2027-02-28", "recieved_to = 2027-02-28"),
        ("rule_sets/c.toml", "percent = 70", "percnt = 70"),
        ("rule_sets/c.toml", "decided_by =", "decidedby ="),
        ("rule_sets/c.toml", "is_read = true", "isread = true"),
        ("rule_sets/c.toml", "is_discipline_a_new_start = true", "is_discipline_new_start = true"),
        ("rule_sets/b.toml", 'when = "', 'wenn = "'),
        ("rule_sets/a.toml", "valid_from = 2020-01-01", "valid_form = 2020-01-01"),
        ("prize_money.toml", "in_force_to = ", "in_force_till = "),
        ("prize_money.toml", "amount = 2530000", "amout = 2530000"),
        ("prize_money.toml", "at_most = [", "atmost = ["),
    ],
)
def test_an_unknown_name_is_no_pack(file: str, right: str, wrong: str) -> None:
    text = (RULES / file).read_text(encoding="utf-8")
    assert right in text
    checked_pack(text, file)
    with pytest.raises(UserError) as problem:
        checked_pack(text.replace(right, wrong, 1), file)
    assert problem.value.code == "rules.pack_invalid"

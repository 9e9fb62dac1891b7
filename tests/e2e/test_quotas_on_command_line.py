"""Quotas, reasons and what-if on the command line, each call a program of its own would make."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app.cli.command_line import run
from desktop_app.cli.main import understood


def typed(data: Path, capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> dict[str, object]:
    """The JSON of one call."""
    parsed = understood([*words, "--data", str(data), "--today", "2026-12-10", "--json"])
    assert not isinstance(parsed, int)
    assert run(parsed) == code
    out = capsys.readouterr().out
    return dict(json.loads(out)) if out.strip() else {}


@pytest.fixture
def data(tmp_path: Path, demo_template: Path) -> Path:
    folder = tmp_path / "sổ"
    folder.mkdir()
    (folder / "so-thi-dua.db").write_bytes((demo_template / "so-thi-dua.db").read_bytes())
    return folder


def test_a_quota_is_set_split_exceeded_and_tried(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def call(*words: str, code: int = 0) -> dict[str, object]:
        return typed(data, capsys, *words, code=code)

    before = call("award", "quota", "--year", "2025")
    (champions,) = [one for one in before["quotas"] if one["award"] == "CSTDCS"]  # type: ignore[attr-defined]
    assert (champions["base_count"], champions["limit"], champions["used"]) == (65, 9, 9)
    assert {one["setting"]: one["confirmed"] for one in champions["settings"]}["rounding"] is False
    over = [one for one in before["quotas"] if one["exceptions"]]  # type: ignore[attr-defined]
    assert [(one["unit"], one["verdict"]) for one in over] == [("Phòng Kế hoạch - Tài chính", "over")]
    split = call(
        *("award", "quota-settings", "--plan", "2", "--quota", "1", "--split", "largest_remainder"),
        *("--source", "Quy chế số 5/QC-SKHCN"),
    )
    quotas = split["quotas"]
    assert sum(one["limit"] for one in quotas) == 9  # type: ignore[attr-defined]
    tally = call("award", "tally", "--year", "2025")
    assert {
        "award",
        "base",
        "base_count",
        "base_parts",
        "percent",
        "scope",
        "unit",
        "rounding",
        "limit",
        "used",
    } <= set(
        tally["quotas"][0]  # type: ignore[index]
    )
    call("award", "quota-settings", "--plan", "2", "--quota", "1", "--split", "pooled")
    trial = ("award", "what-if", "--year", "2025", "--person", "Vương Đức Lộc", "--to", "LDTT")
    tried = call(*trial)
    (effect,) = [one for one in tried["quotas"] if one["award"] == "CSTDCS"]  # type: ignore[attr-defined]
    assert (effect["before"]["used"], effect["after"]["used"], effect["changed"]) == (9, 8, True)
    assert effect["after"]["base_parts"] == {"LDTT": 57, "CSTDCS": 8}
    assert tried["applied"] == 0
    assert call("award", "quota", "--year", "2025", "--award", "CSTDCS")["quotas"][0]["used"] == 9  # type: ignore[index]
    assert call(*trial, "--apply")["applied"] == 1
    assert call("award", "quota", "--year", "2025", "--award", "CSTDCS")["quotas"][0]["used"] == 8  # type: ignore[index]
    call(*trial, code=2)
    call("award", "quota", "--year", "2025", "--reason", "không có gì vượt", code=2)
    assert call("data", "verify")["sound"] is True

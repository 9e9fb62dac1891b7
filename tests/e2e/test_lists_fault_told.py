"""A row at fault as a whole stands in the JSON with its row and reason, like one with a bad cell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app.__main__ import main


def test_a_row_at_fault_as_a_whole_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = tmp_path / "khen-thuong.csv"
    listed.write_text("STT,Họ và tên,Đơn vị,Danh hiệu,Năm\n1,Vũ Văn An,,LĐTT,2022\n", encoding="utf-8")
    assert main(["--data", str(tmp_path / "so"), "--json", "office", "import", str(listed)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["accounted"]["faulty"] == 1
    assert [(one["row"], bool(one["message"])) for one in told["faulty"]] == [(2, True)]

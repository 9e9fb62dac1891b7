"""Wrong words on the command line: one sentence that says which, exit 2, and nothing made or changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from clerk import PLAN, Clerk, assert_one_sentence

from desktop_app.__main__ import main

ISSUE = ["plan", "issue", "2", "--number", "15", "--on", "2022-02-25"]
AMEND = ["plan", "amend", "1", "--type", "Công văn", "--number", "52/STTTT-VP", "--on", "2022-03-10"]
RECEIVE = ["registration", "receive", "--plan", "1", "--unit", "Văn phòng Sở", "--on", "2022-03-01"]

GRAMMAR = [
    ["xyz"],
    ["plan"],
    ["plan", "fly"],
    ["plan", "lis"],
    ["plan", "a\nb"],
    ["plan", "show"],
    ["plan", "show", "một"],
    ["plan", "show", "1.5"],
    ["plan", "show", "0"],
    ["plan", "show", "-1"],
    ["plan", "show", "9" * 40],
    ["plan", "show", "²"],
    ["plan", "show", "1", "2"],
    ["plan", "list", "--tody", "2022-01-01"],
    ["plan", "list", "--toda", "2022-01-01"],
    ["plan", "list", "--today"],
    ["plan", "list", "--today", "31/02/2022"],
    ["plan", "list", "--today", "2022-02-31"],
    ["plan", "list", "--today", "20220101"],
    ["plan", "list", "--today", "2022-W01-1"],
    ["plan", "list", "--today", "0001-01-01"],
    ["plan", "list", "--today", "hôm nay"],
    ["--demo", "plan", "list"],
    ["plan", "read"],
    ["plan", "import"],
    ["plan", "confirm", "1", "--all", "--fact", "quota:1"],
    ["plan", "confirm", "1", "--fact"],
    ["plan", "export", "1"],
    ["plan", "issue", "1"],
    ["plan", "issue", "1", "--number", "14"],
    ["plan", "amend", "1", "--type", "Công văn"],
    ["office", "import"],
    ["office", "import", "a.csv", "b.csv"],
    ["registration", "receive", "--plan", "1"],
    ["registration", "receive", "--plan", "1", "--unit", "A", "--on", "2022-01-01", "--state", "lost"],
    ["registration", "board"],
    ["registration", "board", "--plan", "1", "--deadline", "never"],
    ["registration", "template", "--plan", "1", "a.pdf"],
    ["award", "tally"],
    ["award", "tally", "--year", "22"],
    ["award", "tally", "--year", "0000"],
    ["award", "tally", "--year", "1899"],
    ["award", "tally", "--year", "2022", "--plan", "1"],
    ["award", "tally", "--year", "2022", "--wave", "1"],
    ["award", "tally", "--plan", "1", "--wave", "0"],
    ["award", "result", "a.csv"],
    ["award", "result", "--year", "hai nghìn", "a.csv"],
    ["data"],
    ["data", "backup"],
    ["data", "restore"],
    ["data", "verify", "more"],
    ["demo", "more"],
    ["self-test", "more"],
]


@pytest.mark.parametrize("words", GRAMMAR, ids=lambda words: " ".join(words)[:40].replace("\n", "⏎"))
def test_words_that_are_no_command(clerk: Clerk, words: list[str]) -> None:
    clerk.type(*words, code=2)
    assert not clerk.data.exists()


@pytest.mark.parametrize("data", ["", " "])
def test_a_data_folder_without_a_name(
    data: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--data "$FOLDER"`` with FOLDER unset must not write into the folder one happens to stand in."""
    monkeypatch.chdir(tmp_path)
    assert main(["plan", "import", str(PLAN), "--data", data]) == 2
    assert_one_sentence(capsys.readouterr().err)
    assert not list(tmp_path.iterdir())


MEANING: list[tuple[list[str], str]] = [
    (["plan", "show", "99"], "99"),
    (["plan", "export", "99", "a.pdf"], "99"),
    (["plan", "confirm", "99", "--all"], "99"),
    (["plan", "confirm", "1", "--fact", "quota"], "“quota”"),
    (["plan", "confirm", "1", "--fact", "quota:"], "“quota:”"),
    (["plan", "confirm", "1", "--fact", "quota:0"], "số 0"),
    (["plan", "confirm", "1", "--fact", "quota:9"], "số 9"),
    (["plan", "confirm", "1", "--fact", f"quota:{'9' * 5000}"], "chưa đúng"),
    (["plan", "confirm", "1", "--fact", "quota:1.5"], "“quota:1.5”"),
    (["plan", "confirm", "1", "--fact", "tỷ lệ:1"], "“tỷ lệ:1”"),
    (["plan", "confirm", "1", "--fact", "quota:1", "quota:9"], "số 9"),
    (["plan", "issue", "1", "--number", "15", "--on", "2022-02-25"], "đã ban hành"),
    (["plan", "issue", "99", "--number", "15", "--on", "2022-02-25"], "99"),
    (["plan", "issue", "2", "--number", "14", "--on", "2022-02-25"], "đã dùng"),
    (["plan", "issue", "2", "--number", "", "--on", "2022-02-25"], "phần số"),
    (["plan", "issue", "2", "--number", "abc", "--on", "2022-02-25"], "phần số"),
    (["plan", "issue", "2", "--number", "15/KH-STTTT", "--on", "2022-02-25"], "phần số"),
    (["plan", "issue", "2", "--number", "-5", "--on", "2022-02-25"], "phần số"),
    ([*ISSUE, "--owes", "Phòng không có"], "“Phòng không có”"),
    ([*ISSUE, "--owes", "Văn phòng Sở", "Văn phong Sơ"], "“Văn phòng Sở”"),
    ([*ISSUE, "--owes", ""], "đơn vị"),
    ([*AMEND, "--fact", "deadline:1"], "thiếu giá trị"),
    ([*AMEND, "--fact", "deadline:1="], "thiếu giá trị"),
    ([*AMEND, "--fact", "deadline:9=2022-03-25"], "số 9"),
    ([*AMEND, "--fact", "deadline:1=2022-13-25"], "Tháng 13"),
    ([*AMEND, "--fact", "deadline:1=hết tháng"], "hết tháng"),
    ([*AMEND, "--fact", "deadline:1=2021-03-25"], "trước ngày ban hành"),
    ([*AMEND, "--fact", "deadline:1.text=x"], "chỉ đổi được"),
    ([*AMEND, "--fact", "citation:1=x"], "chỉ đổi được"),
    ([*AMEND, "--fact", "quota:1=nhiều"], "“nhiều”"),
    ([*AMEND, "--fact", "quota:1=nan"], "“nan”"),
    ([*AMEND, "--fact", "quota:1=150"], "“150”"),
    ([*AMEND, "--fact", "quota:1=-5"], "“-5”"),
    ([*AMEND, "--fact", "quota:2.comparator=chừng"], "“chừng”"),
    ([*AMEND, "--fact", "deadline:1=2022-03-25", "deadline:1=2022-03-26"], "hai lần"),
    (["plan", "amend", "2", *AMEND[3:], "--fact", "deadline:1=2022-03-25"], "đã ban hành"),
    ([*AMEND[:-1], "2022-02-23", "--fact", "deadline:1=2022-03-25"], "trước ngày ban hành"),
    (["plan", "amend", "1", "--type", " ", *AMEND[5:], "--fact", "deadline:1=2022-03-25"], "loại văn bản"),
    ([*RECEIVE[:-1], "2022-02-01", "--today", "2022-03-01"], "sớm hơn ngày ban hành"),
    ([*RECEIVE, "--today", "2022-02-28"], "sau hôm nay"),
    ([*RECEIVE[:-1], "2022-03-20", "--today", "2022-03-21"], "--reason"),
    ([*RECEIVE, "--state", "returned"], "lý do trả lại"),
    (["registration", "receive", "--plan", "2", *RECEIVE[4:]], "chưa ban hành"),
    (["registration", "receive", "--plan", "1", "--unit", "Phòng Kế hoạch", "--on", "2022-03-01"], "“Phòng Kế hoạch”"),
    (["registration", "receive", "--plan", "1", "--unit", "Phong", "--on", "2022-03-01"], "gần giống"),
    (["registration", "board", "--plan", "2"], "chưa ban hành"),
    (["award", "tally", "--plan", "2"], "chưa ban hành"),
    (["award", "tally", "--plan", "1", "--wave", "3"], "đợt 3"),
    (["data", "backup", "{data}/so-thi-dua.db"], "chính tệp sổ"),
    (["data", "backup", "{data}/so-thi-dua.db-journal"], "chính tệp sổ"),
    (["data", "backup", "{data}/so-thi-dua.lock"], "chính tệp sổ"),
]


@pytest.mark.parametrize(("words", "told"), MEANING, ids=[" ".join(words)[:70] for words, _ in MEANING])
def test_words_that_mean_nothing_here(office: Clerk, words: list[str], told: str) -> None:
    assert told in office.refused(*(word.replace("{data}", str(office.data)) for word in words))


@pytest.mark.parametrize(
    "words",
    [
        ["plan", "confirm", "1", "--all"],
        ISSUE,
        [*AMEND, "--fact", "deadline:1=2022-03-25"],
        RECEIVE,
        ["award", "result", "--year", "2022", str(PLAN)],
        ["data", "backup", "a.db"],
        ["data", "verify"],
    ],
    ids=" ".join,
)
def test_a_mistyped_folder_is_no_new_office(clerk: Clerk, words: list[str]) -> None:
    assert "Chưa có sổ" in clerk.refused(*words)
    assert not clerk.data.exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows calls such a folder missing")
@pytest.mark.parametrize("words", [["plan", "list"], ["data", "verify"], ["registration", "board", "--plan", "1"]])
def test_a_file_is_no_data_folder(clerk: Clerk, words: list[str]) -> None:
    clerk.data.write_bytes(b"a file")
    clerk.type(*words, code=2)
    assert "không phải thư mục" in clerk.said
    assert clerk.data.read_bytes() == b"a file"


@pytest.mark.skipif(os.name != "posix", reason="names that are no text: posix only")
def test_words_that_are_no_text(office: Clerk, tmp_path: Path) -> None:
    """Bytes that are no UTF-8 reach Python as lone surrogates, which no file and no screen takes."""
    strange = os.fsdecode(b"\xff\xfe")
    office.refused("registration", "receive", "--plan", "1", "--unit", strange, "--on", "2022-03-01")
    office.refused("plan", "read", tmp_path / f"{strange}.txt")
    office.refused("plan", strange)
    target = tmp_path / f"{strange}.pdf"
    office.type("plan", "export", "1", target)
    assert target.stat().st_size > 3000
    source = tmp_path / f"{strange}.md"
    source.write_bytes(PLAN.read_bytes())
    assert office.type("plan", "import", source)["id"] == 3


def test_help_is_vietnamese_and_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["plan"], ["plan", "issue"], ["award", "tally"], ["data", "restore"]):
        with pytest.raises(SystemExit) as end:
            main([*words, "--help"])
        printed = capsys.readouterr()
        assert (end.value.code, printed.err) == (0, "")
        assert "Cách dùng: so-thi-dua" in printed.out
        for english in ("usage", "positional", "options:", "show this help"):
            assert english not in printed.out

"""Run by test_kill_and_restart.py in a process of its own: verbs of the command line, killed at a random moment.

Arguments: a folder to work in, how many trials, a seed. Before each trial the office is put back; a forked child runs one
verb and is killed some time after its start, or at the moment it has said it is done. Then the office is looked at: it is
the old one or the new one, sound, and the same verb can be run once more. Prints what was not so.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from clerk import PLAN, write_csv
from year_story import write_people, write_results

from desktop_app.__main__ import main


def run(data: Path, *words: object) -> Any:
    """One verb in this process: its answer, or a fault."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([*map(str, words), "--data", str(data), "--json"])
    if code != 0:
        raise AssertionError(f"{words[:2]} ended with {code}: {err.getvalue()}{out.getvalue()}")
    return json.loads(out.getvalue())


def prepared(folder: Path) -> dict[str, tuple[Path, list[object]]]:
    """Each verb with the office it starts from."""
    people, results = write_people(folder / "người.csv"), write_results(folder / "kết quả.csv")
    more = write_csv(
        folder / "thêm.csv",
        ["Họ và tên", "Giới tính", "Chức vụ", "Đơn vị"],
        [[f"Vũ Thị {given} {number}", "Nữ", "Chuyên viên", "Phòng mới lập"] for number in range(40) for given in "ABC"],
    )
    draft, issued = folder / "draft", folder / "issued"
    run(draft, "office", "import", people)
    run(draft, "plan", "import", PLAN)
    run(draft, "plan", "confirm", 1, "--all")
    shutil.copytree(draft, issued)
    run(issued, "plan", "issue", 1, "--number", "14", "--on", "2022-02-24")
    receive = ["registration", "receive", "--plan", 1, "--unit", "Văn phòng Sở", "--on", "2022-03-01"]
    return {
        "first import": (folder / "none", ["plan", "import", PLAN]),
        "import": (draft, ["plan", "import", PLAN]),
        "people": (draft, ["office", "import", more]),
        "issue": (draft, ["plan", "issue", 1, "--number", "14", "--on", "2022-02-24"]),
        "receive": (issued, receive),
        "result": (issued, ["award", "result", "--year", 2022, results]),
    }


def content(data: Path) -> list[Any]:
    """All that these verbs change, read as anybody would."""
    plans = run(data, "plan", "list")["plans"]
    found: list[Any] = [plans, run(data, "award", "tally", "--year", 2022, "--today", "2023-02-01")]
    for plan in plans:
        found.append(run(data, "plan", "show", plan["id"]))
        if plan["status"] == "issued":
            found.append(run(data, "registration", "board", "--plan", plan["id"], "--today", "2022-03-05"))
            for kind in ("docx", "pdf"):
                paper = data.parent / f"tờ.{kind}"
                run(data, "plan", "export", plan["id"], paper)
                found.append(paper.read_bytes())
    found.append(run(data, "office", "import", data.parent / "thêm.csv", "--dry-run")["valid"])
    return found


def fresh(start: Path, data: Path) -> None:
    shutil.rmtree(data, ignore_errors=True)
    if start.exists():
        shutil.copytree(start, data)


def killed(data: Path, words: list[object], after: float) -> bool:
    """Run the verb in a child and kill it; whether it had said it was done."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with (
            Path(os.devnull).open("w") as nowhere,
            contextlib.redirect_stdout(nowhere),
            contextlib.redirect_stderr(nowhere),
        ):
            main([*map(str, words), "--data", str(data), "--json"])
        os.write(writing, b"done")
        signal.pause()
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = os.read(reading, 10)
    os.close(reading)
    return said == b"done"


def trials(folder: Path, count: int, dice: random.Random) -> tuple[list[str], dict[str, int]]:
    verbs = prepared(folder)
    data = folder / "so"
    old: dict[str, list[Any]] = {}
    new: dict[str, list[Any]] = {}
    lasting: dict[str, float] = {}
    for name, (start, words) in verbs.items():
        fresh(start, data)
        old[name] = content(data)
        began = time.monotonic()
        run(data, *words)
        lasting[name] = time.monotonic() - began
        new[name] = content(data)
    faults, ends = [], {"old": 0, "new": 0, "acknowledged": 0}
    for trial in range(count):
        name = list(verbs)[trial % len(verbs)]
        start, words = verbs[name]
        fresh(start, data)
        is_done = killed(data, words, dice.uniform(0, 2) * lasting[name])
        try:
            found = content(data)
            if found == new[name]:
                ends["new"] += 1
            elif found == old[name] and not is_done:
                ends["old"] += 1
                run(data, *words)  # what was cut off can simply be done again
                assert content(data) == new[name], "done again, it ends otherwise"
            else:
                faults.append(f"trial {trial}, {name}: {'lost' if found == old[name] else 'neither old nor new'}")
            ends["acknowledged"] += is_done
            verified = run(data, "data", "verify") if (data / "so-thi-dua.db").exists() else {"problems": []}
            if verified["problems"]:
                faults.append(f"trial {trial}, {name}: {verified['problems']}")
        except AssertionError as fault:
            faults.append(f"trial {trial}, {name}: {fault}")
    return faults, ends


if __name__ == "__main__":
    faults, ends = trials(Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3])))
    sys.stdout.write(json.dumps({"faults": faults, **ends}) + "\n")

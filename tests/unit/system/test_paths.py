"""The data folder and the shipped resources."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.system.paths import AppPaths, ensure_folder


def test_the_user_folder_is_the_local_one() -> None:
    paths = AppPaths.for_user()
    assert paths.data_folder.name == "so-thi-dua"
    assert paths.database_file == paths.data_folder / "so-thi-dua.db"
    assert "Roaming" not in str(paths.data_folder)


def test_everything_lies_inside_a_given_folder(data_dir: Path) -> None:
    paths = AppPaths.for_data_folder(data_dir)
    written = (
        paths.database_file, paths.lock_file, paths.holder_file, paths.backups_folder, paths.exports_folder,
        paths.logs_folder, paths.demo_folder,
    )  # fmt: skip
    assert all(path.is_relative_to(data_dir) for path in written)
    assert len(set(written)) == len(written)
    assert list(data_dir.iterdir()) == []  # naming paths writes nothing


def test_the_demonstration_has_another_database(data_dir: Path) -> None:
    paths = AppPaths.for_data_folder(data_dir)
    demo = paths.for_demo()
    assert demo.database_file != paths.database_file
    assert demo.lock_file != paths.lock_file
    assert demo.data_folder == paths.demo_folder


def test_relative_and_home_folders_become_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert AppPaths.for_data_folder(Path("sổ")).data_folder == tmp_path / "sổ"
    assert "~" not in str(AppPaths.for_data_folder(Path("~/sổ")).data_folder)


def test_resources_from_source_and_frozen(project_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert AppPaths.for_user().resource("fonts", "x.ttf") == project_root / "resources" / "fonts" / "x.ttf"
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert AppPaths.for_user().resource("rules") == tmp_path / "resources" / "rules"


def test_prepare_makes_private_folders(tmp_path: Path) -> None:
    paths = AppPaths.for_data_folder(tmp_path / "một" / "hai")
    paths.prepare()
    paths.prepare()
    for folder in (tmp_path / "một", paths.data_folder, paths.backups_folder, paths.exports_folder, paths.logs_folder):
        assert folder.is_dir()
        if os.name == "posix":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "sổ").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "sổ", tmp_path / "sổ" / "trong"):
        with pytest.raises(UserError) as caught:
            ensure_folder(folder)
        assert caught.value.code == "folder.not_created"
        assert caught.value.message.startswith(f"Không tạo được thư mục dữ liệu “{folder}”: ")
        assert "tệp" in caught.value.message


@pytest.mark.skipif(os.name != "posix", reason="rights of folders are tried with POSIX users")
def test_a_folder_without_rights_is_refused(plain_user_folder: Path) -> None:
    script = f"""
import os, sys
from pathlib import Path
from desktop_app.domain.errors import UserError
from desktop_app.system.paths import ensure_folder
folder = Path({str(plain_user_folder)!r})
if os.getuid() == 0:
    os.setuid(65534)
for path in (folder, folder / "sổ"):
    try:
        ensure_folder(path)
    except UserError as error:
        sys.stdout.buffer.write((error.code + " " + error.message + "\\n").encode())
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("folder.read_only Không ghi được vào thư mục “")
    assert lines[1].startswith("folder.not_created Không tạo được thư mục dữ liệu “")
    assert "không có quyền" in lines[1]
    assert len(lines) == 2

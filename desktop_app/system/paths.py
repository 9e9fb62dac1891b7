"""Where things lie: the data folder with all that is written, and the shipped resources, from source or frozen."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from desktop_app.domain.errors import UserError

APP_NAME = "so-thi-dua"
DATABASE_NAME = f"{APP_NAME}.db"


@dataclass(frozen=True)
class AppPaths:
    """All paths the program writes to, below one data folder, and its resources. Making one touches no disk."""

    data_folder: Path
    demo_folder: Path
    resources_folder: Path

    @classmethod
    def for_user(cls) -> AppPaths:
        """The user's own folder: local application data, never roaming, never Documents (often synchronised)."""
        return cls.for_data_folder(Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)))

    @classmethod
    def for_data_folder(cls, folder: Path) -> AppPaths:
        """Everything inside one folder (``--data DIR``, portable use); the demonstration has its own folder in it."""
        folder = Path(os.path.abspath(folder.expanduser()))  # noqa: PTH100 - a link to a USB stick stays that link
        return cls(folder, folder / "mau", _resources_folder())

    def for_demo(self) -> AppPaths:
        """The paths of the demonstration office, which never touches the user's data."""
        return AppPaths(self.demo_folder, self.demo_folder, self.resources_folder)

    @property
    def database_file(self) -> Path:
        return self.data_folder / DATABASE_NAME

    @property
    def holds_office(self) -> bool:
        """Whether an office file is there. UserError ``folder.*`` where that cannot even be seen, or the folder is a file."""
        try:
            self.database_file.stat()
        except FileNotFoundError:
            return False
        except NotADirectoryError as error:
            text = f"“{self.data_folder}” không phải thư mục. Ghi lại tên thư mục dữ liệu."
            raise UserError("folder.is_file", text) from error
        except (OSError, ValueError) as error:
            text = f"Không xem được thư mục dữ liệu “{self.data_folder}”. Xin quyền đọc hoặc chọn thư mục khác."
            raise UserError("folder.unreadable", text) from error
        return True

    @property
    def office_rules_file(self) -> Path:
        """What the office adds to the shipped rules; need not be there."""
        return self.data_folder / "soat-ke-hoach.toml"

    @property
    def lock_file(self) -> Path:
        return self.data_folder / f"{APP_NAME}.lock"

    @property
    def holder_file(self) -> Path:
        """Says who holds the lock."""
        return self.data_folder / f"{APP_NAME}.holder.json"

    @property
    def backups_folder(self) -> Path:
        return self.data_folder / "sao-luu"

    @property
    def exports_folder(self) -> Path:
        """Where papers are written unless the clerk chooses another folder."""
        return self.data_folder / "van-ban"

    @property
    def logs_folder(self) -> Path:
        """Logs and crash files."""
        return self.data_folder / "nhat-ky"

    def resource(self, *parts: str) -> Path:
        """A shipped, read-only file: ``resource("fonts", "LiberationSerif-Regular.ttf")``."""
        return self.resources_folder.joinpath(*parts)

    def prepare(self) -> None:
        """Make the data folder and those inside it; UserError if that cannot be."""
        for folder in self._folders:
            ensure_folder(folder)

    def missing(self) -> tuple[Path, ...]:
        """Folders that ``prepare`` would make, outermost first, and the lock file, where they are not there yet."""
        wanted = [*reversed(self.data_folder.parents), *self._folders, self.lock_file]
        return tuple(path for path in wanted if not os.path.lexists(path))

    @property
    def _folders(self) -> tuple[Path, ...]:
        return (self.data_folder, self.backups_folder, self.exports_folder, self.logs_folder)


def as_typed(word: str) -> str:
    """A word of the command line as it was typed: under LC_ALL=C Python takes UTF-8 for bytes it does not understand."""
    return word if _READS_UTF8 else os.fsencode(word).decode("utf-8", "surrogateescape")


def path_of(typed: str) -> Path:
    """The path a word of the command line names, as the file system has it; undoes ``as_typed``."""
    return Path(typed if _READS_UTF8 else os.fsdecode(typed.encode("utf-8", "surrogateescape")))


_READS_UTF8 = sys.getfilesystemencoding() == "utf-8"


def ensure_folder(folder: Path) -> Path:
    """The folder, made with 0700 (its missing parents too) if it is not there.

    UserError ``folder.not_created``, ``folder.read_only`` (there, but nothing can be written in it).
    """
    try:
        for missing in reversed([folder, *folder.parents]):
            if not missing.is_dir():
                missing.mkdir(mode=0o700, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = _REASONS.get(getattr(error, "errno", None) or 0, "tên không dùng được")
        raise UserError(
            "folder.not_created", f"Không tạo được thư mục dữ liệu “{folder}”: {reason}. Chọn thư mục khác."
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UserError(
            "folder.read_only", f"Không ghi được vào thư mục “{folder}”. Xin quyền ghi hoặc chọn thư mục khác."
        )
    return folder


_REASONS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EEXIST: "đã có một tệp trùng tên",
    errno.ENOTDIR: "đường dẫn đi qua một tệp",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENOENT: "không có ổ đĩa này",
}


def _resources_folder() -> Path:
    frozen_into = getattr(sys, "_MEIPASS", None)
    root = Path(frozen_into) if frozen_into else Path(__file__).resolve().parents[2]
    return root / "resources"

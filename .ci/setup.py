"""Set up the program, then ``demo`` opens it, ``test`` passes its tests, ``package`` builds the folder to hand out.

Standard library only, because it runs before anything is installed; the syntax stays readable to an old Python 3 so
that the refusal below can be printed by one. Everything is put into ``.venv`` beside this folder; on Debian and its
relatives missing system libraries are installed by apt, elsewhere they are named.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "so-thi-dua.json"
LOCKS = {"runtime": ROOT / "requirements.txt", "dev": ROOT / "requirements-dev.txt"}
LOWEST, ABOVE = (3, 11), (3, 14)
WINDOWS_BUILD = 17763  # Windows 10 version 1809, the oldest that Qt 6.11 supports
GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}  # what the wheels of Qt are built against

# What the window needs of the system, found by reading the NEEDED entries of Qt's libraries and plug-ins:
# (library, Debian package). libxcb-cursor0 and its like are loaded only when a window opens on X11.
QT_LIBRARIES = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libX11.so.6", "libx11-6"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libxcb.so.1", "libxcb1"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render.so.0", "libxcb-render0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-shm.so.0", "libxcb-shm0"),
    ("libxcb-sync.so.1", "libxcb-sync1"),
    ("libxcb-util.so.1", "libxcb-util1"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libwayland-client.so.0", "libwayland-client0"),
    ("libwayland-cursor.so.0", "libwayland-cursor0"),
    ("libcups.so.2", "libcups2"),
)
# Without these the window still opens on X11, and nothing is printed directly.
DISPENSABLE = {"libwayland-client0", "libwayland-cursor0", "libcups2"}
LIBREOFFICE = (
    ("soffice", "libreoffice-writer-nogui"),
    ("soffice", "libreoffice-calc-nogui"),
    ("pdftoppm", "poppler-utils"),
)

USAGE = """Cách dùng (thay python3 bằng py trên Windows):
  python3 .ci/setup.py demo      cài đặt rồi mở chương trình với cơ quan minh họa
  python3 .ci/setup.py test      cài đặt rồi chạy toàn bộ kiểm thử (thêm tham số của pytest ở cuối nếu cần)
  python3 .ci/setup.py package   cài đặt rồi đóng gói thư mục dist/so-thi-dua
Tùy chọn: --with-libreoffice     cài thêm LibreOffice để chạy cả các kiểm thử cần nó (mặc định khi CI=true)"""


def say(text: str) -> None:
    print(f"[Sổ Thi Đua] {text}", flush=True)


def stop(text: str, code: int = 2) -> NoReturn:
    print(f"[Sổ Thi Đua] {text}", file=sys.stderr, flush=True)
    raise SystemExit(code)


# --- What this machine is -------------------------------------------------------------------------------------------


def python_refusal(version: tuple[int, int], others: Iterable[str] = ()) -> str | None:
    """Why this Python cannot be used, or None; ``others`` are commands of fitting versions found on the machine."""
    if LOWEST <= version < ABOVE:
        return None
    found = ", ".join(others)
    hint = (
        f"Trên máy có sẵn: {found}; hãy chạy lại lệnh bằng một trong các bản đó."
        if found
        else "Hãy cài Python 3.13 rồi chạy lại lệnh."
    )
    kind = "cũ hơn" if version < LOWEST else "mới hơn"
    return (
        f"Chương trình cần Python 3.11, 3.12 hoặc 3.13; lệnh đang chạy bằng Python {version[0]}.{version[1]}, "
        f"{kind} các bản đã thử. {hint}"
    )


def linux_refusal(machine: str, library: str, version: str) -> str | None:
    """Why the wheels of Qt do not fit this Linux, or None."""
    needed = GLIBC.get(machine)
    if needed is None:
        return f"Thư viện giao diện Qt chỉ có bản cho máy x86_64 và aarch64; máy này là {machine}."
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if library == "glibc" and numbers >= needed:
        return None
    found = f"{library} {version}".strip() or "thư viện C khác"
    return (
        f"Trên máy {machine}, chương trình cần Linux có glibc từ {needed[0]}.{needed[1]}; máy này có {found}. "
        "Debian 12, Ubuntu 22.04 trở lên (x86_64) dùng được."
    )


def other_pythons() -> list[str]:
    if sys.platform == "win32":
        listed = output(["py", "-0"]) if shutil.which("py") else ""
        return [f"py -3.{minor}" for minor in range(11, 14) if f"3.{minor}" in listed]
    names = [f"python3.{minor}" for minor in range(11, 14)]
    return [name for name in names if shutil.which(name) and output([name, "-c", "print(1)"]).strip() == "1"]


def output(command: Sequence[str]) -> str:
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout.decode(
            "utf-8", "replace"
        )
    except OSError:
        return ""


def check_machine() -> None:
    refusal = python_refusal(sys.version_info[:2], ())
    if refusal is not None:
        stop(python_refusal(sys.version_info[:2], other_pythons()) or refusal)
    if sys.maxsize < 2**32:
        stop("Python đang dùng là bản 32 bit; thư viện giao diện Qt chỉ có bản 64 bit. Hãy cài Python 64 bit.")
    if sys.platform == "win32":
        build = sys.getwindowsversion().build
        if build < WINDOWS_BUILD:
            stop(f"Chương trình cần Windows 10 bản 1809 trở lên; máy này là bản dựng {build}.")
    elif sys.platform.startswith("linux"):
        refusal = linux_refusal(platform.machine(), *platform.libc_ver())
        if refusal is not None:
            stop(refusal)
    else:
        say(f"Hệ điều hành {sys.platform} chưa được thử; chương trình được làm cho Windows 10/11 và Linux.")


# --- What the system lacks ------------------------------------------------------------------------------------------


def loadable(libraries: Iterable[str]) -> set[str]:
    """Which of these the system's loader finds; asked in one child process so that nothing stays loaded here."""
    code = """import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        continue
    print(name)"""
    return set(output([sys.executable, "-c", code, *libraries]).split())


def missing_packages(
    wanted: Iterable[tuple[str, str]],
    is_there: Callable[[str], bool],
) -> list[str]:
    """The packages whose library or command is not there, each once, in the order wanted."""
    return list(dict.fromkeys(package for name, package in wanted if not is_there(name)))


def apt_commands(packages: Sequence[str], prefix: Sequence[str]) -> list[list[str]]:
    options = ["-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=600"]
    return [
        [*prefix, "apt-get", "update", "-q"],
        [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", *options, *packages],
    ]


def administrator() -> list[str] | None:
    """The words put before a command to run it with the rights to install; None if there is no way."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    if subprocess.run(["sudo", "-n", "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0:
        return ["sudo", "-n"]
    return ["sudo"] if sys.stdin.isatty() else None


def missing_sentence(packages: Sequence[str], purpose: str) -> str:
    return (
        f"Máy còn thiếu các gói hệ thống để {purpose}: {' '.join(packages)}. "
        f"Người quản trị máy cài bằng lệnh: sudo apt-get install {' '.join(packages)} "
        "(tên gói theo Debian; hệ điều hành khác cài gói tương đương), rồi chạy lại lệnh này."
    )


def install_packages(packages: Sequence[str], purpose: str) -> bool:
    """Install by apt; False, after saying exactly what is missing, where that cannot be done."""
    if not packages:
        return True
    prefix = administrator() if shutil.which("apt-get") else None
    if prefix is None:
        say(missing_sentence(packages, purpose))
        return False
    say(f"Cài bằng apt các gói còn thiếu để {purpose}: {' '.join(packages)}")
    if prefix == ["sudo"]:
        say("Việc này cần quyền quản trị; máy có thể hỏi mật khẩu của tài khoản đang dùng.")
    update, install = apt_commands(packages, prefix)
    subprocess.run(update, check=False)  # one broken source must not stop the others
    if subprocess.run(install, check=False).returncode != 0:
        say("apt không cài được. " + missing_sentence(packages, purpose))
        return False
    return True


def has_display() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def prepare_system(verb: str, with_libreoffice: bool) -> None:
    if sys.platform != "linux":
        return
    libraries = missing_packages(QT_LIBRARIES, loadable(name for name, _ in QT_LIBRARIES).__contains__)
    if not install_packages(libraries, "mở cửa sổ chương trình"):
        if DISPENSABLE.issuperset(libraries):
            say("Vẫn tiếp tục: các gói này không bắt buộc để mở cửa sổ.")
        elif verb == "demo" and not has_display():
            say("Máy không có màn hình nên vẫn tiếp tục: văn bản minh họa được ghi ra mà không cần cửa sổ.")
        else:
            raise SystemExit(2)
    if with_libreoffice:
        office = missing_packages(LIBREOFFICE, lambda name: shutil.which(name) is not None)
        if not install_packages(office, "chạy các kiểm thử cần LibreOffice"):
            raise SystemExit(2)
    if verb == "package":
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        tools = missing_packages((("objdump", "binutils"),), lambda name: shutil.which(name) is not None)
        if sys.executable.startswith("/usr/bin/"):  # linked statically on Debian; a package needs the library
            library = f"libpython{version}.so.1.0"
            tools += missing_packages(((library, f"libpython{version}"),), loadable([library]).__contains__)
        if not install_packages(tools, "đóng gói chương trình"):
            raise SystemExit(2)


# --- The virtual environment ----------------------------------------------------------------------------------------


def venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def is_ready(stamp: dict[str, str], kind: str, locks: dict[str, str], python: str) -> bool:
    """Whether what was installed last is what the locks ask for now; the dev lock holds the runtime lock."""
    if stamp.get("python") != python or stamp.get("runtime") != locks["runtime"]:
        return False
    return kind == "runtime" or stamp.get("dev") == locks["dev"]


def works(python: Path, *arguments: str) -> bool:
    try:
        return (
            subprocess.run(
                [str(python), *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
            ).returncode
            == 0
        )
    except OSError:
        return False


def prepare_venv(kind: str, run_as: dict[str, Any]) -> None:
    version = platform.python_version()
    locks = {name: fingerprint(path) for name, path in LOCKS.items()}
    stamp = read_stamp()
    if is_ready(stamp, kind, locks, version) and works(venv_python(), "-c", "import pip"):
        return
    same_python = f"import sys; raise SystemExit(sys.version_info[:2] != {sys.version_info[:2]!r})"
    if not (works(venv_python(), "-c", same_python) and works(venv_python(), "-m", "pip", "--version")):
        if not works(Path(sys.executable), "-c", "import ensurepip, venv"):
            package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
            if not install_packages([package], "tạo môi trường Python riêng"):
                raise SystemExit(2)
        say(f"Tạo môi trường Python riêng trong {VENV}")
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False, **run_as)
        if made.returncode != 0:
            stop(f"Không tạo được {VENV}. Hãy kiểm tra quyền ghi và dung lượng trống của ổ đĩa.")
    say("Cài các thư viện đã khóa phiên bản (lần đầu mất vài phút, cần kết nối mạng)")
    lock = LOCKS[kind]
    pip = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]
    pip += ["--root-user-action", "ignore"]
    pip += ["--only-binary", ":all:", "--require-hashes", "-r", str(lock)]
    if subprocess.run(pip, cwd=str(ROOT), check=False, **run_as).returncode != 0:
        stop(f"Không cài đủ thư viện của {lock.name}. Hãy kiểm tra kết nối mạng rồi chạy lại lệnh này.")
    kept = {"python": version, "runtime": locks["runtime"]}
    if kind == "dev":
        kept["dev"] = locks["dev"]
    try:
        STAMP.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        if run_as:
            os.chown(STAMP, run_as["user"], run_as["group"])
    except OSError:
        stop(f"Không ghi được {STAMP}. Thư mục .venv thuộc một tài khoản khác; hãy xóa nó rồi chạy lại lệnh này.")


def ordinary_user() -> dict[str, Any]:
    """How to start children under ``sudo``: as the owner of the project, so that no file of root's is left with them.

    Empty (start them as we are) without sudo, or where the project belongs to root or to somebody else.
    """
    if sys.platform == "win32" or os.geteuid() != 0 or not os.environ.get("SUDO_UID", "").isdigit():
        return {}
    import pwd

    uid = int(os.environ["SUDO_UID"])
    if uid == 0 or ROOT.stat().st_uid != uid:
        return {}
    account = pwd.getpwuid(uid)
    environment = dict(os.environ, HOME=account.pw_dir, USER=account.pw_name, LOGNAME=account.pw_name)
    runtime = f"/run/user/{uid}"
    if Path(runtime).is_dir():
        environment.setdefault("XDG_RUNTIME_DIR", runtime)
    groups = os.getgrouplist(account.pw_name, account.pw_gid)
    return {"user": uid, "group": account.pw_gid, "extra_groups": groups, "env": environment}


# --- The verbs ------------------------------------------------------------------------------------------------------


def run(command: Sequence[str], run_as: dict[str, Any]) -> int:
    say("Chạy: " + (subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)))
    code: int = subprocess.run(command, cwd=str(ROOT), check=False, **run_as).returncode
    return code if code >= 0 else 128 - code


def main(arguments: Sequence[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    words = [word for word in arguments if word != "--with-libreoffice"]
    if not words or words[0] not in {"demo", "test", "package"} or (words[0] != "test" and len(words) > 1):
        stop(USAGE)
    verb, rest = words[0], words[1:]
    in_ci = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
    with_libreoffice = "--with-libreoffice" in arguments or (in_ci and verb == "test")
    check_machine()
    run_as = ordinary_user()
    prepare_system(verb, with_libreoffice)
    prepare_venv("runtime" if verb == "demo" else "dev", run_as)
    python = str(venv_python())
    if verb == "demo":
        return run([python, "-m", "desktop_app", "--demo"], run_as)
    if verb == "test":
        return run([python, "-m", "pytest", *rest], run_as)
    return run([python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "pyinstaller.spec"], run_as)


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        stop("Đã dừng theo yêu cầu.", 130)

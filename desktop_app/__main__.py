"""Starts the window, or hands over to the command line."""

from __future__ import annotations

import codecs
import os
import sys


def main(arguments: list[str] | None = None) -> int:
    """The program; returns the exit code."""
    from desktop_app.cli.main import run, understood

    _speak_utf8()
    words = understood(sys.argv[1:] if arguments is None else arguments)
    if isinstance(words, int):
        return words
    if hasattr(words, "command"):
        return run(words)
    if not _has_screen():
        from desktop_app.cli.without_screen import show_demo_on_paper

        return show_demo_on_paper(words)
    from desktop_app.ui.application import run_window

    return run_window(words)


def _speak_utf8() -> None:
    """Windows consoles and LC_ALL=C would stumble over Vietnamese letters."""
    codecs.register_error(_AS_NAMED, _as_named)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=_AS_NAMED)


_AS_NAMED = "so-thi-dua-as-named"


def _as_named(error: UnicodeError) -> tuple[bytes, int]:
    """Under LC_ALL=C Python keeps the bytes of a file's name as surrogates: give them back where they are UTF-8."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    kept = error.object[error.start : error.end].encode("utf-8", "surrogateescape" if _is_name(error) else "replace")
    return kept.decode("utf-8", "replace").encode(), error.end


def _is_name(error: UnicodeEncodeError) -> bool:
    return all("\udc80" <= letter <= "\udcff" for letter in error.object[error.start : error.end])


def _has_screen() -> bool:
    """Whether a window can be shown: on Linux a display server or a platform chosen by hand."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # workbooks are read in a child, which is this same file once packaged
    sys.exit(main())

"""Asks a child process to read a file, waits within limits, and can be told to stop."""

from __future__ import annotations

import json
import multiprocessing
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from desktop_app.importing.isolation.child_entry import Reader, run

MAX_REPLY_BYTES = 64 * 1024**2
_LOOK_EVERY = 0.1  # seconds between two looks at whether the reading was cancelled

Check = Callable[[], None]
"""Called while waiting; raises to end the reading (a job that was cancelled)."""


def never_cancelled() -> None:
    """The check of a reading that nobody can cancel."""


def ask_child(
    reader: Reader,
    path: Path,
    digest: str,
    options: Mapping[str, Any],
    seconds: float,
    check: Check = never_cancelled,
) -> dict[str, Any]:
    """What ``reader`` answers over the file with that SHA-256, or ``error``: ``died``, ``slow``, ``changed``, ``memory``, …

    The answer is JSON: nothing in it can run here. Whatever happens, the child is gone when this returns or raises.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=run, args=(reader, str(path.absolute()), digest, options, sender), daemon=True)
    child.start()
    sender.close()
    deadline = time.monotonic() + seconds
    try:
        while not receiver.poll(max(0.0, min(_LOOK_EVERY, deadline - time.monotonic()))):
            check()
            if time.monotonic() >= deadline:
                return {"error": "slow"}
        answer = json.loads(receiver.recv_bytes(MAX_REPLY_BYTES))
    except (EOFError, OSError, ValueError):
        return {"error": "died"}
    finally:
        receiver.close()
        child.kill()
        child.join()
        child.close()
    return answer if isinstance(answer, dict) else {"error": "died"}

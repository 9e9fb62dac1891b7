"""Many small files read by few child processes: starting one costs more than reading a form.

A child that dies or hangs takes one file with it; the next child goes on behind that file.
"""

from __future__ import annotations

import json
import multiprocessing
import time
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from desktop_app.importing.isolation.child_entry import Reader, answer_of, limit_this_process
from desktop_app.importing.isolation.child_process import MAX_REPLY_BYTES, Check, never_cancelled

MOST_FOR_ONE_CHILD = 50
"""The limit on processor time is that of a whole child."""
_LOOK_EVERY = 0.1

FileToRead = tuple[Path, str]
"""A file and the SHA-256 it must still have."""


def read_series(
    reader: Reader,
    files: Sequence[FileToRead],
    options: Mapping[str, Any],
    seconds_each: float,
    check: Check = never_cancelled,
) -> Iterator[dict[str, Any]]:
    """One answer for each file, in order, as ``ask_child`` gives them. No child is left when this ends or is closed."""
    left = list(files)
    while left:
        answered = 0
        for answer in _one_child(reader, left[:MOST_FOR_ONE_CHILD], options, seconds_each, check):
            answered += 1
            yield answer
        left = left[answered:]


def _one_child(
    reader: Reader, files: Sequence[FileToRead], options: Mapping[str, Any], seconds_each: float, check: Check
) -> Iterator[dict[str, Any]]:
    """Answers until all are given, or until one is ``died`` or ``slow``; at least one."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    named = [(str(path.absolute()), digest) for path, digest in files]
    child = context.Process(target=run_series, args=(reader, named, options, sender), daemon=True)
    child.start()
    sender.close()
    try:
        for _file in files:
            deadline = time.monotonic() + seconds_each
            while not receiver.poll(max(0.0, min(_LOOK_EVERY, deadline - time.monotonic()))):
                check()
                if time.monotonic() >= deadline:
                    yield {"error": "slow"}
                    return
            try:
                answer = json.loads(receiver.recv_bytes(MAX_REPLY_BYTES))
            except (EOFError, OSError, ValueError):
                yield {"error": "died"}
                return
            yield answer if isinstance(answer, dict) else {"error": "died"}
    finally:
        receiver.close()
        child.kill()
        child.join()
        child.close()


def run_series(reader: Reader, files: Sequence[tuple[str, str]], options: Mapping[str, Any], reply: Connection) -> None:
    """Entry of the child: one JSON object for each file."""
    limit_this_process()
    for path, digest in files:
        reply.send_bytes(json.dumps(answer_of(reader, path, digest, options)).encode())
    reply.close()

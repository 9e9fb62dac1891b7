"""Runs in a process of its own: one reader over the bytes of one file, within limits; its answer goes out as JSON."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import warnings
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

Reader = Callable[[bytes, Mapping[str, Any]], dict[str, Any]]
"""A function of a module: content and options in, plain data out. A refusal is ``{"error": cause}``."""

_MEMORY = 1024**3  # bytes of address space
_CPU_SECONDS = 30


def run(reader: Reader, path: str, expected_sha256: str, options: Mapping[str, Any], reply: Connection) -> None:
    """Entry of the child: one JSON object into ``reply``, what the reader found or ``error``."""
    limit_this_process()
    gc.disable()  # a process that answers once and ends needs no collector walking over its cells
    reply.send_bytes(json.dumps(answer_of(reader, path, expected_sha256, options)).encode())
    reply.close()


def answer_of(reader: Reader, path: str, expected_sha256: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """What the reader found in the file, or ``error``."""
    try:
        content = Path(path).read_bytes()
        if hashlib.sha256(content).hexdigest() != expected_sha256:
            return {"error": "changed"}
        return reader(content, options)
    except MemoryError:
        return {"error": "memory"}
    except Exception as error:  # noqa: BLE001 - whatever a broken file provokes ends here, in the child
        return {"error": "unreadable", "type": type(error).__name__}


def limit_this_process() -> None:
    """No more memory, time and noise than an honest file needs."""
    warnings.simplefilter("ignore")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # an aborting reader writes pages of no use to anybody
    try:
        import resource  # not on Windows, where the parent's patience and the check of the container must do
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

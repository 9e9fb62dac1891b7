"""The zip containers of office files (.xlsx, .docx): checked before anything opens them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from enum import Enum

MAX_ENTRIES = 2000
MAX_DECLARED_BYTES = 200 * 1024**2
MAX_RATIO = 200
_RATIO_FROM_BYTES = 1024**2  # below this size a high ratio is only white space
_UNSAFE_NAME = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:")
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_XML = (".xml", ".rels", ".vml")
_LOOKED_AT = 65_536


class ContainerFault(Enum):
    """Why a container is not opened."""

    OLD_OR_LOCKED = "old_or_locked"
    DAMAGED = "damaged"
    OTHER_KIND = "other_kind"
    SWOLLEN = "swollen"


@dataclass(frozen=True)
class ContainerCheck:
    """What stands against opening it (None: nothing), and its size once unpacked."""

    fault: ContainerFault | None
    entries: int = 0
    declared_bytes: int = 0


def check_container(content: bytes, folder: str, main_part: str) -> ContainerCheck:
    """Look at the table of contents only: kind by ``folder`` ("xl/") and ``main_part``, sizes, ratio, names, locks."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return ContainerCheck(ContainerFault.OLD_OR_LOCKED)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ContainerCheck(ContainerFault.DAMAGED)
    names = {entry.filename for entry in entries}
    declared = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > _RATIO_FROM_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    fault = None
    if main_part not in names and "[Content_Types].xml" not in names:
        fault = ContainerFault.DAMAGED
    elif not any(name.startswith(folder) for name in names):
        fault = ContainerFault.OTHER_KIND
    elif len(entries) > MAX_ENTRIES or declared > MAX_DECLARED_BYTES or swollen:
        fault = ContainerFault.SWOLLEN
    elif any(_UNSAFE_NAME.search(name) for name in names) or any(entry.flag_bits & 1 for entry in entries):
        fault = ContainerFault.DAMAGED
    return ContainerCheck(fault, len(entries), declared)


def has_doctype(content: bytes) -> bool:
    """No part of an honest office file declares a document type; a hostile one does, to expand entities."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith(_XML):
                with archive.open(entry) as part:
                    if _DOCTYPE.search(part.read(_LOOKED_AT)):
                        return True
    return False

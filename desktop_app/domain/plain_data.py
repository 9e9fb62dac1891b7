"""Frozen dataclasses to plain JSON data and back, by their type hints alone."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Dataclasses to dicts, tuples to lists, enums to their values, days to ISO text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {spec.name: to_plain(getattr(value, spec.name)) for spec in fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_plain(wanted: type[T], data: Any) -> T:
    """The dataclass again; fields missing in ``data`` (an older file) take their defaults, unknown ones are left out."""
    result: T = _restore(wanted, data)
    return result


@cache
def _hints(wanted: type[Any]) -> dict[str, Any]:
    return get_type_hints(wanted)


def _restore(wanted: Any, data: Any) -> Any:
    if data is None:
        return None
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        (inner,) = [argument for argument in get_args(wanted) if argument is not type(None)]
        return _restore(inner, data)
    if origin is tuple:
        arguments = get_args(wanted)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(_restore(arguments[0], item) for item in data)
        return tuple(_restore(argument, item) for argument, item in zip(arguments, data, strict=True))
    if isinstance(wanted, type):
        if is_dataclass(wanted):
            hints = _hints(wanted)
            known = {spec.name for spec in fields(wanted)}
            return wanted(**{name: _restore(hints[name], item) for name, item in data.items() if name in known})
        if issubclass(wanted, Enum):
            return wanted(data)
        if wanted is date:
            return date.fromisoformat(data)
        if wanted is float:
            return float(data)
    return data

"""Every UserError has a code ``area.cause`` and a sentence the clerk can read, which no other code has."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "desktop_app"
CODE = re.compile(r"[a-z][a-z_]*(\.[a-z][a-z0-9_]*)+")


@cache
def _told() -> tuple[tuple[str, list[ast.expr]], ...]:
    """(place, [code, sentence, …]) of every UserError raised, and of every pair that is kept to be raised as one."""
    return tuple(_found())


def _found() -> Iterator[tuple[str, list[ast.expr]]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            place = f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call) and _name(node.func) == "UserError":
                yield place, node.args
            elif isinstance(node, ast.Tuple) and [_is_code(item) for item in node.elts] == [True, False]:
                yield place, node.elts


def _is_code(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value) is not None


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _template(sentence: ast.expr) -> str | None:
    """The sentence with its inserted values blanked; None when it is built elsewhere."""
    if isinstance(sentence, ast.Constant) and isinstance(sentence.value, str):
        return sentence.value
    if isinstance(sentence, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in sentence.values)
    if isinstance(sentence, ast.BinOp):
        left, right = _template(sentence.left), _template(sentence.right)
        return None if left is None or right is None else left + right
    return None


def test_every_code_has_the_shape_area_dot_cause() -> None:
    wrong = []
    for place, told in _told():
        code = told[0] if told else None
        if isinstance(code, ast.Constant) and not CODE.fullmatch(str(code.value)):
            wrong.append(f"{place}: {code.value!r}")
    assert not wrong, wrong


def test_one_sentence_has_one_code() -> None:
    """A cause may be told in the words of the place it was met; two causes may not hide behind the same words."""
    codes: dict[str, dict[str, str]] = defaultdict(dict)
    for place, told in _told():
        template = _template(told[1]) if len(told) > 1 else None
        if template and template != "{}" and isinstance(told[0], ast.Constant):
            codes[template].setdefault(str(told[0].value), place)
    shared = {sentence: places for sentence, places in codes.items() if len(places) > 1}
    assert len(codes) > 20
    assert not shared, f"one sentence, one code: {shared}"


def test_every_sentence_is_one_the_clerk_can_read() -> None:
    """Vietnamese (a letter beyond ASCII), no exclamation marks, no talk of "bạn" or "vui lòng"."""
    wrong = []
    for place, told in _told():
        template = _template(told[1]) if len(told) > 1 else None
        if template is None or len(template.replace("{}", "").strip()) < 8:
            continue  # a sentence made elsewhere, or only a value passed on
        words = template.lower()
        if template.isascii() or "!" in template or re.search(r"\b(bạn|vui lòng)\b", words):
            wrong.append(f"{place}: {template}")
    assert not wrong, wrong

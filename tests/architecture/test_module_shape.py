"""The shape of the tree: small modules, silent packages, no catch-all names."""

from __future__ import annotations

import ast
from pathlib import Path

CEILING = 400
PACKAGE = Path(__file__).resolve().parents[2] / "desktop_app"
MODULES = sorted(PACKAGE.rglob("*.py"))
CATCH_ALLS = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 10


def test_no_module_is_longer_than_the_ceiling() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    long = {str(path.relative_to(PACKAGE)): lines for path, lines in lengths.items() if lines > CEILING}
    assert not long, f"split these by purpose (ceiling {CEILING} lines): {long}"


def test_package_files_hold_one_docstring_and_nothing_else() -> None:
    faulty = []
    for path in PACKAGE.rglob("__init__.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if ast.get_docstring(tree) is None or len(tree.body) != 1:
            faulty.append(str(path.relative_to(PACKAGE)))
    assert not faulty, faulty


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in MODULES}
    bare = [str(folder.relative_to(PACKAGE)) for folder in folders if not (folder / "__init__.py").is_file()]
    assert not bare, bare


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) is None
    ]
    assert not silent, silent


def test_no_module_has_a_catch_all_name() -> None:
    named = [str(path.relative_to(PACKAGE)) for path in MODULES if path.stem in CATCH_ALLS]
    assert not named, named


def test_no_test_imports_from_a_conftest() -> None:
    """Several folders have one, and which is meant depends on the order of collection."""
    word = "from conf" + "test import"
    importing = [str(path.name) for path in Path(__file__).parents[1].rglob("*.py") if word in path.read_text("utf-8")]
    assert not importing, importing

"""Vietnamese alphabetical order, held against a list that ICU 73 ordered, in Python and in SQLite."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

from desktop_app.domain.language.collation import name_key, sort_key

ORDERED = (Path(__file__).parent / "vietnamese_order.txt").read_text(encoding="utf-8").splitlines()


def test_every_pair_agrees_with_icu() -> None:
    assert len(ORDERED) > 300
    keys = [sort_key(text) for text in ORDERED]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_sqlite_gives_the_same_order() -> None:
    mixed = random.Random(3).sample(ORDERED, len(ORDERED))
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE t (text TEXT, key TEXT)")
        connection.executemany("INSERT INTO t VALUES (?, ?)", [(text, sort_key(text)) for text in mixed])
        rows = connection.execute("SELECT text FROM t ORDER BY key").fetchall()
    connection.close()
    assert [row[0] for row in rows] == ORDERED


def test_places_as_a_vietnamese_expects_them() -> None:
    assert sorted(["Hạ Long", "Điện Biên", "Đà Nẵng", "Dầu Tiếng"], key=sort_key) == [
        "Dầu Tiếng",
        "Đà Nẵng",
        "Điện Biên",
        "Hạ Long",
    ]


def test_people_by_given_name() -> None:
    given = ["An", "Anh", "Ánh", "Ân", "Ấn", "Dũng", "Đạt", "Đức", "Hoa", "Hoà", "Hòa", "Hóa"]
    people = [f"Nguyễn Văn {name}" for name in given]
    assert sorted(random.Random(5).sample(people, len(people)), key=name_key) == people


def test_equal_given_names_stay_together_whatever_the_family_name() -> None:
    people = ["Đặng Thị Hoa", "Lê Văn Hoa", "Trần Văn Hoa", "Bùi Thị Hòa", "Vũ Hòa"]
    assert sorted(random.Random(2).sample(people, 5), key=name_key) == people


def test_one_word_and_no_name() -> None:
    assert sorted(["Lê An", "An", "", "Bình"], key=name_key) == ["", "An", "Lê An", "Bình"]


def test_spelling_of_the_bytes_does_not_matter() -> None:
    assert sort_key("Ho\u0300a ") == sort_key("Hòa")


def test_capitals_and_stray_marks_make_no_difference_to_names() -> None:
    assert sorted(["LÊ VĂN AN", "Lê Văn Bình", "Hồ An"], key=name_key) == ["Hồ An", "LÊ VĂN AN", "Lê Văn Bình"]
    assert sort_key("\u0301") != ""

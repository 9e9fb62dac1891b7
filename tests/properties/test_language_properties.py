"""What must hold of any text and any day, not only of those we thought of."""

from __future__ import annotations

import sqlite3
import unicodedata
from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.collation import name_key, sort_key
from desktop_app.domain.language.dates import format_short, format_text, iso, parse_date, parse_iso
from desktop_app.domain.language.text import clean_line, clean_text, fold, match_key, unify_tones, words

ANY = st.text(alphabet=st.characters(exclude_categories=()))
"""Any text at all, lone surrogates and noncharacters included."""
VIETNAMESE = st.text(
    alphabet="aàảãáạăằắâầấbcdđeéêếghiíklmnoòóôồốơờớpqrstuủúưừứvxyỳýAĐÔƯ -–.,/0123456789\n\u0300\u0301\u0323",
    max_size=40,
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(ANY | VIETNAMESE)
@settings(max_examples=500)
def test_clean_text_settles_and_leaves_nothing_unprintable(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert not [c for c in clean if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\t"]
    assert not [c for c in clean if unicodedata.category(c) == "Zs" and c != " "]


@given(ANY)
@settings(max_examples=300)
def test_clean_text_survives_sqlite(text: str) -> None:
    clean = clean_text(text)
    connection = sqlite3.connect(":memory:")
    stored, length = connection.execute("SELECT ?, length(?)", (clean, clean)).fetchone()
    connection.close()
    assert stored == clean
    assert length == len(clean)


@given(VIETNAMESE)
def test_cleaning_keeps_every_word(text: str) -> None:
    assert words(clean_text(text)) == words(text)
    assert words(clean_line(text)) == words(text)


@given(ANY | VIETNAMESE)
@settings(max_examples=300)
def test_keys_of_matching_settle(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert fold(fold(text)) == fold(text)
    assert unify_tones(unify_tones(text)) == unify_tones(text)
    assert fold(text) == fold(unify_tones(text))
    assert match_key(text) == match_key(unicodedata.normalize("NFD", text))


@given(VIETNAMESE, VIETNAMESE)
def test_same_words_fold_alike(one: str, other: str) -> None:
    if match_key(one) == match_key(other):
        assert fold(one) == fold(other)


@given(ANY | VIETNAMESE, ANY | VIETNAMESE)
@settings(max_examples=500)
def test_sort_keys_order_alike_in_python_and_in_sqlite(one: str, other: str) -> None:
    for key in (sort_key, name_key):
        left, right = key(one), key(other)
        assert "\0" not in left
        assert (left < right) == (left.encode("utf-8") < right.encode("utf-8"))
        assert key(clean_line(one)) == left


@given(VIETNAMESE, VIETNAMESE)
def test_marks_never_outweigh_letters(one: str, other: str) -> None:
    def plain(text: str) -> str:
        shapes = unicodedata.normalize("NFD", clean_line(text).lower())
        return unicodedata.normalize("NFC", "".join(c for c in shapes if c not in "\u0300\u0301\u0303\u0309\u0323"))

    assume(not any(unicodedata.combining(text[0]) for text in (clean_line(one), clean_line(other)) if text))
    if sort_key(plain(one)) < sort_key(plain(other)):
        assert sort_key(one) < sort_key(other)


@given(DAYS)
def test_every_written_form_reads_back(day: date) -> None:
    for written in (
        format_short(day),
        format_text(day),
        iso(day),
        f"{day:%d%m%Y}",
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert parse_date(written) == day
    assert parse_date(f"{day.day}/{day.month}", default_year=day.year) == day
    assert parse_iso(iso(day)) == day


@given(st.text(alphabet="0123456789/.- ", max_size=12), st.none() | st.integers(2000, 2099))
@settings(max_examples=1000)
def test_typed_digits_are_that_date_or_refused(typed: str, year: int | None) -> None:
    try:
        day = parse_date(typed, default_year=year)
    except UserError:
        return
    digits = [int(part) for part in typed.replace("/", " ").replace(".", " ").replace("-", " ").split()]
    if len(digits) == 3:
        first, month, last = digits if len(typed.strip().split("-")[0]) < 4 or "-" not in typed else reversed(digits)
        assert (day.day, day.month) == (first, month)
        assert day.year in (last, 2000 + last)
    elif len(digits) == 2:
        assert (day.day, day.month, day.year) == (*digits, year)
    else:
        assert typed.strip() == f"{day:%d%m%Y}"

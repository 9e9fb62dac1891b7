"""Everything the checks go by: the shipped rule files, with what the office added in a file of its own."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.checks.rules import CheckRules
from desktop_app.rules.lineage import read_lineage
from desktop_app.rules.toml_entries import Entry, RuleFileError, read_entry
from desktop_app.rules.world_rules import calendar_of, checklist_of, stale_words_of
from desktop_app.rules.writing_rules import abbreviations_of, document_types_of, regimes_of, slips_of, syllables_of


def load_rules(folder: Path, office_file: Path | None = None) -> CheckRules:
    """Read and validate the rule files of ``folder``.

    ``office_file`` may add ``known``, ``expansions``, ``words`` and ``slip``. UserError ``rules.office_file`` when that file
    cannot be used; RuleFileError when a shipped one is wrong.
    """
    own = _own(office_file)

    def entry(name: str) -> Entry:
        return read_entry(folder / f"{name}.toml")

    try:
        own_slips = slips_of(Entry({}, ""), own)
        return CheckRules(
            calendar=calendar_of(entry("holidays")),
            stale_words=stale_words_of(entry("stale_words"), read_lineage(folder)),
            document_types=document_types_of(entry("document_types")),
            checklist=checklist_of(entry("launch_checklist")),
            regimes=regimes_of(entry("layout")),
            slips=(*slips_of(entry("slips"), Entry({}, "")), *own_slips),
            abbreviations=abbreviations_of(entry("abbreviations"), own),
            syllables=syllables_of(entry("spelling"), own),
        )
    except RuleFileError as error:
        if office_file is not None and str(error).startswith(office_file.name):
            raise _unusable(office_file, error) from error
        raise


def load_calendar(folder: Path) -> WorkCalendar:
    """Only the working days, for who needs nothing else."""
    return calendar_of(read_entry(folder / "holidays.toml"))


def _own(office_file: Path | None) -> Entry:
    if office_file is None or not office_file.is_file():
        return Entry({}, "")
    try:
        return read_entry(office_file)
    except (RuleFileError, OSError) as error:
        raise _unusable(office_file, error) from error


def _unusable(office_file: Path, error: Exception) -> UserError:
    return UserError(
        "rules.office_file",
        f"Tệp quy định riêng {office_file.name} chưa đúng ({error}). Sửa hoặc bỏ tệp này rồi soát lại.",
    )

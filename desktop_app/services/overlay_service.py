"""The office's own rules beside the law: entered with their document, ended, removed; told what each does on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from desktop_app.domain.award.catalogue import BY_CODE
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.rule_set.choosing import ChosenRules
from desktop_app.domain.rule_set.conditions import Condition
from desktop_app.domain.rule_set.overlay import (
    EVERY_AWARD,
    QUOTA_KIND,
    LocalCap,
    LocalDocument,
    OverlayRow,
    OwnCondition,
)
from desktop_app.domain.rule_set.overlay_template import OverlayTemplate
from desktop_app.domain.rule_set.overlay_words import PARAMETER_NAMES, required_words
from desktop_app.domain.rule_set.overlaying import OverlayEffect, overlaid
from desktop_app.rules.overlay_entries import load_templates, read_own
from desktop_app.rules.toml_entries import RuleFileError
from desktop_app.storage.change_log import Operations
from desktop_app.storage.overlay_repository import OverlayRepository

_LONGEST = 1000


@dataclass(frozen=True)
class ListedOverlay:
    """A row as it is shown. ``required``: what it asks in words; ``effect`` None: no rules judge on that day."""

    row: OverlayRow
    required: str
    effect: OverlayEffect | None


class OverlayService:
    """``law_for`` gives the rules of a day without any row of the office."""

    def __init__(
        self,
        overlay: OverlayRepository,
        operations: Operations,
        clock: Clock,
        law_for: Callable[[date], ChosenRules],
        rules_folder: Path,
    ) -> None:
        self._overlay = overlay
        self._operations = operations
        self._clock = clock
        self._law_for = law_for
        self._folder = rules_folder

    @cached_property
    def templates(self) -> tuple[OverlayTemplate, ...]:
        """What others have asked: starts for own rows, never defaults."""
        return load_templates(self._folder)

    def rows(self) -> tuple[OverlayRow, ...]:
        """All rows, ended ones too."""
        return self._overlay.rows()

    def listed(self, on: date | None = None) -> tuple[ListedOverlay, ...]:
        """All rows with what each does for a dossier received on that day (today)."""
        day, rows = on or self._clock.today(), self.rows()
        own = [made for row in rows if isinstance(made := read_own(row), OwnCondition)]
        try:
            effects = overlaid(self._law_for(day).rules, own, day).effects
        except UserError:  # before all sets, or no fallback yet: the rows can still be read
            return tuple(ListedOverlay(row, words_of(row), None) for row in rows)
        return tuple(
            ListedOverlay(
                row,
                words_of(row),
                OverlayEffect.CAP
                if row.kind == QUOTA_KIND and row.holds_on(day)
                else effects.get(row.id, OverlayEffect.IDLE),
            )
            for row in rows
        )

    def caps(self, on: date) -> tuple[LocalCap, ...]:
        """The local caps on shares in force for a dossier received on that day."""
        return tuple(made for row in self.rows() if row.holds_on(on) and isinstance(made := read_own(row), LocalCap))

    def conditions_of(self, row: OverlayRow) -> tuple[Condition, ...]:
        """The conditions of the law today whose place the row could take: those of its award."""
        try:
            criterion = self._law_for(self._clock.today()).rules.criterion(row.award_code, row.subject_kind)
        except UserError:
            return ()
        return criterion.conditions if criterion is not None else ()

    def save(self, row: OverlayRow) -> int:
        """Keep a row (id 0: a new one); UserError says what is missing. Returns its id."""
        made = _checked(row)
        name = f"Quy định riêng: {words_of(made)}"[:120]
        if made.id:
            self._operations.run(f"Sửa {name}", lambda: self._overlay.change(made))
            return made.id
        return self._operations.run(f"Thêm {name}", lambda: self._overlay.add(made))

    def end(self, row_id: int, last_day: date) -> None:
        """Let a row stop: it still holds on the last day. UserError when it began later."""
        self.save(replace(self._row(row_id), valid_to=last_day))

    def remove(self, row_id: int) -> OverlayRow:
        """Take a row away; returns what it was."""
        row = self._row(row_id)
        self._operations.run(f"Xóa quy định riêng: {words_of(row)}"[:120], lambda: self._overlay.remove(row_id))
        return row

    def _row(self, row_id: int) -> OverlayRow:
        for one in self.rows():
            if one.id == row_id:
                return one
        raise UserError("overlay.unknown", f"Không có quy định riêng số {row_id}. Xem lại danh sách rồi chọn số đúng.")


def own_conditions(overlay: OverlayRepository) -> tuple[OwnCondition, ...]:
    """The rows that add to criteria or take the place of a condition, of all days."""
    return tuple(made for row in overlay.rows() if isinstance(made := read_own(row), OwnCondition))


def words_of(row: OverlayRow) -> str:
    """What a row asks."""
    return row.required or required_words(row.values)


def _checked(row: OverlayRow) -> OverlayRow:
    document = _checked_document(row.document)
    made = replace(
        row,
        award_code=row.award_code.strip().upper(),
        key=clean_line(row.key),
        required=clean_line(row.required),
        document=document,
        note=clean_line(row.note),
    )
    if made.award_code != EVERY_AWARD:
        spec = BY_CODE.get(made.award_code)
        if spec is None:
            raise UserError(
                "overlay.award", f"Không có danh hiệu, hình thức “{row.award_code}”. Ghi mã đúng, ví dụ CSTDCS."
            )
        if made.subject_kind not in spec.subjects:
            raise UserError(
                "overlay.subject", f"{spec.name} không xét cho đối tượng đã chọn. Chọn lại cá nhân hoặc tập thể."
            )
    elif made.kind == QUOTA_KIND:
        raise UserError(
            "overlay.award", "Tỷ lệ tối đa phải ghi cho một danh hiệu, hình thức. Chọn danh hiệu, hình thức."
        )
    if made.valid_from and made.valid_to and made.valid_to < made.valid_from:
        raise UserError(
            "overlay.days",
            f"Ngày hết hiệu lực {format_text(made.valid_to)} sớm hơn ngày có hiệu lực {format_text(made.valid_from)}. "
            "Sửa một trong hai ngày.",
        )
    if max(len(made.required), len(made.note), len(document.words)) > _LONGEST:
        raise UserError("overlay.long", f"Nội dung dài quá {_LONGEST} chữ. Ghi gọn lại.")
    if not words_of(made):
        raise UserError(
            "overlay.words", "Chưa ghi nội dung yêu cầu, hoặc còn thiếu mức. Ghi yêu cầu như trong văn bản."
        )
    try:
        read_own(made)
    except RuleFileError as error:
        key = error.place.rpartition("“")[2].rstrip("”")
        names = ", ".join(PARAMETER_NAMES.get(one, one) for one in key.split(", "))
        raise UserError(
            "overlay.parameter", f"Quy định riêng thiếu hoặc ghi sai ở mục {names}. Ghi lại mục này theo văn bản."
        ) from error
    return made


def _checked_document(document: LocalDocument) -> LocalDocument:
    made = LocalDocument(
        kind=clean_line(document.kind),
        number=clean_line(document.number),
        dated_on=document.dated_on,
        issuer=clean_line(document.issuer),
        article=clean_line(document.article),
    )
    wanted = {
        "loại văn bản": made.kind,
        "số, ký hiệu": made.number,
        "ngày ban hành": made.dated_on,
        "điều, khoản": made.article,
    }
    missing = [name for name, value in wanted.items() if not value]
    if missing:
        raise UserError(
            "overlay.source",
            f"Quy định riêng phải có căn cứ; còn thiếu {', '.join(missing)}. Ghi theo văn bản của tỉnh, Sở.",
        )
    return made

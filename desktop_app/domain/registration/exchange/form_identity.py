"""Whose form a file is: of which plan, office, year and unit, whether it is still whole, and what has changed since it went out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import match_key
from desktop_app.domain.office.lineage_of_units import UnitLineage
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.registration.dues import Due
from desktop_app.domain.registration.exchange.form_frame import FORM_VERSION
from desktop_app.domain.registration.exchange.form_matching import MatchedForm
from desktop_app.domain.registration.exchange.form_problem import FormProblem
from desktop_app.domain.registration.exchange.form_stamp import FormStamp
from desktop_app.domain.registration.exchange.office_roll import OfficeRoll
from desktop_app.domain.registration.exchange.returned_form import RawForm, ReturnedForm, looks_like_form
from desktop_app.domain.registration.registration import PlanUnit

_NOTED_NEWCOMERS = 5
_MOSTLY = 0.5


@dataclass(frozen=True)
class Season:
    """What all forms of one plan are held against, read once. Stale when plans, units or people change."""

    plan: Plan
    plan_key: str
    plan_labels: Mapping[str, tuple[str, int | None]]
    due: Due
    plan_units: Mapping[int, PlanUnit]
    roll: OfficeRoll
    lineage: UnitLineage

    def owing_now(self, unit_id: int, on: date) -> tuple[int, tuple[FormProblem, ...]]:
        """The unit whose paper it is where it names one since renamed or merged, and the sentence that says so.

        The unit itself where it still owes, or where what took its place is not exactly one owing unit.
        """
        there = self.plan_units.get(unit_id)
        if there is not None and (there.left_on is None or on <= there.left_on):
            return unit_id, ()
        heirs = [heir for heir in self.lineage.now(unit_id, on) if heir.id in self.plan_units]
        if len(heirs) != 1:
            return unit_id, ()
        return heirs[0].id, _told((f"{self.lineage.words(unit_id, on)}.",))


@dataclass(frozen=True)
class ReceivingTerms:
    """How forms come in: the day, the reason of late ones, whose list a file without a stamp is."""

    received_on: date
    late_reason: str = ""
    unit_id: int | None = None


def unit_of_form(season: Season, form: ReturnedForm, terms: ReceivingTerms) -> tuple[int, tuple[FormProblem, ...]]:
    """Whose form it is and what is told of it; UserError where it is not of this plan and year, or no longer whole."""
    stamp = form.stamp.stamp
    if stamp.plan_key != season.plan_key:
        raise _other_plan(season, stamp)
    if stamp.form_version > FORM_VERSION:
        text = f"Biểu của “{stamp.unit}” do bản chương trình mới hơn làm ra. Cập nhật chương trình rồi nhận lại."
        raise UserError("form.newer_version", text)
    unit = season.roll.units.get(stamp.unit_id)
    if unit is None:
        raise UserError("form.unit_gone", f"Đơn vị “{stamp.unit}” của biểu không còn trong sổ.")
    owing_id, succeeded = season.owing_now(unit.id, terms.received_on)
    if terms.unit_id is not None and season.owing_now(terms.unit_id, terms.received_on)[0] != owing_id:
        wanted = season.roll.units[terms.unit_id].name
        text = f"Biểu này của “{unit.name}”, không phải của “{wanted}”. Chọn lại tệp hoặc đơn vị."
        raise UserError("form.other_unit", text)
    if form.frame_faults:
        told = " ".join(form.frame_faults)
        text = f"Biểu của “{stamp.unit}” đã bị sửa khung nên không nhận được. {told} Gửi lại biểu để đơn vị ghi vào đúng mẫu."
        raise UserError("form.frame_altered", text)
    if not form.stamp.is_whole or stamp.year != season.plan.content.working_year:
        text = f"Dấu nhận biết trong biểu của “{stamp.unit}” đã bị sửa nên không nhận được. Gửi lại biểu cho đơn vị."
        raise UserError("form.stamp_altered", text)
    _check_owes(season, owing_id)
    name = stamp.unit if succeeded else unit.name  # a name is told to be an old one only once
    return owing_id, (*_told(form.notes), *succeeded, *_age_notes(season, stamp, owing_id, name))


def _other_plan(season: Season, stamp: FormStamp) -> UserError:
    known = season.plan_labels.get(stamp.plan_key)
    mine = season.plan.label
    if known is None:
        whose = f" của {stamp.office}" if stamp.office else ""
        text = f"Biểu này theo {stamp.plan_label}{whose}, không có trong sổ này. Kiểm tra lại tệp đơn vị gửi."
        return UserError("form.other_office", text)
    label, year = known
    if year != season.plan.content.working_year:
        text = (
            f"Biểu này của năm {year} (theo {label}), không phải năm "
            f"{season.plan.content.working_year}. Đề nghị “{stamp.unit}” gửi biểu năm nay."
        )
        return UserError("form.other_year", text)
    text = f"Biểu này theo {label}, không phải {mine}. Chọn đúng kế hoạch rồi nhận lại."
    return UserError("form.other_plan", text)


def unit_of_list(season: Season, raw: RawForm, name: str, terms: ReceivingTerms) -> tuple[int, tuple[FormProblem, ...]]:
    """Whose list a file without a stamp is: that of the unit named, or of what took its place (told).

    UserError where none is named, or it owes none.
    """
    if terms.unit_id is None and looks_like_form(raw):
        text = (
            f"“{name}” có bảng như biểu gửi đi nhưng đã mất dấu nhận biết (có thể do chép sang tệp khác). "
            "Đề nghị đơn vị gửi lại tệp gốc, hoặc chọn đơn vị để nhận như danh sách tự lập."
        )
        raise UserError("form.stamp_missing", text)
    if terms.unit_id is None:
        text = f"“{name}” không phải biểu gửi đi. Nếu là danh sách đơn vị tự lập, chọn đơn vị rồi nhận."
        raise UserError("form.unit_needed", text)
    unit_id, succeeded = season.owing_now(terms.unit_id, terms.received_on)
    _check_owes(season, unit_id)
    return unit_id, succeeded


def _check_owes(season: Season, unit_id: int) -> None:
    if unit_id not in season.plan_units:
        name = season.roll.units[unit_id].name
        text = (
            f"“{name}” không thuộc các đơn vị đăng ký theo {season.plan.label}. Thêm bằng đăng ký bổ sung rồi nhận lại."
        )
        raise UserError("form.unit_owes_nothing", text)


def _told(notes: Iterable[str]) -> tuple[FormProblem, ...]:
    return tuple(FormProblem(None, "note", note, is_fault=False) for note in notes)


def _age_notes(season: Season, stamp: FormStamp, unit_id: int, unit: str) -> tuple[FormProblem, ...]:
    """What has changed since the form went out: the day to send it in, the unit's name, its people."""
    sent = {person_id for person_id, _name in stamp.people}
    notes = []
    made = format_text(stamp.made_on)
    if stamp.form_version < FORM_VERSION:
        notes.append(f"Biểu theo mẫu cũ, làm ngày {made}.")
    if stamp.last_day != season.due.owed_day:
        now = format_text(season.due.owed_day) if season.due.owed_day else "không có hạn"
        before = format_text(stamp.last_day) if stamp.last_day else "không có hạn"
        notes.append(f"Biểu cũ, làm ngày {made}, ghi hạn {before}; hạn nay là {now}.")
    if match_key(stamp.unit) != match_key(unit):
        notes.append(f"Biểu làm ngày {made} ghi tên cũ “{stamp.unit}”, nay là “{unit}”.")
    newcomers = [person.full_name for person in season.roll.people_of(unit_id) if person.id not in sent]
    if newcomers:
        shown = ", ".join(newcomers[:_NOTED_NEWCOMERS])
        more = f" và {len(newcomers) - _NOTED_NEWCOMERS} người nữa" if len(newcomers) > _NOTED_NEWCOMERS else ""
        notes.append(f"Biểu cũ, làm ngày {made}, chưa có: {shown}{more}.")
    return tuple(FormProblem(None, "form_old", note, is_fault=False) for note in notes)


def file_name_problems(season: Season, file_name: str, unit_id: int) -> tuple[FormProblem, ...]:
    """A file named after another unit, which is how a form gets lost among two hundred."""
    name, own = match_key(file_name), match_key(season.roll.units[unit_id].name)
    if own in name:
        return ()
    others = [
        unit.name
        for unit in season.roll.units.values()
        if len(match_key(unit.name)) > 3 and match_key(unit.name) in name
    ]
    if not others:
        return ()
    text = f"Tên tệp ghi “{max(others, key=len)}” nhưng biểu là của “{season.roll.units[unit_id].name}”."
    return (FormProblem(None, "file_renamed", text, is_fault=False),)


def foreign_problems(matched: MatchedForm, rows: int, unit: str) -> tuple[FormProblem, ...]:
    """A form filled with the people of another unit: that unit has most likely written on the wrong one."""
    for other, count in matched.foreign_units.items():
        if rows and count / rows > _MOSTLY:
            text = f"Phần lớn người trong biểu thuộc “{other}”: có thể “{other}” đã ghi vào biểu của “{unit}”."
            return (FormProblem(None, "unit_mixed_up", text, is_fault=True),)
    return ()

"""The fields that a kind of own rule has: only those of the kind chosen are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from desktop_app.domain.award.catalogue import CATALOGUE, award_name
from desktop_app.domain.proof.conduct import DISCIPLINE_NAMES
from desktop_app.domain.proof.initiative import REACH_NAMES
from desktop_app.domain.proof.review import REVIEW_BODY_NAMES
from desktop_app.domain.proof.work_rating import GRADE_NAMES, RatingGrade
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.text import rules as words

_GRADES = (RatingGrade.EXCELLENT, RatingGrade.GOOD, RatingGrade.DONE)
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "quota": ("percent", "base", "scope"),
    "members_reach": ("percent", "awards"),
    "members_have": ("count", "awards"),
    "months_worked": ("months",),
    "rated": ("at_least",),
    "initiatives": ("count", "reaches"),
    "no_discipline": ("mildest",),
    "voted": ("body", "percent", "base_of_votes", "is_secret", "quorum_percent"),
    "in_being": ("years",),
    "holds": ("awards",),
    "attested": (),
}
"""By kind. ``base_of_votes`` is stored as ``base``: of a quota the base is awards."""


class OverlayParameters:
    """Makes the rows; a form lays them out, tells the kind, and reads the values back."""

    def __init__(self) -> None:
        self.percent, self.count = _number(1, 100), _number(1, 100)
        self.months, self.years = _number(1, 12), _number(1, 100)
        self.quorum = _number(0, 100)
        self.quorum.setSpecialValueText(words.NO_QUORUM)
        self.grade = _combo({one.value: GRADE_NAMES[one] for one in _GRADES})
        self.form = _combo({one.value: name for one, name in DISCIPLINE_NAMES.items()})
        self.reach = _combo({one.value: name for one, name in REACH_NAMES.items()})
        self.body = _combo({one.value: name for one, name in REVIEW_BODY_NAMES.items()})
        self.votes_base = _combo(words.VOTE_BASES)
        self.scope = _combo(words.SCOPES)
        self.awards, self.base = QComboBox(), QComboBox()
        self.base.addItem(words.HEADCOUNT, ())
        for combo in (self.awards, self.base):
            for spec in CATALOGUE:
                combo.addItem(spec.name, (spec.code,))
            _keep_narrow(combo)
        self.is_secret = QCheckBox(words.SECRET)
        self.rows: dict[str, FieldRow] = {
            "body": FieldRow(words.BODY, self.body),
            "percent": FieldRow(words.PERCENT, self.percent),
            "count": FieldRow(words.COUNT, self.count),
            "months": FieldRow(words.MONTHS, self.months),
            "years": FieldRow(words.YEARS, self.years),
            "awards": FieldRow(words.OF_AWARD, self.awards),
            "base": FieldRow(words.OF_BASE, self.base),
            "scope": FieldRow(words.SCOPE, self.scope),
            "at_least": FieldRow(words.GRADE, self.grade),
            "reaches": FieldRow("Cấp công nhận", self.reach),
            "mildest": FieldRow(words.FORM, self.form),
            "base_of_votes": FieldRow(words.VOTE_BASE, self.votes_base),
            "quorum_percent": FieldRow(words.QUORUM, self.quorum),
        }
        self._kind = ""
        self._given: Mapping[str, Any] = {}

    def show_kind(self, kind: str) -> None:
        """Show the fields of a kind; one that only the command line makes has none."""
        self._kind = kind
        wanted = _FIELDS.get(kind, ())
        for name, row in self.rows.items():
            row.setVisible(name in wanted)
        self.is_secret.setVisible("is_secret" in wanted)

    def load(self, values: Mapping[str, Any]) -> None:
        """Show the values of a row."""
        self._given = dict(values)
        is_vote = values.get("kind") == "voted"
        self.percent.setValue(int(values.get("percent", 80)))
        self.count.setValue(int(values.get("count", 1)))
        self.months.setValue(int(values.get("months", 9)))
        self.years.setValue(int(values.get("years", 1)))
        self.quorum.setValue(int(values.get("quorum_percent", 0)))
        self.is_secret.setChecked(values.get("is_secret") is True)
        _choose(self.grade, values.get("at_least", RatingGrade.GOOD.value))
        _choose(self.form, values.get("mildest", "reprimand"))
        _choose(self.reach, (values.get("reaches") or ["base"])[0])
        _choose(self.body, values.get("body", "base_council"))
        _choose(self.votes_base, values.get("base", "members") if is_vote else "members")
        _choose(self.scope, values.get("scope", "agency"))
        _choose_awards(self.awards, tuple(values.get("awards") or ("LDTT",)))
        base = values.get("base", ["LDTT"])
        _choose_awards(self.base, tuple(base) if isinstance(base, list) else ("LDTT",))

    def values(self) -> dict[str, Any]:
        """Kind and parameters as a rule file has them; what the window does not show of the same kind stays."""
        shown: dict[str, Any] = {
            "percent": self.percent.value(),
            "count": self.count.value(),
            "months": self.months.value(),
            "years": self.years.value(),
            "awards": list(self.awards.currentData() or ()),
            "base": list(self.base.currentData() or ()),
            "scope": self.scope.currentData(),
            "at_least": self.grade.currentData(),
            "reaches": [self.reach.currentData()],
            "mildest": self.form.currentData(),
            "body": self.body.currentData(),
            "base_of_votes": self.votes_base.currentData(),
            "is_secret": self.is_secret.isChecked(),
            "quorum_percent": self.quorum.value(),
        }
        found = dict(self._given) if self._given.get("kind") == self._kind else {}
        found["kind"] = self._kind
        for name in _FIELDS.get(self._kind, ()):
            found["base" if name == "base_of_votes" else name] = shown[name]
        if not found.get("quorum_percent", 1):
            del found["quorum_percent"]
        return found

    def widgets(self) -> tuple[QWidget, ...]:
        """Every field, for who watches them."""
        return (*(row.field for row in self.rows.values()), self.is_secret)


def _number(least: int, most: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    return made


def _combo(items: Mapping[str, str]) -> QComboBox:
    made = QComboBox()
    for key, word in items.items():
        made.addItem(word, key)
    _keep_narrow(made)
    return made


def _keep_narrow(combo: QComboBox) -> None:
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(10)


def _choose(combo: QComboBox, key: Any) -> None:
    combo.setCurrentIndex(max(0, combo.findData(key)))


def _choose_awards(combo: QComboBox, codes: tuple[str, ...]) -> None:
    """One award, or several as one entry of their own."""
    for place in range(combo.count()):
        if tuple(combo.itemData(place) or ()) == codes:
            combo.setCurrentIndex(place)
            return
    combo.addItem(" hoặc ".join(map(award_name, codes)), codes)
    combo.setCurrentIndex(combo.count() - 1)

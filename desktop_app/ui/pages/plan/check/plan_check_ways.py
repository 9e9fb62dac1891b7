"""Ways between the findings, the place each speaks of, and the issue of the plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTabBar

from desktop_app.domain.plan.checks.finding import CheckResult, Finding, PlanPart, Severity
from desktop_app.ui.ask import Ask
from desktop_app.ui.pages.plan.check.plan_check_panel import PlanCheckPanel
from desktop_app.ui.pages.plan.check.plan_check_rows import ROLES
from desktop_app.ui.pages.plan.check.plan_checker import PlanChecker
from desktop_app.ui.pages.plan.outline.plan_outline_editor import PlanOutlineEditor
from desktop_app.ui.pages.plan.plan_tab_row import CONTENT, HEAD, RECIPIENTS
from desktop_app.ui.text import plan_check as text

_TAB_OF_PART = {
    PlanPart.HEAD: HEAD,
    PlanPart.SUBJECT: HEAD,
    PlanPart.RECIPIENTS: RECIPIENTS,
    PlanPart.SIGNATURE: RECIPIENTS,
}
"""Where a finding without a block is mended."""


class PlanCheckWays:
    """Knows panel, outline and tabs of one page."""

    def __init__(
        self, checker: PlanChecker, panel: PlanCheckPanel, ask: Ask, tabs: QTabBar, editor: PlanOutlineEditor
    ) -> None:
        self._checker, self._panel, self._ask, self._tabs, self._editor = checker, panel, ask, tabs, editor
        panel.place_shown.connect(self._show_place)
        panel.place_wanted.connect(self._go_to_place)
        panel.comments.place_wanted.connect(self._go_to_block)
        panel.comments.add_link.clicked.connect(lambda _checked=False: self.add_comment())
        checker.checked.connect(self._mark)

    def keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """The keys of the page that work through the findings."""
        return (
            ("F7", self._checker.check_now),
            ("Ctrl+Shift+M", self.to_findings),
            ("Alt+Down", lambda: self._panel.walk(1)),
            ("Alt+Up", lambda: self._panel.walk(-1)),
            ("Ctrl+.", self._panel.fix),
            ("Ctrl+Alt+M", self.add_comment),
        )

    def to_findings(self) -> None:
        """Into the list of findings."""
        self._tabs.setCurrentIndex(CONTENT)
        self._panel.jump()

    def add_comment(self) -> None:
        """A remark on the paragraph of the caret, quoting what is selected there."""
        if self._tabs.currentIndex() != CONTENT:
            self._tabs.setCurrentIndex(CONTENT)
        self._panel.show_comments()
        quote = self._editor.textCursor().selectedText()
        self._panel.comments.add(self._editor.current_uid(), "" if "\u2029" in quote else quote)

    def before_issue(self, issue: Callable[[], object]) -> None:
        """Tell what is still wrong before a plan goes out; hints do not stand in the way."""

        def go_on(_result: CheckResult) -> None:
            counts = ((Severity.FAULT, text.FAULT_COUNT), (Severity.WARNING, text.WARNING_COUNT))
            parts = [words.format(count=count) for level, words in counts if (count := self._checker.count(level))]
            if not parts:
                issue()
                return
            question = text.BEFORE_ISSUE.format(parts=text.AND.join(parts))
            answer = self._ask.choose(question, (text.SEE, text.ISSUE_ANYWAY))
            if answer == 0:
                self.to_findings()
            elif answer == 1:
                issue()

        self._checker.when_checked(go_on)

    def _mark(self) -> None:
        """The gravest finding of each paragraph as an icon beside it: findings come gravest first."""
        marks: dict[str, str] = {}
        for one in self._checker.result.open if self._checker.result else ():
            if one.block_uid is not None:
                marks.setdefault(one.block_uid, ROLES[one.severity].value)
        self._editor.marks = marks
        self._editor.viewport().update()

    def _show_place(self, finding: Finding) -> None:
        if finding.block_uid is not None:
            start, end = (finding.span.start, finding.span.end) if finding.span else (0, 0)
            self._editor.go_to(finding.block_uid, start, end - start)

    def _go_to_block(self, uid: str) -> None:
        self._editor.go_to(uid)
        self._editor.setFocus()

    def _go_to_place(self, finding: Finding) -> None:
        self._show_place(finding)
        if finding.block_uid is not None:
            self._tabs.setCurrentIndex(CONTENT)
            self._editor.setFocus()
        elif finding.part in _TAB_OF_PART:
            self._tabs.setCurrentIndex(_TAB_OF_PART[finding.part])

"""Jobs that run at once on the calling thread."""

from __future__ import annotations

from collections.abc import Callable


class InlineExecutor:
    """A JobExecutor without threads: what a test starts is done when the call comes back."""

    def submit(self, work: Callable[[], None]) -> None:
        work()

    def wait(self, seconds: float) -> bool:
        return True

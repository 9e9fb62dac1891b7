"""Errors a user can mend, told in one Vietnamese sentence that says what to do."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can mend.

    ``code`` is stable (``area.cause``) for tests and logs; ``message`` is the Vietnamese sentence shown to the user.
    Raising it means that nothing was changed.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

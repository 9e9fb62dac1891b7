"""The verb ``award money``."""

from __future__ import annotations

from desktop_app.cli.command_line import DONE, Call
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.prize_money import Recipient
from desktop_app.domain.evidence import UNVERIFIED_WORDS
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.number_words import in_words
from desktop_app.domain.language.numerals import format_number


def money(call: Call) -> int:
    """``award money CODE --on DATE [--collective | --household]``: the money of one award decided on that day."""
    words = call.words
    recipient = Recipient.COLLECTIVE if words.collective else Recipient.PERSON
    if words.household:
        recipient = Recipient.HOUSEHOLD
    with call.office() as office:
        found = office.prize_money_service.prize(words.award, recipient, words.on)
    data = {
        "award": found.award_code,
        "on": found.on.isoformat(),
        "recipient": found.recipient.value,
        "coefficient": str(found.coefficient),
        "base": found.base,
        "base_source": found.base_source.text,
        "each": found.each,
        "at_most": found.is_ceiling,
        "basis": found.basis.text,
        "verified": found.is_verified,
    }
    times = format_number(float(found.coefficient))
    said = (
        f"{award_name(found.award_code)}, quyết định ngày {format_text(found.on)}: "
        f"{'tối đa ' if found.is_ceiling else ''}{format_number(found.each)} đồng "
        f"({times} × {format_number(found.base)} đồng, làm tròn lên; {in_words(found.each)} đồng)."
    )
    mark = "" if found.is_verified else f" ({UNVERIFIED_WORDS})"
    call.answer(data, [said, f"Căn cứ: {found.basis.text}; lương cơ sở theo {found.base_source.text}{mark}."])
    return DONE

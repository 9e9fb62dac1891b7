"""Quotas (tỷ lệ xét): how many of whom may get an award."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from desktop_app.domain.award.catalogue import BY_CODE
from desktop_app.domain.plan.facts import Comparator, Quota, QuotaScope
from desktop_app.domain.plan.plan import ReadingNote
from desktop_app.importing.facts.award_phrases import AwardMention, awards_in
from desktop_app.importing.facts.passages import Passage, sentences
from desktop_app.importing.facts.percentages import Percentage, is_at_least, is_at_most, shares_in

_BASE = re.compile(
    r"so với|trên tổng số|trong tổng số|của tổng số|trên số|trong số|/\s?tổng số|tổng số (?:cá nhân|cán bộ|người|tập thể|CB)",
    re.IGNORECASE,
)
_RATE = re.compile(r"tỷ lệ|tỉ lệ", re.IGNORECASE)
_RIGHT_BEHIND = re.compile(
    r"[”\"’)]*\s*(?:(?:của|do)\s[^:%;.0-9]{2,40})?\s*:?\s*(?:(?:xét|đạt|là|chiếm|bằng|tỷ lệ|tỉ lệ)\s*)*:?\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\)?\s*(?:$|[,.;)(]|(?:so với|trên|trong|của|tổng|số|cá nhân|tập thể|cán bộ|công chức|viên chức|người|CB|CC|đơn vị|"
    r"phòng|lao động|đảng viên|đoàn viên|thành viên|giáo viên)\b)",
    re.IGNORECASE,
)
_OF_THESE = re.compile(r"\s*(?:và\s+)?(?:trong đó|trong số đó|riêng|kể cả)\b", re.IGNORECASE)
_LEADERS = re.compile(r"lãnh đạo|quản lý|giữ chức vụ", re.IGNORECASE)
_OF_ALL_WITH = re.compile(r"(?:trên|trong|so với|tổng)\s+(?:tổng\s+)?số\s*(?:danh hiệu\s*)?[“\"]?$", re.IGNORECASE)
_AND = re.compile(r"\svà\s")
_UNIT = re.compile(
    r"(?:của|trong|tại|ở)\s+(?:mỗi|từng|các|một)?\s*(?:đơn vị|phòng|cơ quan, đơn vị)|(?:mỗi|từng) (?:phòng|đơn vị|tập thể)",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"(?:của|trong|toàn|tại)\s+(?:toàn\s+)?(?:Sở|cơ quan|ngành|trường)\b(?!\s*,)")
_HEAD = re.compile(r"giấy khen\s+(?:của\s+)?giám đốc\s+sở", re.IGNORECASE)


@dataclass(frozen=True)
class RatedSentence:
    """A sentence that limits an award; ``award`` comes from the words above it where it names none of its own."""

    text: str
    award: str | None


def rated_sentences(passage: Passage) -> Iterator[RatedSentence]:
    """The sentences of a passage that limit how many get an award, rather than set a target."""
    above = _award_of_headings(passage)
    is_list_of_rates = passage.has_heading("ty le")
    for sentence in sentences(passage.text):
        shares = shares_in(sentence)
        awards = awards_in(sentence)
        if not shares:
            above = awards[0].code if awards else above
            continue
        first = shares[0]
        if not is_at_least(sentence, first) and not _LEADERS.search(sentence[: first.start]):
            given, _ = _award_and_base(sentence, awards, first, above)
            is_own = given is not None and any(one.code == given for one in awards)
            if given is not None and _limits(sentence, first, awards, is_own, is_list_of_rates):
                yield RatedSentence(sentence, None if is_own else given)
                is_list_of_rates = is_list_of_rates or _RATE.search(sentence) is not None
        own = [one for one in awards if one.end <= first.start]
        above = own[-1].code if own else above


def _limits(sentence: str, share: Percentage, awards: list[AwardMention], is_own: bool, is_list_of_rates: bool) -> bool:
    is_ceiling = is_at_most(sentence, share)
    is_rate = _RATE.search(sentence) is not None
    if not is_own:
        is_counted = _COUNTED.match(sentence, share.end) is not None
        return is_counted and (is_ceiling or is_rate) and _OF_THESE.match(sentence) is None
    if is_ceiling or is_rate or _BASE.search(sentence, share.end):
        return True
    before = [one for one in awards if one.end <= share.start]
    return bool(is_list_of_rates and before and _RIGHT_BEHIND.match(sentence[before[-1].end : share.start]))


def _award_of_headings(passage: Passage) -> str | None:
    """The award the innermost heading that names any is about; None where it names several."""
    for title in reversed((*passage.headings, passage.block.title)):
        codes = {one.code for one in awards_in(title)}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def read_quotas(passages: Iterable[Passage]) -> tuple[list[Quota], list[ReadingNote]]:
    """The quotas of a plan; one without "tối đa" has no comparator and is told in a warning."""
    quotas: list[Quota] = []
    warnings: list[ReadingNote] = []
    for passage in passages:
        for rated in rated_sentences(passage):
            for quota in _quotas_of(rated, passage, len(quotas) + 1):
                quotas.append(quota)
                if quota.comparator is None:
                    warnings.append(_unsure(quota, passage))
    return quotas, warnings


def _quotas_of(rated: RatedSentence, passage: Passage, first: int) -> list[Quota]:
    """The quotas of one sentence; of several the base may be named once, behind the last, the award before the first."""
    found: list[Quota] = []
    for part in _parts(rated.text):
        if found and _OF_THESE.match(part):
            continue
        award = found[-1].award_code if found else rated.award
        quota = _quota(part, award, passage, first + len(found))
        if quota is None:
            continue
        if found and quota.comparator is None and not awards_in(part):
            quota = replace(quota, comparator=found[-1].comparator)
        found.append(quota)
    if len(found) > 1 and found[-1].base is not None and all(one.base is None for one in found[:-1]):
        found = [replace(one, base=found[-1].base) for one in found]
    return found


def _parts(sentence: str) -> list[str]:
    """A sentence with several percentages, cut before the award of each further one."""
    shares = shares_in(sentence)
    if len(shares) < 2:
        return [sentence]
    cuts = [0]
    for before, after in itertools.pairwise(shares):
        between = sentence[before.end : after.start]
        ands = list(_AND.finditer(between))
        comma = between.rfind(",")
        offset = comma + 1 if comma >= 0 else ands[-1].start() if ands else 0
        cuts.append(before.end + offset)
    return [sentence[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(sentence)], strict=True)]


def _quota(sentence: str, above: str | None, passage: Passage, index: int) -> Quota | None:
    share = next(iter(shares_in(sentence)), None)
    if share is None or share.value > 100:
        return None
    award, base = _award_and_base(sentence, awards_in(sentence), share, above)
    if award is None:
        return None
    return Quota(
        uid=f"quota-{index}",
        block_uid=passage.block.uid,
        quote=sentence,
        award_code=award,
        percent=share.value,
        comparator=Comparator.AT_MOST if is_at_most(sentence, share) else None,
        base=base,
        scope=_scope(sentence),
        text=sentence,
    )


def _award_and_base(
    sentence: str, awards: list[AwardMention], share: Percentage, above: str | None
) -> tuple[str | None, str | None]:
    """What is given and of whom it is counted: the award before the percentage, the one behind it.

    ``above`` is what the words above are about: "Tỷ lệ không quá 15% tổng số Lao động tiên tiến" gives that.
    """
    given = [one for one in awards if one.end <= share.start]
    behind = [one for one in awards if one.start >= share.end]
    if given:
        counted_at = _BASE.search(sentence, given[0].end, share.start)
        if counted_at is not None and (counted := [one for one in given if one.start >= counted_at.end()]):
            return next(one for one in reversed(given) if one.end <= counted_at.start()).code, counted[0].code
        return given[-1].code, behind[0].code if behind else None
    base_at = _BASE.search(sentence, share.end)
    if len(behind) > 1:
        if base_at is not None:
            counted_one = next((one for one in behind if one.start > base_at.end()), behind[-1])
            other = next(one for one in behind if one is not counted_one)
            return other.code, counted_one.code
        return behind[-1].code, behind[0].code
    if not behind:
        return above, None
    if _OF_ALL_WITH.search(sentence[: behind[0].start]) and above in (None, behind[0].code):
        return None, behind[0].code
    is_counted = base_at is not None and base_at.start() < behind[0].start
    if is_counted and above is not None and above != behind[0].code:
        return above, behind[0].code
    return behind[0].code, None


def _scope(sentence: str) -> QuotaScope | None:
    plain = _HEAD.sub(" ", sentence)
    if _UNIT.search(plain):
        return QuotaScope.UNIT
    return QuotaScope.AGENCY if _AGENCY.search(plain) else None


def _unsure(quota: Quota, passage: Passage) -> ReadingNote:
    spec = BY_CODE.get(quota.award_code)
    name = spec.name if spec else quota.award_code
    percent = f"{quota.percent:.4g}".replace(".", ",")
    message = f"Tỷ lệ {percent} % của “{name}” không ghi “tối đa”; xác nhận đây có phải mức trần không."
    return ReadingNote("quota.no_comparator", message, passage.line)

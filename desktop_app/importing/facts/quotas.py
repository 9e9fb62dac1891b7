"""Quotas (tỷ lệ xét): how many of whom may get an award."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace

from desktop_app.domain.award.catalogue import BY_CODE
from desktop_app.domain.plan.facts import Comparator, Quota, QuotaScope
from desktop_app.domain.plan.plan import ReadingNote
from desktop_app.importing.facts.award_phrases import AwardMention, awards_in
from desktop_app.importing.facts.passages import Passage, sentences

_PERCENT = re.compile(r"(?P<value>[0-9]{1,3}(?:[,.][0-9]{1,2})?)\s?%")
_AT_MOST = re.compile(
    r"(?:tối đa|không (?:được )?(?:vượt )?quá|không vượt|cao nhất|≤|<=)(?:\s+(?:đạt|là|bằng|tỷ lệ|mức))*\s*$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"(?:tối thiểu|ít nhất|không dưới|≥|>=)(?:\s+(?:đạt|là))?\s*$", re.IGNORECASE)
_OR_MORE = re.compile(r"\s*trở lên", re.IGNORECASE)
_BASE = re.compile(
    r"so với|trên tổng số|trong tổng số|của tổng số|trên số|trong số|/\s?tổng số|tổng số (?:cá nhân|cán bộ|người|tập thể|CB)",
    re.IGNORECASE,
)
_RATE = re.compile(r"tỷ lệ|tỉ lệ", re.IGNORECASE)
_UNIT = re.compile(
    r"(?:của|trong|tại|ở)\s+(?:mỗi|từng|các|một)?\s*(?:đơn vị|phòng|cơ quan, đơn vị)|(?:mỗi|từng) (?:phòng|đơn vị|tập thể)",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"(?:của|trong|toàn|tại)\s+(?:toàn\s+)?(?:Sở|cơ quan|ngành|trường)\b(?!\s*,)")
_HEAD = re.compile(r"giấy khen\s+(?:của\s+)?giám đốc\s+sở", re.IGNORECASE)


def is_quota(sentence: str) -> bool:
    """Whether a percentage in the sentence limits how many get an award, rather than sets a target."""
    percent = _PERCENT.search(sentence)
    if percent is None or not awards_in(sentence):
        return False
    before, after = sentence[: percent.start()], sentence[percent.end() :]
    if _AT_LEAST.search(before) or _OR_MORE.match(after):
        return False
    return bool(_AT_MOST.search(before) or _BASE.search(after) or _RATE.search(sentence))


def read_quotas(passages: Iterable[Passage]) -> tuple[list[Quota], list[ReadingNote]]:
    """The quotas of a plan; one without "tối đa" has no comparator and is told in a warning."""
    quotas: list[Quota] = []
    warnings: list[ReadingNote] = []
    for passage in passages:
        text = passage.text
        if "%" not in text:
            continue
        for sentence in sentences(text):
            if not is_quota(sentence):
                continue
            for quota in _quotas_of(sentence, passage, len(quotas) + 1):
                quotas.append(quota)
                if quota.comparator is None:
                    warnings.append(_unsure(quota, passage))
    return quotas, warnings


def _quotas_of(sentence: str, passage: Passage, first: int) -> list[Quota]:
    """The quotas of one sentence; of several the base may be named once, behind the last."""
    found: list[Quota] = []
    for part in _parts(sentence):
        quota = _quota(part, passage, first + len(found))
        if quota is not None:
            found.append(quota)
    if len(found) > 1 and found[-1].base is not None and all(one.base is None for one in found[:-1]):
        found = [replace(one, base=found[-1].base) for one in found]
    return found


def _parts(sentence: str) -> list[str]:
    """A sentence with several percentages, cut before the award of each further one."""
    percents = list(_PERCENT.finditer(sentence))
    if len(percents) < 2:
        return [sentence]
    cuts = [0]
    for before, after in itertools.pairwise(percents):
        between = sentence[before.end() : after.start()]
        comma = between.rfind(",")
        cuts.append(before.end() + comma + 1 if comma >= 0 else before.end())
    return [sentence[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(sentence)], strict=True)]


def _quota(sentence: str, passage: Passage, index: int) -> Quota | None:
    percent = _PERCENT.search(sentence)
    awards = awards_in(sentence)
    if percent is None or not awards:
        return None
    value = float(percent["value"].replace(",", "."))
    award, base = _award_and_base(sentence, awards, percent)
    if value > 100:
        return None
    before = sentence[: percent.start()]
    comparator = Comparator.AT_MOST if _AT_MOST.search(before) else None
    return Quota(
        uid=f"quota-{index}",
        block_uid=passage.block.uid,
        quote=sentence,
        award_code=award,
        percent=value,
        comparator=comparator,
        base=base,
        scope=_scope(sentence),
        text=sentence,
    )


def _award_and_base(sentence: str, awards: list[AwardMention], percent: re.Match[str]) -> tuple[str, str | None]:
    """What is given and of whom it is counted: the award before the percentage, the one behind it."""
    given = [one for one in awards if one.end <= percent.start()]
    behind = [one for one in awards if one.start >= percent.end()]
    if given:
        return given[-1].code, behind[0].code if behind else None
    base_at = _BASE.search(sentence, percent.end())
    if len(behind) > 1:
        if base_at is not None:
            counted = next((one for one in behind if one.start > base_at.end()), behind[-1])
            other = next(one for one in behind if one is not counted)
            return other.code, counted.code
        return behind[-1].code, behind[0].code
    return behind[0].code, None


def _scope(sentence: str) -> QuotaScope | None:
    plain = _HEAD.sub(" ", sentence)
    if _UNIT.search(plain):
        return QuotaScope.UNIT
    return QuotaScope.AGENCY if _AGENCY.search(plain) else None


def _unsure(quota: Quota, passage: Passage) -> ReadingNote:
    spec = BY_CODE.get(quota.award_code)
    name = spec.name if spec else quota.award_code
    percent = f"{quota.percent:g}".replace(".", ",")
    message = f"Tỷ lệ {percent} % của “{name}” không ghi “tối đa”; xác nhận đây có phải mức trần không."
    return ReadingNote("quota.no_comparator", message, passage.line)

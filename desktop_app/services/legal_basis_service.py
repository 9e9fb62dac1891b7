"""The register of legal bases: shipped texts and the office's own entries, who cites them, what plans propose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line, fold
from desktop_app.domain.legal_basis.citation_form import law_name, short_form
from desktop_app.domain.legal_basis.legal_basis import LegalBasis, split_number
from desktop_app.domain.legal_basis.matching import BasisMention, LawNames, is_same_document
from desktop_app.domain.legal_basis.proposals import Proposal, ProposalKind, proposals
from desktop_app.domain.legal_basis.register import LegalBasisRegister
from desktop_app.domain.plan.blocks import Block, walk
from desktop_app.domain.plan.cited_basis import mention_of
from desktop_app.domain.plan.places import place_of
from desktop_app.importing.facts.basis_reading import cited_in
from desktop_app.importing.facts.passages import Passage
from desktop_app.storage.change_log import Operations
from desktop_app.storage.citing_queries import CitingQueries, CitingText
from desktop_app.storage.legal_basis_repository import LegalBasisRepository
from desktop_app.storage.plan_repository import PlanRepository

_LONGEST = 600
_NEXT_TO = 6
"""Signs between a law's name and its number: "Luật Thi đua, khen thưởng số 06/2022/QH15" is one mention."""


@dataclass(frozen=True)
class CitingPlace:
    """A mention with its place as a clerk says it: "mục II.2", or the subject line."""

    mention: BasisMention
    place: str


class LegalBasisService:
    """Use cases around the register; every write is one operation with one undo step."""

    def __init__(
        self,
        bases: LegalBasisRepository,
        citing: CitingQueries,
        plans: PlanRepository,
        operations: Operations,
        clock: Clock,
        national_texts: Sequence[LegalBasis],
    ) -> None:
        self._bases = bases
        self._citing = citing
        self._plans = plans
        self._operations = operations
        self._clock = clock
        self._shipped = {text.shipped_key: text for text in national_texts}

    # Looking

    def register(self) -> LegalBasisRegister:
        """The register with every mention in the plans as they now stand."""
        entries = LegalBasisRegister(self._entries())
        return LegalBasisRegister(entries.bases, self._mentions(self._citing.texts(), entries.law_names))

    def entries(self) -> LegalBasisRegister:
        """The register without mentions: quick, for finding and inserting."""
        return LegalBasisRegister(self._entries())

    def shipped(self, basis: LegalBasis) -> LegalBasis | None:
        """The text of the program that an edited entry was copied from; None for the office's own and for unedited ones."""
        return self._shipped.get(basis.shipped_key) if basis.id else None

    def places(self, mentions: Iterable[BasisMention]) -> tuple[CitingPlace, ...]:
        """The same mentions with their places; a plan is read once."""
        blocks: dict[int, tuple[Block, ...]] = {}
        found = []
        for mention in mentions:
            if mention.plan_id not in blocks:
                blocks[mention.plan_id] = self._plans.plan(mention.plan_id).content.blocks
            place = place_of(blocks[mention.plan_id], mention.block_uid) if mention.block_uid else "trích yếu"
            found.append(CitingPlace(mention, place or "phần mở đầu"))
        return tuple(found)

    def mentioned_before(self, blocks: tuple[Block, ...], before_uid: str, text_before: str) -> frozenset[str]:
        """Handles of what a plan names before a place: in a block above ``before_uid``, or in the words ``text_before`` of it.

        A law counts with every law of its name: a reader knows it by that, whichever was meant.
        """
        entries = self.entries()
        above = takewhile(lambda block: block.uid != before_uid, walk(blocks))
        texts = [*(Passage(block).text for block in above), text_before]
        lines = [CitingText(0, "", self._clock.today(), None, text) for text in texts]
        meant = [entries.meaning(one) for one in self._mentions(lines, entries.law_names)]
        named = {law_name(one) for one in meant if one is not None and one.is_law}
        laws = {law.handle for law in entries.laws if law_name(law) in named}
        return frozenset(laws | {one.handle for one in meant if one is not None})

    # Writing

    def save(self, basis: LegalBasis) -> str:
        """Add or change an entry; returns its handle. A changed shipped text is kept as the office's copy of it."""
        cleaned = _cleaned(basis)
        self._check(cleaned)
        name = f"{'Sửa' if cleaned.id or cleaned.shipped_key else 'Thêm'} căn cứ {short_form(cleaned)}"
        basis_id = self._operations.run(name, lambda: self._bases.save(cleaned))
        return replace(cleaned, id=basis_id).handle

    def delete(self, basis: LegalBasis) -> None:
        """Remove an entry of the office; an edited shipped text goes back to what was shipped."""
        if basis.id == 0:
            raise UserError(
                "basis.shipped", "Căn cứ này đi kèm phần mềm nên không xóa được. Ghi ngày hết hiệu lực thay vì xóa."
            )
        name = "Trả căn cứ về bản đi kèm" if basis.shipped_key in self._shipped else f"Xóa căn cứ {short_form(basis)}"
        self._operations.run(name, lambda: self._bases.delete(basis))

    # Plans

    def propose(self, plan_ids: Iterable[int] | None = None) -> tuple[Proposal, ...]:
        """What these plans (all) cite, one proposal a document; nothing is stored."""
        entries = self.entries()
        if plan_ids is not None:
            plan_ids = [self._plans.plan(plan_id).id for plan_id in plan_ids]  # a wrong id is told, not passed over
        return proposals(entries, self._mentions(self._citing.texts(plan_ids), entries.law_names))

    def take_in(self, chosen: Sequence[Proposal]) -> int:
        """Write these proposals as one operation; returns how many entries were added or filled."""
        wanted = [one for one in chosen if one.kind is not ProposalKind.KNOWN]
        if not wanted:
            return 0

        def work() -> int:
            for one in wanted:
                self._bases.save(_cleaned(one.basis))
            return len(wanted)

        return self._operations.run(f"Lấy {len(wanted)} căn cứ từ kế hoạch", work)

    def _entries(self) -> list[LegalBasis]:
        stored = self._bases.bases()
        edited = {basis.shipped_key for basis in stored if basis.shipped_key}
        return [*stored, *(text for key, text in self._shipped.items() if key not in edited)]

    def _mentions(self, texts: Iterable[CitingText], laws: LawNames) -> list[BasisMention]:
        found = []
        for line in texts:
            day = line.plan_on or self._clock.today()
            where = (line.plan_id, line.plan_label, day, line.block_uid)
            cited = cited_in(line.text)
            starts = [one.start for one in cited]
            found += [
                replace(
                    mention_of(one.citation, day, plan_id=line.plan_id, plan_label=line.plan_label, title=one.title),
                    block_uid=line.block_uid,
                )
                for one in cited
            ]
            found += [
                BasisMention(*where, quote=line.text[one.start : one.end], title=one.name, dated_on=one.dated_on)
                for one in laws.find(line.text)
                if not any(one.end <= start <= one.end + _NEXT_TO for start in starts)
            ]
        return found

    def _check(self, basis: LegalBasis) -> None:
        if not basis.document_type:
            raise UserError("basis.no_type", "Chưa có loại văn bản. Chọn loại, ví dụ Nghị định, rồi lưu.")
        if not basis.number and not (basis.is_law and basis.title):
            raise UserError(
                "basis.no_number", "Chưa có số, ký hiệu. Ghi như trên văn bản, ví dụ 30/2020/NĐ-CP hoặc 34-CT/TW."
            )
        if max(len(basis.title), len(basis.issuer), len(basis.source)) > _LONGEST:
            raise UserError("basis.long", f"Trích yếu, cơ quan và nguồn dài tối đa {_LONGEST} chữ. Rút ngắn rồi lưu.")
        if basis.in_force_from and basis.in_force_to and basis.in_force_to < basis.in_force_from:
            raise UserError("basis.period", "Ngày hết hiệu lực trước ngày có hiệu lực. Kiểm tra lại hai ngày rồi lưu.")
        if basis.replaced_by and split_number(basis.replaced_by) is None:
            raise UserError(
                "basis.replaced_by",
                "“Thay bằng” ghi số, ký hiệu của văn bản mới, ví dụ 152/2025/NĐ-CP. Có thể để trống.",
            )
        for other in self._entries():
            if other.handle != basis.handle and _are_twins(basis, other):
                raise UserError(
                    "basis.known", f"Sổ đã có {short_form(other)}. Sửa dòng đó, hoặc ghi ngày khác nếu là văn bản khác."
                )


def _are_twins(basis: LegalBasis, other: LegalBasis) -> bool:
    if basis.symbol and other.symbol:
        return is_same_document(basis, other, is_day_needed=True)
    is_one_name = basis.is_law and other.is_law and fold(law_name(basis)) == fold(law_name(other))
    return is_one_name and basis.dated_on == other.dated_on


def _cleaned(basis: LegalBasis) -> LegalBasis:
    return replace(
        basis,
        document_type=clean_line(basis.document_type),
        number=clean_line(basis.number),
        symbol=clean_line(basis.symbol),
        issuer=clean_line(basis.issuer),
        title=clean_line(basis.title),
        replaced_by=clean_line(basis.replaced_by),
        source=clean_line(basis.source),
    )

"""What gathers round a plan on its way to the signature: remarks on the draft, and the scan of what was signed."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.plan.blocks import Block, walk


@dataclass(frozen=True)
class Comment:
    """A remark (ý kiến) on a draft.

    ``block_uid`` names the block it is about, None for the plan as a whole; ``quote`` the words it was made on, which stay as
    they were when the text changes. ``made_at`` is an ISO instant. Settled ones stay, as the record of the review.
    """

    id: int
    plan_id: int
    author: str
    words: str
    made_at: str
    block_uid: str | None = None
    quote: str = ""
    is_settled: bool = False

    def is_place_gone(self, blocks: tuple[Block, ...]) -> bool:
        """Whether the block it was made on is no longer in the text."""
        return self.block_uid is not None and all(block.uid != self.block_uid for block in walk(blocks))


@dataclass(frozen=True)
class SignedScan:
    """A scan (PDF) of the signed and stamped paper of an issued plan; ``size`` in bytes."""

    id: int
    plan_id: int
    name: str
    sha256: str
    size: int
    added_at: str

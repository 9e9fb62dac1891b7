"""What the paper of a plan is set with, for the check against the layout rules of its day."""

from __future__ import annotations

from datetime import date

from desktop_app.documents.model import Margins, Regime, regime_on
from desktop_app.documents.page_style import (
    BODY_SIZE,
    FIRST_LINE,
    FONT,
    MM,
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    PARAGRAPH_BEFORE,
    RULE_SHARE,
    SIZE_SETS,
    BlockStyle,
    block_styles,
)
from desktop_app.domain.plan.checks.layout_checks import PaperMeasures
from desktop_app.domain.plan.wording import MOTTO, NATIONAL_NAME


def paper_measures(on: date) -> PaperMeasures:
    """The measures of a plan dated on that day."""
    margins, sizes = Margins(), SIZE_SETS[0]
    styles = block_styles(sizes)
    return PaperMeasures(
        page=(PAGE_WIDTH_MM, PAGE_HEIGHT_MM),
        margin_top=margins.top,
        margin_bottom=margins.bottom,
        margin_left=margins.left,
        margin_right=margins.right,
        font=FONT,
        body_size=BODY_SIZE,
        first_line=round(FIRST_LINE / MM, 2),
        paragraph_before=PARAGRAPH_BEFORE,
        head_sizes=(sizes.national, sizes.motto, sizes.place_date),
        rule_share=RULE_SHARE,
        page_number="bottom_right" if regime_on(on) is Regime.CIRCULAR_2011 else "top_centre",
        is_parent_bold=styles[BlockStyle.PARENT].bold,
        is_agency_bold=styles[BlockStyle.AGENCY].bold,
        national_name=NATIONAL_NAME,
        motto=MOTTO,
    )

"""A plan is stored and read back exactly; saving writes only what changed; everything can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.blocks import Block, BlockKind, PageJoin, Run, TitleStyle
from desktop_app.domain.plan.facts import (
    Comparator,
    Deadline,
    DeadlineKind,
    PlanFacts,
    Precision,
    Project,
    Quota,
    QuotaScope,
    ReportDuty,
    Target,
    TargetUnit,
    Wave,
)
from desktop_app.domain.plan.plan import (
    Attachment,
    Authority,
    DocumentHead,
    PlanContent,
    PlanKind,
    PlanStatus,
    ReadingNote,
    Recipient,
    Signature,
    SourceFile,
)
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import open_database
from desktop_app.storage.plan_repository import PlanRepository

BULLET = Block("b3", BlockKind.BULLET, text="Chậm nhất hết ngày 18/3/2022.", marker="-", runs=(Run(19, 28, bold=True),))
CLAUSE = Block(
    "b2", BlockKind.CLAUSE, "Năm 2024.", "2.", "Thời gian", TitleStyle.RUN_IN, source_lines=(4, 5), children=(BULLET,)
)
CONTENT = PlanContent(
    head=DocumentHead(number="", symbol="KH-STTTT", place="Hòa An", month=2, year=2022, subject="Phát động “thi đua”"),
    blocks=(
        Block("b1", BlockKind.SECTION, marker="III.", title="ĐIỀU KIỆN", children=(CLAUSE,)),
        Block("b4", BlockKind.PARAGRAPH, "Kết thúc./.", joins=(PageJoin(4, 12),)),
    ),
    facts=PlanFacts(
        waves=(Wave(uid="w1", label="Đợt 01", ordinal=1, from_on=date(2022, 1, 1), precision=Precision.MONTH),),
        targets=(Target(uid="t1", text="95%", comparator=Comparator.AT_LEAST, value=95.0, unit=TargetUnit.PERCENT),),
        quotas=(Quota(uid="q1", block_uid="b3", award_code="GK", percent=40.0, base="LDTT", scope=QuotaScope.UNIT),),
        deadlines=(Deadline(uid="d1", deadline_kind=DeadlineKind.REGISTRATION, on=date(2022, 3, 18)),),
        report_duties=(ReportDuty(uid="r1", text="định kỳ", months=(3, 6, 9, 12), before_day=15),),
        projects=(Project(uid="p1", name="SOC", from_year=2021, contents=("một", "hai")),),
    ),
    recipients=(Recipient("Bộ TT&TT", "B/c"), Recipient("Ban Giám đốc")),
    filing=("VT", "VP"),
    signature=Signature(
        Authority.FOR_HEAD, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Thử", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    ),
    attachments=(Attachment("BẢNG ĐĂNG KÝ THI ĐUA", "PHÒNG.....", True, True),),
    warnings=(ReadingNote("head.number_missing", "Chưa có số.", 3),),
    working_year=2022,
    plan_kind=PlanKind.THEMATIC,
)


class Store:
    """One office file with its plans and operations."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.database = open_database(folder / "sổ.db", before_migration=lambda _: None)
        self.operations = Operations(self.database, clock)
        self.plans = PlanRepository(self.database)

    def add(self) -> int:
        source = SourceFile("kế hoạch.md", "ab" * 32)
        return self.operations.run("Nhập", lambda: self.plans.add(CONTENT, "2022-02-01", source, b"\x00\xff"))

    def dump(self) -> list[tuple[object, ...]]:
        conn = self.database.db.conn
        names = ("plans", "plan_blocks", "plan_facts", "plan_sources", "plan_papers", "plan_quota_settings")
        return [tuple(row) for name in names for row in conn.execute(f"SELECT * FROM {name} ORDER BY id")]


@pytest.fixture
def store(tmp_path: Path, fixed_clock: Clock) -> Iterator[Store]:
    made = Store(tmp_path, fixed_clock)
    yield made
    made.database.close()


def test_a_plan_is_read_back_exactly(store: Store) -> None:
    plan = store.plans.plan(store.add())
    assert plan.content == CONTENT
    assert (plan.plan_status, plan.row_version) == (PlanStatus.DRAFT, 1)
    assert plan.source == SourceFile("kế hoạch.md", "ab" * 32)


def test_saving_logs_only_the_rows_that_changed(store: Store) -> None:
    plan_id = store.add()
    moved = replace(BULLET, text="Chậm nhất hết ngày 25/3/2022.")
    blocks = (replace(CONTENT.blocks[0], children=(replace(CLAUSE, children=(moved,)),)), CONTENT.blocks[1])
    content = replace(CONTENT, blocks=blocks)
    store.operations.run("Sửa", lambda: store.plans.save(plan_id, content, 1, "2022-02-02"))
    assert store.plans.plan(plan_id).content == content
    logged = store.database.db.conn.execute(
        "SELECT table_name, count(*) FROM change_log WHERE operation_id = 2 GROUP BY table_name ORDER BY table_name"
    )
    assert [tuple(row) for row in logged] == [("plan_blocks", 1), ("plans", 1)]


def test_saving_over_a_newer_version_is_refused_and_changes_nothing(store: Store) -> None:
    plan_id = store.add()
    before = store.dump()
    with pytest.raises(UserError) as problem:
        store.operations.run("Sửa", lambda: store.plans.save(plan_id, PlanContent(), 7, "2022-02-02"))
    assert problem.value.code == "plan.stale"
    assert store.dump() == before


def test_deleting_a_plan_is_undone_whole(store: Store) -> None:
    plan_id = store.add()
    store.operations.run("Giấy", lambda: store.plans.keep_paper(plan_id, "submitted", "pdf", b"\x01\x02", "aa", "now"))
    before = store.dump()
    store.operations.run("Xóa", lambda: store.plans.delete(plan_id))
    assert store.dump() == []
    store.operations.undo()
    assert store.dump() == before
    store.operations.redo()
    assert store.dump() == []

"""The gateway: refusals become sentences, every write becomes news, undo and redo are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from scripted_ask import ScriptedAsk

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.office.office import Unit
from desktop_app.ui.gateway import Gateway


def test_a_write_is_told_once_with_its_tables(gateway: Gateway) -> None:
    heard: list[ChangeSet] = []
    gateway.changed.connect(heard.append)
    assert gateway.saved_at is None
    unit_id = gateway.run(lambda: gateway.office.office_service.save_unit(Unit(0, "Văn phòng Sở")))
    assert isinstance(unit_id, int)
    assert [change.touches("units") for change in heard] == [True]
    assert gateway.saved_at is not None
    assert gateway.is_changed


def test_a_refusal_is_one_sentence_and_no_news(gateway: Gateway, scripted_ask: ScriptedAsk) -> None:
    heard: list[ChangeSet] = []
    gateway.changed.connect(heard.append)
    assert gateway.run(lambda: gateway.office.office_service.save_unit(Unit(0, "  "))) is None
    assert gateway.did(lambda: gateway.office.office_service.save_unit(Unit(0, ""))) is False
    assert scripted_ask.told == ["Chưa có tên đơn vị. Ghi tên đơn vị rồi lưu."] * 2
    assert heard == []
    assert not gateway.is_changed


def test_undo_and_redo_are_named_and_told(gateway: Gateway, scripted_ask: ScriptedAsk) -> None:
    service = gateway.office.office_service
    service.save_unit(Unit(0, "Thanh tra Sở"))
    assert gateway.undo_name() == "Thêm đơn vị Thanh tra Sở"
    assert gateway.undo()
    assert service.units() == ()
    assert gateway.redo_name() == "Thêm đơn vị Thanh tra Sở"
    assert gateway.redo()
    assert [unit.name for unit in service.units()] == ["Thanh tra Sở"]
    assert not gateway.redo()
    assert scripted_ask.told == ["Không còn thao tác nào để làm lại."]


def test_a_defect_is_not_swallowed(gateway: Gateway) -> None:
    def work() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        gateway.run(work)


def test_a_stale_save_is_refused_with_its_sentence(qtbot: QtBot, gateway: Gateway, scripted_ask: ScriptedAsk) -> None:
    service = gateway.office.office_service
    unit = service.unit(service.save_unit(Unit(0, "Thanh tra Sở")))
    service.save_unit(replace(unit, phone="0912345678"))
    assert not gateway.did(lambda: service.save_unit(replace(unit, phone="0987654321")))
    assert service.unit(unit.id).phone == "0912345678"
    assert len(scripted_ask.told) == 1

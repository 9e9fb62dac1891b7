"""The entry of the command line: words in, exit code out."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable

from desktop_app.cli import (
    award_commands,
    award_history_commands,
    basis_commands,
    carry_commands,
    chase_commands,
    commitment_commands,
    count_commands,
    data_commands,
    exchange_commands,
    group_commands,
    handing_back_commands,
    judging_command,
    list_import_command,
    money_command,
    office_commands,
    overlay_commands,
    payment_commands,
    people_alike_commands,
    plan_check_command,
    plan_commands,
    project_commands,
    proof_commands,
    quota_commands,
    rating_commands,
    registration_commands,
    report_commands,
    return_commands,
    rule_commands,
    self_test_command,
    unit_commands,
    what_if_command,
)
from desktop_app.cli.arguments import build_parser
from desktop_app.cli.command_line import Call, guarded, run
from desktop_app.domain.errors import UserError
from desktop_app.system.clock import SystemClock
from desktop_app.system.paths import as_typed

# Nothing but answers and one sentence is printed: without a handler of our own Python prints warnings on stderr.
logging.getLogger("desktop_app").addHandler(logging.NullHandler())

COMMANDS: dict[str, Callable[[Call], int]] = {
    "demo": office_commands.demo,
    "self-test": self_test_command.self_test,
    "plan read": plan_commands.read,
    "plan import": plan_commands.import_file,
    "plan list": plan_commands.list_plans,
    "plan show": plan_commands.show,
    "plan confirm": plan_commands.confirm,
    "plan settings": plan_commands.settings,
    "plan check": plan_check_command.check,
    "plan export": plan_commands.export,
    "plan issue": plan_commands.issue,
    "plan amend": plan_commands.amend,
    "plan calendar": chase_commands.calendar,
    "plan carry-forward": carry_commands.carry_forward,
    "plan compare": carry_commands.compare,
    "plan take-back": return_commands.take_back,
    "basis list": basis_commands.list_bases,
    "basis show": basis_commands.show,
    "basis import-from-plan": basis_commands.import_from_plan,
    "office import": list_import_command.import_list,
    "office duplicates": people_alike_commands.find,
    "office merge": people_alike_commands.merge,
    "office keep-apart": people_alike_commands.keep_apart,
    "office unmerge": people_alike_commands.unmerge,
    "office units": unit_commands.list_units,
    "office unit-change": unit_commands.change_unit,
    "office agency-change": unit_commands.change_agency,
    "office transfer": unit_commands.transfer,
    "office group": group_commands.group_members,
    "office score-sheet": group_commands.score_sheet,
    "office rating add": rating_commands.add_rating,
    "office rating all": rating_commands.rate_all,
    "office rating list": rating_commands.list_ratings,
    "office rating remove": rating_commands.remove_ratings,
    "office initiative add": rating_commands.add_initiative,
    "office initiative recognise": rating_commands.recognise,
    "office initiative use": rating_commands.use_initiative,
    "office initiative list": rating_commands.list_initiatives,
    "office initiative remove": rating_commands.remove_initiatives,
    "office discipline add": proof_commands.add_discipline,
    "office discipline list": proof_commands.list_disciplines,
    "office discipline remove": proof_commands.remove_discipline,
    "office absence add": proof_commands.add_absence,
    "office absence list": proof_commands.list_absences,
    "office absence remove": proof_commands.remove_absence,
    "office inquiry add": proof_commands.add_inquiry,
    "office inquiry close": proof_commands.close_inquiry,
    "office inquiry list": proof_commands.list_inquiries,
    "office inquiry remove": proof_commands.remove_inquiry,
    "office minutes add": rating_commands.add_minutes,
    "office minutes list": rating_commands.list_minutes,
    "office minutes attest": rating_commands.attest,
    "office minutes remove": rating_commands.remove_minutes,
    "office service set": proof_commands.set_service,
    "office service list": proof_commands.list_service,
    "office service remove": proof_commands.remove_service,
    "office complete add": proof_commands.declare,
    "office complete remove": proof_commands.take_back,
    "office complete list": proof_commands.list_declared,
    "registration receive": registration_commands.receive,
    "registration template": exchange_commands.template,
    "registration import": exchange_commands.import_forms,
    "registration board": registration_commands.board,
    "registration chase": chase_commands.chase,
    "registration matrix": registration_commands.matrix,
    "registration project list": project_commands.list_projects,
    "registration project add": project_commands.add,
    "registration project form": project_commands.form,
    "registration project progress": project_commands.progress,
    "registration counts": count_commands.counts,
    "registration return": handing_back_commands.hand_back,
    "registration reopen": handing_back_commands.reopen,
    "registration return-slip": handing_back_commands.slip,
    "registration owes": handing_back_commands.owes,
    "registration report list": report_commands.list_reports,
    "registration report owner": report_commands.owner,
    "registration report paper": report_commands.paper,
    "registration report keep": report_commands.keep,
    "commitment draft": commitment_commands.draft,
    "commitment list": commitment_commands.list_commitments,
    "commitment sign": commitment_commands.sign,
    "commitment result": commitment_commands.result,
    "commitment export": commitment_commands.export,
    "award result": award_commands.result,
    "award check": judging_command.check,
    "award money": money_command.money,
    "award payments": payment_commands.payments,
    "award fund": payment_commands.fund,
    "award tally": award_commands.tally,
    "rules list": rule_commands.show_list,
    "rules show": rule_commands.show,
    "rules fallback": rule_commands.choose_fallback,
    "rules local-rules-on": rule_commands.local_rules_on,
    "rules update": rule_commands.update,
    "award add": award_history_commands.add,
    "award edit": award_history_commands.edit,
    "award list": award_history_commands.list_awards,
    "award remove": award_history_commands.remove,
    "award passport": award_history_commands.passport,
    "award doubles": award_history_commands.doubles,
    "rules overlay list": overlay_commands.show_list,
    "rules overlay templates": overlay_commands.show_templates,
    "rules overlay add": overlay_commands.add,
    "rules overlay end": overlay_commands.end,
    "rules overlay remove": overlay_commands.remove,
    "award quota": quota_commands.quota,
    "award quota-settings": quota_commands.quota_settings,
    "award preferences": quota_commands.preferences,
    "award what-if": what_if_command.what_if,
    "data backup": data_commands.backup,
    "data restore": data_commands.restore,
    "data verify": data_commands.verify,
}


def understood(arguments: list[str]) -> argparse.Namespace | int:
    """The words understood, or the exit code after one sentence. Without a verb they hold no ``command``: the window is meant."""
    found: list[argparse.Namespace] = []

    def parse() -> int:
        words = build_parser(COMMANDS).parse_args([as_typed(word) for word in arguments])
        if words.demo and hasattr(words, "command"):
            raise UserError(
                "cli.demo",
                "“--demo” chỉ mở cửa sổ. Muốn làm lệnh trên cơ quan mẫu, ghi nó vào một thư mục bằng lệnh demo.",
            )
        found.append(words)
        return 0

    code = guarded(parse, SystemClock(), None)
    return found[0] if found else code


__all__ = ["COMMANDS", "run", "understood"]

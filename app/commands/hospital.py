"""`hospital`, `units`, `appointments` and `notice`: what the hospital says of itself, its units, who is responsible,
and what it tells people about their data."""

import argparse
from collections.abc import Mapping

from app.commands.answers import print_json, print_labelled, print_table
from app.commands.options import add_command, add_json
from app.commands.refusals import refuse_options
from app.domain.buddhist_dates import day_short
from app.domain.errors import InvalidComplaint
from app.domain.hospital_forms import APPOINTMENT_FORM, HOSPITAL_FORM
from app.domain.privacy_notice import NOTICE_FORM
from app.domain.proceedings.schema import Stage
from app.services.hospital.appointments import Appointment, Appointments
from app.services.hospital.hospital_data import HospitalData
from app.services.office import Office
from app.translation import _, language


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the commands."""
    words = _("What stands on top of every paper: the hospital, its centre, and how to reach it")
    example = 'hospital --hospital โรงพยาบาลตัวอย่าง --phone "0 2000 0000"'
    first = _("A new folder needs the name of the hospital first, with --hospital; what is left out stays as it is.")
    hospital = add_command(parsers, "hospital", words, example=example, more=first)
    _add_fields(hospital, HOSPITAL_FORM)
    looks = {"opens_folder": True, "only_looks": True, "empty_is_answered": True}
    hospital.set_defaults(run=run_hospital, changes_by=_names(HOSPITAL_FORM), **looks)
    words = _("The units of the hospital; adding some, or taking one off the list")
    units = add_command(parsers, "units", words, example="units --add ห้องจ่ายยา --add ห้องคลอด")
    units.add_argument("--add", metavar="NAME", action="append", default=[], help=_("a unit to add; several times"))
    off = _("a unit to take off the list; cases keep it; several times")
    units.add_argument("--take-off", metavar="NAME", action="append", default=[], help=off)
    add_json(units)
    units.set_defaults(run=run_units, changes_by=("add", "take_off"), **looks)
    words = _("Who is responsible for the centre and for each unit, by which order; another order")
    example = "appointments --person สมศรี --order-number 15/2569 --ordered-on 1/10/2569"
    appointments = add_command(parsers, "appointments", words, example=example)
    _add_fields(appointments, APPOINTMENT_FORM)
    appointments.set_defaults(run=run_appointments, changes_by=_names(APPOINTMENT_FORM), **looks)
    words = _("The privacy notice in use, and every version before; another version")
    example = "notice --line-th … --text-th … --approved-by ผู้อำนวยการ --approved-on 1/10/2569"
    notice = add_command(parsers, "notice", words, example=example)
    _add_fields(notice, NOTICE_FORM)
    notice.set_defaults(run=run_notice, changes_by=_names(NOTICE_FORM), **looks)


def _add_fields(parser: argparse.ArgumentParser, form: Stage) -> None:
    for each in form.fields:
        words = _(each.label)
        if each.help:
            words = _("{label}: {words}").format(label=words, words=_(each.help))
        parser.add_argument(_option(each.name), dest=each.name, metavar="VALUE", help=words)
    add_json(parser)


def run_hospital(arguments: argparse.Namespace, office: Office) -> int:
    """Change what is given, then say what stands."""
    data, given = HospitalData(office.desk), _given(arguments, HOSPITAL_FORM)
    try:
        if given:
            data.rewrite(**given)
    except InvalidComplaint as refusal:
        return refuse_options(refusal, _options(HOSPITAL_FORM), _labels(HOSPITAL_FORM))
    described = data.described()
    if arguments.json:
        print_json({each.name: described.get(each.name) for each in HOSPITAL_FORM.fields})
    else:
        print_labelled((_(each.label), described.get(each.name, "–")) for each in HOSPITAL_FORM.fields)
    return 0


def run_units(arguments: argparse.Namespace, office: Office) -> int:
    """Add or take off what is named, then list all."""
    data = HospitalData(office.desk)
    try:
        data.change_units(arguments.add, arguments.take_off)
    except InvalidComplaint as refusal:
        return refuse_options(refusal, {"add": "--add", "take_off": "--take-off"}, {})
    rows = data.units()
    if arguments.json:
        print_json(rows)
    else:
        on_list, used = {True: _("on the list"), False: _("not on the list")}, _("Cases that name it")
        print_table((_("Unit"), _("List"), used), ((row.name, on_list[row.is_listed], row.cases) for row in rows))
    return 0


def run_appointments(arguments: argparse.Namespace, office: Office) -> int:
    """Keep an order when one is given, then list all."""
    orders, given = Appointments(office.desk), _given(arguments, APPOINTMENT_FORM)
    try:
        if given:
            orders.keep(given)
    except InvalidComplaint as refusal:
        return refuse_options(refusal, _options(APPOINTMENT_FORM), _labels(APPOINTMENT_FORM))
    if arguments.json:
        print_json(orders.all())
    else:
        columns = tuple(_(each.label) for each in APPOINTMENT_FORM.fields)
        print_table(columns, (_row(each) for each in orders.all()))
    return 0


def run_notice(arguments: argparse.Namespace, office: Office) -> int:
    """Put a version into use when one is given, then say what stands."""
    notices, given = office.privacy_notice, _given(arguments, NOTICE_FORM)
    try:
        if given:
            notices.publish(given)
    except InvalidComplaint as refusal:
        return refuse_options(refusal, _options(NOTICE_FORM), _labels(NOTICE_FORM))
    current = notices.current()
    if arguments.json:
        print_json({"in_use": current, "is_draft": current.is_draft, "versions": notices.versions()})
        return 0
    version = _("draft of the program, not approved yet") if current.is_draft else current.version
    print_labelled([(_("Version of the notice"), version), (_("In one line"), current.line(language()))])
    print(current.text(language()))
    return 0


def _given(arguments: argparse.Namespace, form: Stage) -> dict[str, str]:
    given: Mapping[str, object] = vars(arguments)
    return {each.name: str(given[each.name]) for each in form.fields if given[each.name] is not None}


def _names(form: Stage) -> tuple[str, ...]:
    return tuple(each.name for each in form.fields)


def _options(form: Stage) -> dict[str, str]:
    return {each.name: _option(each.name) for each in form.fields}


def _labels(form: Stage) -> dict[str, str]:
    return {each.name: _(each.label) for each in form.fields}


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _row(order: Appointment) -> tuple[str, ...]:
    days = (order.ordered_on, order.since, order.until, order.made_known_on)
    shown = [day_short(day, language()) if day else "–" for day in days]
    return order.person, order.unit or "–", order.order_number, *shown, order.document or "–"

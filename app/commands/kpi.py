"""`kpi`: the figures of the indicator, of the examples of a file or of the cases of the data folder."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date

from app.commands.answers import advise, print_json, print_table, refuse
from app.commands.kpi_cases import examples_in, month_described, months_of, sum_described
from app.commands.options import add_command, add_json, path_from
from app.domain.counting_options import Uncountable
from app.domain.entered_values import shown
from app.domain.errors import CalendarOutOfRange
from app.domain.government_calendar import calendar_from_policy
from app.domain.indicators.indicator import Indicator, MonthResult, indicators_on
from app.domain.indicators.months import Month, month_named
from app.domain.indicators.window import Window
from app.domain.policy import POLICY_FOLDER, load_policy
from app.domain.working_days import Calendar
from app.services.office import Office
from app.services.reports.indicator import IndicatorLine, IndicatorReport, Indicators
from app.services.words.messages import words_for
from app.translation import N_, _, language

PROFILE = "sso"  # whose indicator 7 is; the others have one by levels, which a file does not name
FIRST_DAYS = ("include", "exclude")
NOTHING = "–"
SAMPLE = (
    '[{"id": "A", "from_month": "2026-10", "to_month": "2026-11", "complaints": [',
    '  {"received": "2026-10-26", "reported": "2026-11-25", "count": 5}]}]',
)
_WORDS = {
    "missing": N_("“{option}” is missing. Add it to the example."),
    "not_a_number": N_("“{option}” is not a whole number that can be counted: {value}."),
    "not_a_month": N_("“{option}” is not a month: {value}. Write it like 2026-11."),
    "not_a_date": N_("“{option}” is not a date that can be read: {value}. Write it like 2026-11-21."),
    "not_an_object": N_("“{option}” is not an object with names and values: {value}."),
    "not_a_list": N_("“{option}” is not a list: {value}."),
    "reported_before": N_("It was reported ({value}) before it was received. Check both dates."),
    "ends_before_it_begins": N_("The last month ({value}) lies before the first one. Name the earlier one first."),
}
HEADINGS = (
    N_("Month"),
    N_("Received"),
    N_("Carried in"),
    N_("Pool"),
    N_("In time"),
    N_("Counted"),
    N_("Carried on"),
    N_("Per cent"),
    N_("Score"),
    N_("Step"),
    N_("Round so far"),
)


def add_arguments(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    words = _("The indicator by month: of the examples of a file, or of the cases here")
    more = "\n".join((_("In the file:"), *(f"  {line}" for line in SAMPLE)))
    parser = add_command(parsers, "kpi", words, example="kpi --from 2026-10 --to 2026-11", more=more)
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--cases", type=path_from, metavar="FILE", help=_("a JSON list of examples; opens no data"))
    either.add_argument("--from", dest="first", type=month_from, metavar="YYYY-MM", help=_("the first month"))
    until = _("the last month, of the same round; the first one if left out")
    parser.add_argument("--to", dest="last", type=month_from, metavar="YYYY-MM", help=until)
    reading = _("how the first day of a file's examples is counted; as the rules say if left out")
    parser.add_argument("--first-day", choices=FIRST_DAYS, help=reading)
    add_json(parser)
    parser.set_defaults(run=run, only_looks=True)


def month_from(text: str) -> Month:
    """The month of an option.

    Raises:
        ArgumentTypeError: it is none.
    """
    month = month_named(text)
    if month is None:
        raise argparse.ArgumentTypeError(_("a month is expected here, such as 2026-11; this is none"))
    return month


def run(arguments: argparse.Namespace) -> int:
    """Answer every example in the file's order, 1 when one has no answer; or the months of the data folder."""
    if arguments.cases is not None:
        if arguments.last is not None:
            arguments.of_command.error(_("--to belongs to --from; the examples of a file name their own months"))
        return _answer_examples(arguments)
    if arguments.first_day is not None:
        arguments.of_command.error(_("--first-day belongs to --cases; here the rules of the folder count"))
    with arguments.opened(arguments) as office:
        return _answer_months(arguments, office)


def _answer_examples(arguments: argparse.Namespace) -> int:
    policy, calendar = load_policy(POLICY_FOLDER, PROFILE), calendar_from_policy(POLICY_FOLDER)
    window = Window(policy.conventions, calendar, first_day=arguments.first_day or "")
    (indicator,) = indicators_on(policy.indicators, date.max)
    answers = [
        _answered(place, example, indicator, window, calendar)
        for place, example in enumerate(examples_in(arguments.cases), start=1)
    ]
    if arguments.json:
        print_json(answers)
    elif not answers:
        advise(_("The file {path} holds no example. Write at least one in [ ].").format(path=arguments.cases))
    refused = [each for each in answers if "error" in each]
    for each in answers:
        months = each.get("months")
        if not arguments.json and isinstance(months, list):
            print(each["id"])
            _print_months(months)
    for each in refused:
        refuse(f"{each['id']}: {each['error']}")
    return 1 if refused else 0


def _answered(
    place: int, example: object, indicator: Indicator, window: Window, calendar: Calendar
) -> dict[str, object]:
    name = example.get("id", place) if isinstance(example, dict) else place
    try:
        if not isinstance(example, dict):
            raise Uncountable("not_an_object", str(place), example)
        return {"id": name, "months": months_of(example, indicator, window, calendar)}
    except Uncountable as error:
        return {"id": name, "error": _(_WORDS[error.code]).format(option=error.option, value=shown(error.value))}
    except CalendarOutOfRange as error:
        return {"id": name, "error": words_for(error)}


def _answer_months(arguments: argparse.Namespace, office: Office) -> int:
    indicators = Indicators(office.desk)
    report = indicators.report(arguments.first, arguments.last or arguments.first)
    if arguments.json:
        print_json(_described(report, indicators))
        return 0
    print(report.indicator.rule.label(language()))
    for line in report.lines:
        if len(report.lines) > 1:
            print(_("Level {level}").format(level=line.level) if line.level else _("All levels"))
        _print_months([month_described(each) for each in line.months])
    if report.is_provisional:
        advise(_("The last month has not ended; its figures are those of today."))
    return 0


def _described(report: IndicatorReport, indicators: Indicators) -> dict[str, object]:
    numbers = indicators.numbers({uid for line in report.lines for each in line.months for uid in each.pool.pool.uids})
    left_out = {why.value: part.count for why, part in report.left_out.items()}
    return {
        "indicator": report.indicator.rule.label(language()),
        "rule": report.indicator.rule.rule,
        "until": report.until,
        "provisional": report.is_provisional,
        "lines": [_line_described(line, numbers) for line in report.lines],
        "left_out": left_out,
    }


def _line_described(line: IndicatorLine, numbers: Mapping[str, str]) -> dict[str, object]:
    months = [{**month_described(each), "cases": _cases_described(each, numbers)} for each in line.months]
    return {"level": line.level, "months": months, "run": sum_described(line.run)}


def _cases_described(month: MonthResult, numbers: Mapping[str, str]) -> dict[str, object]:
    """The numbers of the cases behind the figures of a month, as far as the person may see them."""
    pool = month.pool
    parts = {
        "received_new": pool.received_new,
        "carried_in": pool.carried_in,
        "numerator": pool.share.in_time,
        "denominator": pool.share.decided,
        "carried_out": pool.carried_out,
    }
    return {name: [numbers[uid] for uid in part.uids if uid in numbers] for name, part in parts.items()}


def _print_months(months: Sequence[Mapping[str, object]]) -> None:
    print_table([_(each) for each in HEADINGS], [_row(month) for month in months])


def _row(month: Mapping[str, object]) -> list[object]:
    cumulative = month["cumulative"]
    so_far = cumulative["percent"] if isinstance(cumulative, dict) else None
    names = ("received_new", "carried_in", "pool", "numerator", "denominator", "carried_out", "percent", "score")
    values = [month["month"], *(month[name] for name in names), month["score_step"], so_far]
    return [NOTHING if each is None else each for each in values]

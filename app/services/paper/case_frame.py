"""Head and foot of a paper about one case."""

from datetime import datetime

from app.services.paper.form_frame import FormFrame, FormWords
from app.services.paper.form_values import FormValues
from app.services.paper.letterhead import Letterhead
from app.translation import N_


def case_frame(values: FormValues, letterhead: Letterhead, printed_at: datetime, title: str) -> FormFrame:
    """The frame of a paper that is called `title`; without a case it bears neither number nor day."""
    say, record = values.say, values.record
    words = FormWords(
        title=title,
        continuation=say(N_("continuation sheet")),
        number_caption=say(N_("Case no.")),
        printed_caption=say(N_("Printed on")),
        number=values.digits(record.number or record.local_number) if record else "",
        local_number=_local_number(values),
        printed_on=values.day(printed_at.date()) if record else "",
        contact=letterhead.contact(values.language),
        confidential=say(N_("Confidential. For use inside the hospital only.")),
        page=say(N_("Page {page}/{pages}")),
        digits=values.digits,
    )
    return FormFrame(letterhead, words)


def _local_number(values: FormValues) -> str:
    record = values.record
    if record is None or not record.local_number or record.local_number == record.number:
        return ""
    return f"{values.caption('local_number')} {values.digits(record.local_number)}"

"""Where a rule stands, in words: policy files name documents and their parts shortly and in English."""

import re

from app.translation import N_, _

# What a source may say, and how it is read out; the longest first, so that a part of one is not taken for another.
WORDS = {
    "SSO-STEPS": N_("Social Security Office, steps (SSO-STEPS)"),
    "SSO-GUIDE": N_("Social Security Office, guide (SSO-GUIDE)"),
    "SSO-KPI": N_("Social Security Office, indicators (SSO-KPI)"),
    "PHRAE": N_("Phrae Provincial Public Health Office (PHRAE)"),
    "PDPA": N_("Personal Data Protection Act B.E. 2562 (PDPA)"),
    "KCM": N_("Hospital complaint manual (KCM)"),
    "service-point flow": N_("flow at the service point"),
    "publication form": N_("publication form"),
    "definitions": N_("definitions"),
    "screening": N_("screening"),
    "severity": N_("severity"),
    "appendix": N_("appendix"),
    "preamble": N_("preamble"),
    "risk §": N_("section on risk"),
    "later §": N_("its later §"),
    "notice": N_("notice"),
    "title": N_("title"),
    "level": N_("level"),
    "note": N_("note"),
    "part": N_("part"),
}
_KNOWN = re.compile("|".join(rf"\b{re.escape(each)}" + ("" if each.endswith("§") else r"\b") for each in WORDS))


def source_in_words(source: str) -> str:
    """The source with its documents and parts in the user's language; what we do not know stays as it is written."""
    return " ".join(_KNOWN.sub(_read_out, source).split())


def _read_out(found: re.Match[str]) -> str:
    return _(WORDS[found.group()])

"""The hospital's policy and the government calendar, read once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from app.domain.buddhist_dates import BANGKOK
from app.domain.duties import CaseFacts
from app.domain.government_calendar import calendar_from_policy
from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.domain.working_days import Calendar

THURSDAY_MORNING = datetime(2025, 2, 13, 10, 0, tzinfo=BANGKOK)


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy()


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return calendar_from_policy(POLICY_FOLDER)


@pytest.fixture
def the_facts() -> Callable[..., CaseFacts]:
    """An incident known on Thursday 13 February 2025, 10:00, with the one thing that matters changed."""
    incident = CaseFacts(kind="incident", received_at=THURSDAY_MORNING, known_at=THURSDAY_MORNING)

    def facts(**changed: object) -> CaseFacts:
        return replace(incident, **changed)

    return facts

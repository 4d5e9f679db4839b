"""`fields --json` tells other programs all they need to write a file for `record`."""

import argparse
import json

import pytest

from app.commands import fields
from app.domain.fields import ENTERED


@pytest.fixture
def described(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    parser = argparse.ArgumentParser()
    fields.add_arguments(parser.add_subparsers())
    arguments = parser.parse_args(["fields", "--json"])
    assert arguments.run(arguments) == 0
    return {each["name"]: each for each in json.loads(capsys.readouterr().out)}


def test_every_field_that_is_entered_is_described_in_both_languages(
    described: dict[str, dict[str, object]],
) -> None:
    assert list(described) == [declared.name for declared in ENTERED]
    assert described["received_at"]["label"] == {"th": "วันที่รับ", "en": "Received on"}
    assert [name for name, each in described.items() if each["required"]] == [
        "kind",
        "channel",
        "received_at",
        "details",
    ]


def test_choices_have_codes_as_they_are_kept(described: dict[str, dict[str, object]]) -> None:
    codes = {name: [choice["code"] for choice in each["choices"]] for name, each in described.items()}
    assert codes["level"] == [1, 2, 3, 4]
    assert codes["category"] == list("ABCDEFGHI")
    assert codes["disclosure"] == ["consent", "no_consent", "anonymous"]


def test_who_may_receive_a_field_is_told(described: dict[str, dict[str, object]]) -> None:
    assert (described["complainant_name"]["class"], described["complainant_name"]["personal"]) == (
        "identity",
        True,
    )
    assert (described["topics"]["unit"], described["told_at"]["unit"]) == ("topic", "outcome")

"""The field schema: complete, labelled, and with one class a unit that is strict enough."""

import json
from pathlib import Path

import pytest

from app.domain.errors import UnknownField
from app.domain.fields import (
    ENTERED,
    FIELDS,
    UNIT_CLASSES,
    UNITS,
    FieldClass,
    FieldKind,
    Use,
    choices_of,
    field,
    fields_for,
)
from app.domain.labels import LABELS
from app.domain.policy import load_policy

NARRATIVES = Path(__file__).parents[1] / "data" / "narratives.json"
NAMES_OF_THE_PRODUCT = """
    number local_number state source_id kind channel received_at occurred_at known_at disclosure
    complainant_type complainant_name complainant_organisation complainant_relation complainant_phone
    complainant_email complainant_address patient_name patient_hn units accused_person place topics
    details wish immediate_action priority priority_ground referring_agency referring_number
    referring_on reply_by level category nonclinical_level damage_baht sentinels resolution_group
    reported_by
"""


def test_the_product_s_names_are_all_there() -> None:
    assert set(NAMES_OF_THE_PRODUCT.split()) <= {declared.name for declared in FIELDS}


def test_names_and_labels_are_unique() -> None:
    assert len({declared.name for declared in FIELDS}) == len(FIELDS)
    assert len({declared.label for declared in FIELDS}) == len(FIELDS)


def test_only_four_fields_are_required() -> None:
    assert [declared.name for declared in FIELDS if declared.required] == [
        "kind",
        "channel",
        "received_at",
        "details",
    ]


def test_who_complains_and_who_is_ill_is_identity() -> None:
    for declared in FIELDS:
        if declared.name.startswith("patient_") or declared.name in (
            "complainant_name",
            "accused_person",
            "reported_by",
        ):
            assert (declared.field_class, declared.personal) == (FieldClass.IDENTITY, True), declared.name


def test_free_text_is_personal_so_that_it_is_redacted() -> None:
    texts = [declared for declared in ENTERED if declared.kind is FieldKind.LONG_TEXT]
    assert texts and all(declared.personal for declared in texts)


def test_a_unit_goes_only_to_those_who_may_have_each_of_its_fields() -> None:
    order = list(FieldClass)
    for unit, names in UNITS.items():
        assert all(order.index(field(name).field_class) <= order.index(UNIT_CLASSES[unit]) for name in names)


def test_what_only_makes_sense_together_is_one_unit() -> None:
    assert UNITS["outcome"] == (
        "outcome",
        "outcome_words",
        "told_at",
        "told_means",
        "nobody_to_tell",
        "closed_although",
    )
    assert UNITS["priority"] == ("priority", "priority_ground")


def test_every_choice_has_a_label_in_both_languages() -> None:
    policy = load_policy()
    for declared in FIELDS:
        for code, thai, english in choices_of(declared, policy):
            assert code and thai and english, declared.name


def test_a_field_is_found_by_its_name_and_an_unknown_one_is_refused() -> None:
    assert field("kind").label == "Kind of matter"
    with pytest.raises(UnknownField):
        field("colour")


def test_every_use_has_fields_in_the_order_of_the_schema() -> None:
    for use in Use:
        used = fields_for(use)
        assert used and [FIELDS.index(declared) for declared in used] == sorted(map(FIELDS.index, used))


def test_every_word_of_the_vocabulary_has_a_label() -> None:
    enums = {type(member) for member in LABELS}
    assert all(member in LABELS for enum in enums for member in enum)


def test_the_narratives_use_every_choice_of_the_intake() -> None:
    narratives = json.loads(NARRATIVES.read_text("utf-8"))
    for name in (
        "kind",
        "channel",
        "topics",
        "level",
        "category",
        "nonclinical_level",
        "sentinels",
        "disclosure",
    ):
        values = [narrative.get(name) for narrative in narratives]
        used = {str(one) for value in values for one in (value if isinstance(value, list) else [value])}
        assert {code for code, *_labels in choices_of(field(name), load_policy())} <= used, name

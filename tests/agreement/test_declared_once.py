"""What is said in two places must agree: schema and tables, enums and labels, texts, policy and sources."""

import enum
import importlib.util
import inspect
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Boolean, Float, Integer, Text

from app.domain import vocabulary
from app.domain.fields import FIELDS, FieldKind
from app.domain.labels import LABELS
from app.domain.policy import load_policy
from app.models.projection_tables import complaint

ROOT = Path(__file__).resolve().parents[2]
NUMBERS = {"level": Integer, "nonclinical_level": Integer, "damage_baht": Float}


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_has_a_column_of_its_kind(field: object) -> None:
    column = complaint.c[field.name]
    expected = Boolean if field.kind is FieldKind.FLAG else NUMBERS.get(field.name, Text)
    assert type(column.type) is expected


def test_every_column_of_a_complaint_is_a_field_or_is_derived() -> None:
    derived = {
        "id",
        "case_uid",
        "official_number",
        "entered_at",
        "entered_by",
        "subject",
        "urgent",
        "due_by",
        "due_on",
        "due_at",
        "due_counting",
        "conflicts",
        "continues_in",
        "sealed",
        "in_charge",
        "deputy",
        "mediated_by",
    }
    assert {column.name for column in complaint.c} == {field.name for field in FIELDS} | derived


def test_every_member_of_every_enum_of_the_vocabulary_has_a_label() -> None:
    enums = [each for _name, each in inspect.getmembers(vocabulary, inspect.isclass) if issubclass(each, enum.StrEnum)]
    shown = [each for each in enums if each not in (enum.StrEnum, vocabulary.Category, vocabulary.TreeQuestion)]
    assert len(shown) > 5
    assert [member for each in shown for member in each if not LABELS.get(member)] == []


def test_every_entry_of_the_policy_names_its_rule_and_its_source() -> None:
    policy = load_policy()
    entries = [
        *policy.channels.values(),
        *policy.topics.values(),
        *policy.levels.values(),
        *policy.groups.values(),
        *policy.categories.values(),
        *policy.nonclinical_levels.values(),
        *policy.sentinels.values(),
        *policy.mediators,
        *policy.duties,
    ]
    assert len(entries) > 80
    assert [entry for entry in entries if not entry.source or not re.match(r"[A-Z]+-\w+", entry.rule)] == []


def test_catalogues_hold_every_text_in_both_languages() -> None:
    check = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "catalogues.py"), "--check"], capture_output=True, text=True
    )
    assert check.returncode == 0, check.stdout


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_translation_has_the_placeholders_of_its_text(language: str) -> None:
    texts = _catalogues().updated(language, _extracted())
    for message in texts:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set().union(*(_placeholders(each) for each in ids))
        assert all(_placeholders(string) <= wanted for string in strings), message.id
        assert wanted <= set().union(*(_placeholders(string) for string in strings)) | {"count"}, message.id


@pytest.mark.parametrize(
    "path", sorted((ROOT / "requirements.txt", ROOT / "requirements-dev.txt")), ids=lambda p: p.name
)
def test_pinned_dependencies_have_hashes_and_name_no_host(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "://" not in text
    pinned = re.findall(r"^([\w.-]+)==", text, flags=re.MULTILINE)
    assert len(pinned) > 5
    assert text.count("--hash=sha256:") >= len(pinned)


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)[^}]*}", text))


@cache
def _extracted():  # type: ignore[no-untyped-def] # as above
    return _catalogues().extracted()


@cache
def _catalogues():  # type: ignore[no-untyped-def] # a script, not a package
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "packaging" / "catalogues.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

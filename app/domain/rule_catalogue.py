"""Every numbered rule of the documents in one sentence: `resources/policy/rules.toml`, read when first asked for."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.domain.errors import PolicyProblem
from app.domain.policy import POLICY_FOLDER
from app.domain.policy_file import profile_entries, profiles_in

CATALOGUE_FILE = "rules.toml"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: what it says in our words, the document's label where it has one, its source, what we decided."""

    id: str
    th: str
    en: str
    source: str
    label_th: str = ""
    decision_th: str = ""
    decision_en: str = ""

    def sentence(self, language: str) -> str:
        """What the rule says, in "th" or "en"."""
        return self.en if language == "en" else self.th

    def decision(self, language: str) -> str:
        """What the documents leave open and we decided; empty where nothing was."""
        return self.decision_en if language == "en" else self.decision_th


@cache
def rules(folder: Path = POLICY_FOLDER) -> Mapping[str, Rule]:
    """Every rule by its id, in the order of the catalogue.

    Raises:
        PolicyProblem: the catalogue cannot be read, or an entry is not as it should be.
    """
    path = folder / CATALOGUE_FILE
    try:
        entries = tomllib.loads(path.read_text("utf-8"))["rule"]
        return {each["id"]: Rule(**each) for each in entries}
    except OSError as error:
        raise PolicyProblem(path, None, "unreadable", reason=error) from error
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise PolicyProblem(path, None, "not_toml", reason=error) from error


def profiles_with(rule: str, folder: Path = POLICY_FOLDER) -> tuple[str, ...]:
    """The profiles of which some policy file cites the rule.

    Raises:
        PolicyProblem: a file is unreadable or refused.
    """
    return tuple(
        profile
        for profile in profiles_in(folder)
        if any(entry.rule == rule for _place, entry in profile_entries(folder, profile).placed)
    )

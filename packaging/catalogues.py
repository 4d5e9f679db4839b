"""Extract the texts that users see, bring i18n up to date, and compile; with --check only say what differs."""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
LANGUAGES = ("th", "en")
# A fixed date: the same texts give the same bytes.
MADE_AT = datetime(2026, 11, 21, tzinfo=UTC)


def main(arguments: list[str]) -> int:
    """0 when catalogues are complete and up to date; 1 with the reasons when not."""
    texts = extracted()
    problems: list[str] = []
    for language in LANGUAGES:
        catalogue = updated(language, texts)
        problems += [f"{language}: not translated: {message.id!r}" for message in untranslated(catalogue)]
        for path, content in written(language, catalogue).items():
            if "--check" not in arguments:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            elif not path.exists() or path.read_bytes() != content:
                problems.append(f"{path.relative_to(ROOT)} is not up to date: run poe messages")
    print("\n".join(problems) or f"{len(texts)} texts, {len(LANGUAGES)} languages, complete")
    return 1 if problems else 0


def extracted() -> Catalog:
    """Every text in the code that goes through the catalogue."""
    catalogue = Catalog(project="complaint-centre", creation_date=MADE_AT)
    found = extract_from_dir(ROOT / "app", [("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=True)
    for _name, _line, message, _comments, context in sorted(found, key=lambda each: str(each[2])):
        if message:
            catalogue.add(message, None, context=context)
    return catalogue


def updated(language: str, texts: Catalog) -> Catalog:
    """The catalogue of a language with exactly the texts of the code; English says what the code says."""
    path = ROOT / "i18n" / language / "LC_MESSAGES" / "messages.po"
    known = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(language)
    result = Catalog(language, project="complaint-centre", creation_date=MADE_AT, revision_date=MADE_AT, fuzzy=False)
    for message in texts:
        if message.id:
            string = message.id if language == "en" else translation_in(known, message)
            result.add(message.id, string, context=message.context)
    return result


def translation_in(known: Catalog, message: Message) -> str | tuple[str, ...]:
    """What the catalogue says for the text, in as many forms as the language has."""
    singular = message.id[0] if isinstance(message.id, tuple) else message.id
    found = known.get(message.id, message.context) or known.get(singular, message.context)
    string = found.string if found is not None else ""
    if isinstance(message.id, tuple):
        return string if isinstance(string, tuple) else (string,)
    return string if isinstance(string, str) else string[0]


def untranslated(catalogue: Catalog) -> Iterator[Message]:
    """Messages without a translation."""
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(strings):
            yield message


def written(language: str, catalogue: Catalog) -> dict[Path, bytes]:
    """The files of a catalogue: what translators edit, and what the program reads."""
    folder = ROOT / "i18n" / language / "LC_MESSAGES"
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, width=110, sort_output=True, omit_header=False)
    write_mo(mo, catalogue)
    return {folder / "messages.po": po.getvalue(), folder / "messages.mo": mo.getvalue()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

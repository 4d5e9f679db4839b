"""Personal data of cases: what erases, and what says who got what, imported when a case first needs it."""

from typing import TYPE_CHECKING

from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.office import Office
    from app.services.privacy.disclosures import Disclosures
    from app.services.privacy.erasing import Erasing
    from app.ui.privacy.case_privacy import CasePrivacy


def case_privacy(parent: "QWidget") -> "CasePrivacy":
    """What a page of a case shows and offers of personal data."""
    with plain_imports():
        from app.ui.privacy.case_privacy import CasePrivacy

    return CasePrivacy(erasing_of, disclosures_of, parent)


def erasing_of(office: "Office") -> "Erasing":
    """What erases at this office."""
    with plain_imports():
        from app.services.privacy.erasing import Erasing

    return Erasing(office.desk, office.complaints)


def disclosures_of(office: "Office") -> "Disclosures":
    """What says who got what of the cases of this office."""
    with plain_imports():
        from app.services.privacy.disclosures import Disclosures

    return Disclosures(office.desk)

"""Parts of screens about personal data: the notice at intake, erasing, what was erased."""

"""Documents for print: fonts with their mark placement, Thai line breaking, the Complaint Form."""

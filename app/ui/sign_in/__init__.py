"""Who is at this PC: name and password, before anything of the data is seen."""

"""Who may open the data of this PC, and by what: passwords, the recovery code, wrong tries, removed accounts."""

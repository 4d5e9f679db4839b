"""What is kept of a PC outside its data folder: a witness, and at the centre a ledger."""

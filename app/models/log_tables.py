"""The log and what belongs to it: append-only, never rebuilt, the same on every PC and on PostgreSQL."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

SCHEMA_VERSION = 3

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
# One row for each installation, restore or copy of a PC that wrote what stands here.
origin = Table(
    "origin",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("node", Text, nullable=False),
    Column("letter", Text, nullable=False),
    Column("last_number", Integer, nullable=False),
    Column("last_hash", Text, nullable=False),
)

# `arrival` grows whenever something more is learnt of a save; `id` stays and orders what this PC has seen.
save = Table(
    "save",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("arrival", Integer, nullable=False, unique=True),
    Column("origin_id", Integer, ForeignKey("origin.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("case_uid", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("header", Text, nullable=False),
    Column("skeleton", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Column("signature", LargeBinary, nullable=False),
    Index(None, "case_uid", "id"),
    Index(None, "origin_id", "number"),
)

# A place without a row here is withheld; a row without a value is erased or missing.
change_value = Table(
    "change_value",
    metadata,
    Column("save_id", Integer, ForeignKey("save.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("entity", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("salt", Text),
    Column("value", Text),
    sqlite_with_rowid=False,
)

head = Table(
    "head",
    metadata,
    Column("case_uid", Text, primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("unit", Text, primary_key=True),
    Column("save_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

erased = Table(
    "erased",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", Text, nullable=False, index=True),
    Column("case_uid", Text, nullable=False),
    Column("peer", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("arrived_at", Text),
)

peer = Table(
    "peer",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("keys", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("origins", Text, nullable=False),
    Column("last_number", Integer, nullable=False),
    Column("last_file_id", Text, nullable=False),
)

# Never deleted: it says who ever got the case.
shared_case = Table(
    "shared_case",
    metadata,
    Column("peer_id", Text, ForeignKey("peer.id"), primary_key=True),
    Column("case_uid", Text, primary_key=True),
    Column("class", Text, nullable=False),
    Column("acknowledged_upto", Integer, nullable=False),
    sqlite_with_rowid=False,
)

sent_file = Table(
    "sent_file",
    metadata,
    Column("peer_id", Text, ForeignKey("peer.id"), primary_key=True),
    Column("file_id", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("case_uid", Text, primary_key=True),
    Column("upto", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Files that came from a peer: they are acknowledged by their random id, because numbers repeat after a set-back.
received_file = Table(
    "received_file",
    metadata,
    Column("peer_id", Text, ForeignKey("peer.id"), primary_key=True),
    Column("file_id", Text, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("received_at", Text, nullable=False),
    sqlite_with_rowid=False,
)

# What a peer listed and is not here: asked for in every file until it has come.
asked_case = Table(
    "asked_case",
    metadata,
    Column("peer_id", Text, ForeignKey("peer.id"), primary_key=True),
    Column("case_uid", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# The digest of a peer's list of a case that was compared and found to be here in full.
compared_case = Table(
    "compared_case",
    metadata,
    Column("peer_id", Text, ForeignKey("peer.id"), primary_key=True),
    Column("case_uid", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Saves that a peer could not take, as it said.
reported = Table(
    "reported",
    metadata,
    Column("peer_id", Text, ForeignKey("peer.id"), primary_key=True),
    Column("hash", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    sqlite_with_rowid=False,
)

attachment_bytes = Table(
    "attachment_bytes",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size_bytes", Integer, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)

# What concerns this PC alone and never travels.
setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Who read what of people, in a chain of its own that stays on this PC; it holds no value of any case.
read_entry = Table(
    "read_entry",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("read_at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("case_uid", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Column("signature", LargeBinary, nullable=False),
    Index(None, "case_uid", "number"),
)

counter = Table(
    "counter",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
    sqlite_with_rowid=False,
)

draft = Table(
    "draft",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("number", Text),
    Column("seen", Text),
    Column("saved_at", Text, nullable=False),
    Column("values", Text, nullable=False),
    sqlite_with_rowid=False,
)

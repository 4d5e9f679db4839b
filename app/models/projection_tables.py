"""The current state as screens read it: derived from the log, dropped and rebuilt when its version differs."""

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, Table, Text, text

PROJECTION_VERSION = 12

# What the Today board looks for, in the words of its indexes: SQLite uses an index of a part for these words alone.
IS_OPEN = "open = 1"
IS_COLLECTED = "collected = 1 and done is null"
IS_PROVISIONAL = "category_provisional = 1"
HAS_SENTINELS = "sentinels is not null"

metadata = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s"})

# Lists and answers are JSON; a moment is ISO text with +07:00, so that text order is time order.
complaint = Table(
    "complaint",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_uid", Text, nullable=False, unique=True),
    Column("number", Text, nullable=False),
    Column("official_number", Text, index=True),
    Column("local_number", Text, nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("entered_at", Text, nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("urgent", Integer, nullable=False),
    Column("due_by", Text),
    Column("due_on", Text),
    Column("due_at", Text),
    Column("due_counting", Text),
    Column("conflicts", Integer, nullable=False),
    Column("source_id", Text, index=True),
    Column("kind", Text),
    Column("channel", Text),
    Column("channel_words", Text),
    Column("received_at", Text),
    Column("occurred_at", Text),
    Column("known_at", Text),
    Column("disclosure", Text),
    Column("complainant_type", Text),
    Column("complainant_name", Text),
    Column("complainant_organisation", Text),
    Column("complainant_relation", Text),
    Column("complainant_phone", Text),
    Column("complainant_email", Text),
    Column("complainant_address", Text),
    Column("complainant_signature", Boolean),
    Column("notice_given", Text),
    Column("notice_version", Text),
    Column("patient_name", Text),
    Column("patient_hn", Text),
    Column("units", Text),
    Column("accused_person", Text),
    Column("evidence_named", Text),
    Column("praised_person", Text),
    Column("network_hospitals", Text),
    Column("place", Text),
    Column("topics", Text),
    Column("restricted", Text),
    Column("details", Text),
    Column("wish", Text),
    Column("immediate_action", Text),
    Column("evidence_url", Text),
    Column("evidence_seen_at", Text),
    Column("priority", Text),
    Column("priority_ground", Text),
    Column("referring_agency", Text),
    Column("referring_number", Text),
    Column("referring_on", Text),
    Column("reply_by", Text),
    Column("responsible_unit", Text),
    Column("level", Integer),
    Column("level_reason", Text),
    Column("category", Text),
    Column("tree_answers", Text),
    Column("category_provisional", Boolean),
    Column("category_up_to", Text),
    Column("category_review_on", Text),
    Column("category_reason", Text),
    Column("nonclinical_level", Integer),
    Column("nonclinical_reason", Text),
    Column("damage_baht", Float),
    Column("sentinels", Text),
    Column("resolution_group", Text),
    Column("group_reason", Text),
    Column("may_escalate", Boolean),
    Column("sensitive", Boolean),
    Column("reported_by", Text),
    Column("reporter_withheld", Boolean),
    Column("outcome", Text),
    Column("outcome_words", Text),
    Column("told_at", Text),
    Column("told_means", Text),
    Column("nobody_to_tell", Text),
    Column("closed_although", Text),
    Column("lesson", Text),
    Column("continues_in", Text),
    Column("sealed", Boolean, nullable=False),
    Column("in_charge", Text),
    Column("deputy", Text),
    Column("mediated_by", Text),
    Index("ix_complaint_register", "urgent", "received_at", "id"),
    Index("ix_complaint_state_register", "state", "urgent", "received_at", "id"),
    Index("ix_complaint_due", "state", "due_by"),
    Index("ix_complaint_in_charge", "in_charge", sqlite_where=text("in_charge is not null")),
    Index("ix_complaint_deputy", "deputy", sqlite_where=text("deputy is not null")),
    # All that says who may see a case: without it every list of whoever does not see all reads every page.
    Index(
        "ix_complaint_sight",
        *("kind", "restricted", "sealed", "sensitive", "topics", "units", "responsible_unit", "entered_by", "case_uid"),
    ),
    Index("ix_complaint_mediated_by", "mediated_by", sqlite_where=text("mediated_by is not null")),
    Index("ix_complaint_provisional", "category_review_on", sqlite_where=text(IS_PROVISIONAL)),
    Index("ix_complaint_sentinels", "case_uid", sqlite_where=text(HAS_SENTINELS)),
)

duty = Table(
    "duty",
    metadata,
    Column("case_uid", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("due_by", Text),
    Column("collected", Boolean, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("due", Text, nullable=False),
    Column("done", Text),
    Index("ix_duty_open", "due_by", sqlite_where=text(IS_OPEN)),
    Index("ix_duty_collected", "due_by", sqlite_where=text(IS_COLLECTED)),
    sqlite_with_rowid=False,
)

# Which PC a case is granted to, and under which class; also when the grant has ended.
granted = Table(
    "granted",
    metadata,
    Column("case_uid", Text, primary_key=True),
    Column("peer_id", Text, primary_key=True),
    Column("class", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Official numbers that a case bore before it got another one.
alias = Table(
    "alias",
    metadata,
    Column("number", Text, primary_key=True),
    Column("case_uid", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# What is done about cases beside the form. `stages` names those that were reached, each between commas.
proceeding = Table(
    "proceeding",
    metadata,
    Column("case_uid", Text, primary_key=True),
    # Whoever writes with a program of its own may give two kinds one uid.
    Column("uid", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("at", Text),
    Column("stages", Text, nullable=False),
    Column("void", Boolean, nullable=False),
    Column("values", Text, nullable=False),
    Index("ix_proceeding_kind", "kind", "void", "at"),
    sqlite_with_rowid=False,
)

SEARCH_TABLE = "complaint_search"
CREATE_SEARCH = (
    # With detail = none, secure-delete (SQLite 3.53) loses rows that are written twice in one transaction.
    f"create virtual table {SEARCH_TABLE} using fts5(text, tokenize = 'trigram', detail = column)",
    # Deleted words must not stay in the index (exchange.md, Erasure).
    f"insert into {SEARCH_TABLE}({SEARCH_TABLE}, rank) values('secure-delete', 1)",
)
DROP_SEARCH = f"drop table if exists {SEARCH_TABLE}"

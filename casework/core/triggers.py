"""The text of the guards on both engines, and how to find out whether they stand."""

import hashlib
import re

CASE, ENTRY, EDGE = "casework_case", "casework_entry", "casework_edge"
# Tables whose rows are written once: name in the trigger, word in the refusal. Rooms above add theirs in `ready()`.
SEALED = {ENTRY: ("entry", "journal")}

# (when it is wrong, what the database says). NEW and OLD are the row after and before.
UPDATE_FAULTS = [
    ("NEW.id <> OLD.id OR NEW.process <> OLD.process OR NEW.number <> OLD.number", "case: identity never changes"),
    ("COALESCE(NEW.intake_id, 0) <> COALESCE(OLD.intake_id, 0)", "case: the intake of a case never changes"),
    ("NEW.version <> OLD.version + 1", "case: version must advance by one"),
    (
        f"NEW.state <> OLD.state AND NOT EXISTS (SELECT 1 FROM {EDGE} e "
        "WHERE e.process = OLD.process AND e.source = OLD.state AND e.target = NEW.state)",
        "case: no such edge",
    ),
]
BIRTH = f"EXISTS (SELECT 1 FROM {EDGE} e WHERE e.process = NEW.process AND e.source = '' AND e.target = NEW.state)"
KNOWN = (
    f"EXISTS (SELECT 1 FROM {EDGE} e WHERE e.process = NEW.process AND e.source = '*' AND e.target = NEW.state) "
    "AND EXISTS (SELECT 1 FROM casework_intake i WHERE i.id = NEW.intake_id AND i.closed_at IS NULL)"
)
INSERT_FAULTS = [
    (f"NOT ({BIRTH}) AND NOT ({KNOWN})", "case: not a birth state"),
    ("NEW.version <> 0 AND NEW.intake_id IS NULL", "case: born with version 0"),
]
REPLACE_CASE = (
    f"EXISTS (SELECT 1 FROM {CASE} c WHERE c.id = NEW.id OR c.number = NEW.number)",
    "case: a case is never replaced",
)
REPLACE_ENTRY = (
    f"EXISTS (SELECT 1 FROM {ENTRY} a WHERE a.id = NEW.id OR a.digest = NEW.digest "
    "OR (a.case_id = NEW.case_id AND a.seq = NEW.seq))",
    "journal: append only",
)
CHAIN = (
    f"NEW.seq <> COALESCE((SELECT MAX(a.seq) FROM {ENTRY} a WHERE a.case_id = NEW.case_id), 0) + 1 "
    f"OR NEW.prev <> COALESCE((SELECT a.digest FROM {ENTRY} a WHERE a.case_id = NEW.case_id "
    f"AND a.seq = NEW.seq - 1), '{'0' * 64}')",
    "journal: must follow the last line",
)
WATCHED = "NEW.id <> OLD.id OR NEW.state <> OLD.state OR NEW.version <> OLD.version OR NEW.process <> OLD.process " \
    "OR NEW.number <> OLD.number OR COALESCE(NEW.intake_id, 0) <> COALESCE(OLD.intake_id, 0)"  # fmt: skip


def child_fault(slugs):
    """A child row may only stand on a parent row of its own process."""
    listed = ", ".join(f"'{slug}'" for slug in slugs)
    return (
        f"NOT EXISTS (SELECT 1 FROM {CASE} c WHERE c.id = NEW.case_ptr_id AND c.process IN ({listed}))",
        "case: the parent row belongs to another process",
    )


def wanted(vendor, children):
    """Trigger name -> (table, its text) for this engine."""
    build = _sqlite if vendor == "sqlite" else _postgresql
    plan = {
        "guard_case_update": (CASE, "UPDATE", f"({WATCHED})", UPDATE_FAULTS),
        "guard_case_insert": (CASE, "INSERT", None, [REPLACE_CASE, *INSERT_FAULTS]),
        "guard_case_delete": (CASE, "DELETE", None, [("1 = 1", "case: a case is never deleted")]),
        "guard_entry_insert": (ENTRY, "INSERT", None, [REPLACE_ENTRY, CHAIN]),
    }
    plan |= {f"guard_{name}_{event.lower()}": (table, event, None, [("1 = 1", f"{word}: append only")])
             for table, (name, word) in SEALED.items() for event in ("UPDATE", "DELETE")}  # fmt: skip
    for table, slugs in children.items():
        plan[f"guard_{table}_insert"] = (table, "INSERT", None, [child_fault(slugs)])
    texts = {name: (row[0], build(name, *row)) for name, row in plan.items()}
    if vendor == "postgresql":
        texts["guard_entry_truncate"] = (ENTRY, _truncate("guard_entry_truncate"))
    return texts


def _sqlite(name, table, event, when, faults):
    lines = " ".join(f"SELECT RAISE(ABORT, '{said}') WHERE {wrong};" for wrong, said in faults)
    condition = f"WHEN {when} " if when else ""
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {condition}BEGIN {lines} END"


def _postgresql(name, table, event, when, faults):
    lines = " ".join(
        f"IF ({wrong}) THEN RAISE EXCEPTION '{said}' USING ERRCODE = 'check_violation'; END IF;"
        for wrong, said in faults
    )
    condition = f"WHEN {when} " if when else ""
    result = "OLD" if event == "DELETE" else "NEW"
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {lines} "
        f"RETURN {result}; END $$; CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {condition}"
        f"EXECUTE FUNCTION {name}()"
    )


def _truncate(name):
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'journal: append only' USING ERRCODE = 'check_violation'; END $$; "
        f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {ENTRY} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )


def stamp(text):
    """A digest of a trigger's text that ignores how the engine writes it back."""
    return hashlib.sha256(re.sub(r"\s+", " ", text).strip().encode()).hexdigest()[:16]


def create(cursor, vendor, name, table, text):
    """(Re)create one trigger; on PostgreSQL its stamp is kept as the trigger's comment."""
    drop(cursor, vendor, name, table)
    cursor.execute(text)
    if vendor == "postgresql":
        cursor.execute(f"COMMENT ON TRIGGER {name} ON {table} IS '{stamp(text)} {_source_stamp(cursor, name)}'")


def drop(cursor, vendor, name, table):
    """Remove one trigger if it is there."""
    where = f" ON {table}" if vendor == "postgresql" else ""
    cursor.execute(f"DROP TRIGGER IF EXISTS {name}{where}")


def _source_stamp(cursor, name):
    cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [name])
    return stamp(cursor.fetchone()[0])


def installed(connection):
    """Trigger name -> stamp of its text as it stands; a disabled or altered one gets a stamp that matches nothing."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%'")
            return {name: stamp(text) for name, text in cursor.fetchall()}
        cursor.execute(
            "SELECT t.tgname, obj_description(t.oid, 'pg_trigger'), t.tgenabled, p.prosrc "
            "FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE NOT t.tgisinternal AND t.tgname LIKE 'guard_%%'"
        )
        return {name: _standing(*rest) for name, *rest in cursor.fetchall()}


def _standing(comment, enabled, source):
    kept, _, body = (comment or " ").partition(" ")
    enabled = enabled.decode() if isinstance(enabled, bytes) else enabled
    return kept if enabled == "O" and body == stamp(source) else "out of step"

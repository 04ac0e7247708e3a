"""Guards: the database itself refuses a state change that is no edge, a version jump, an edited journal.

`sync` brings edge table and triggers in step with the code; it is idempotent and runs after every migrate, because a
table rebuilt by SQLite's ALTER silently loses its triggers. `drift` says what is out of step.
"""

from django.db import connections, transaction

from casework.core import triggers
from casework.core.edge import Edge
from casework.core.process import PROCESSES


def sync(using="default", **_):
    """Bring edges and triggers in step with the code. Skips tables that do not exist yet."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if "casework_edge" not in tables:
        return
    with transaction.atomic(using=using):
        wanted, found = wanted_edges(), _edges(using)
        if found - wanted:
            for process, source, target in found - wanted:
                Edge.objects.using(using).filter(process=process, source=source, target=target).delete()
        Edge.objects.using(using).bulk_create(Edge(process=p, source=s, target=t) for p, s, t in sorted(wanted - found))
        install(using, tables)


def install(using="default", tables=None):
    """Create every trigger whose table exists and whose text differs from what is installed."""
    connection = connections[using]
    tables = tables if tables is not None else set(connection.introspection.table_names())
    have = triggers.installed(connection)
    with connection.cursor() as cursor:
        for name, (table, text) in triggers.wanted(connection.vendor, children()).items():
            if table in tables and have.get(name) != triggers.stamp(text):
                triggers.create(cursor, connection.vendor, name, table, text)


def lift(using="default"):
    """Take the triggers away: for a migration, and for the test flush which puts them back in the same transaction."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for name in triggers.installed(connection):
            table = triggers.wanted(connection.vendor, children()).get(name, (None,))[0]
            if table:
                triggers.drop(cursor, connection.vendor, name, table)


def children():
    """(child table, process) of every process that has a table of its own."""
    found = {}
    for process in PROCESSES.values():
        found.setdefault(process.cases._meta.db_table, []).append(process.slug)
    return {table: tuple(sorted(slugs)) for table, slugs in found.items() if table != "casework_case"}


def wanted_edges():
    """Every edge the code knows: (process, source, target); births from "", known states from "*"."""
    edges = set()
    for process in PROCESSES.values():
        edges |= {(process.slug, source, target) for source, target in process.edges()}
        edges.add((process.slug, "", process.starts))
        edges |= {(process.slug, "*", value) for value in process.states.values}
    return {(p, str(s), str(t)) for p, s, t in edges}


def _edges(using):
    return set(Edge.objects.using(using).values_list("process", "source", "target"))


def built(using="default"):
    """Whether the engine's tables are there at all."""
    return "casework_edge" in connections[using].introspection.table_names()


def drift(using="default"):
    """Sentences that say where database and code disagree; empty when all guards stand."""
    connection = connections[using]
    if not built(using):
        return ["数据库还没有建好，请先运行 manage.py migrate。"]
    wanted, found = wanted_edges(), _edges(using)
    said = [f"边表缺少 {p}：{s or '（出生）'} → {t}" for p, s, t in sorted(wanted - found)]
    said += [f"边表多出 {p}：{s or '（出生）'} → {t}" for p, s, t in sorted(found - wanted)]
    have = triggers.installed(connection)
    for name, (_table, text) in triggers.wanted(connection.vendor, children()).items():
        if name not in have:
            said.append(f"缺少触发器 {name}")
        elif have[name] != triggers.stamp(text):
            said.append(f"触发器 {name} 与代码不一致或者被停用")
    return said

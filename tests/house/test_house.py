"""The rules of the house, proved on every run; each check is seen to bite on a planted fault."""

import ast
import re
from pathlib import Path

import pytest

from casework.core.process import PROCESSES
from policy import basis

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ["policy", "network", "casework", "papers", "matters", "orgs", "meetings", "hall", "desk", "portal", "demo", "config"]
INSIDE = ["journal", "core", "clock", "intake", "post", "notices", "subjects", "views"]
FACES = {"hall", "desk", "portal"}
FILINGS = {path.name for path in (ROOT / "orgs" / "filing").iterdir() if path.is_dir()}
MEETINGS = {"topics", "sittings", "circulation", "decisions", "carrying", "bulletins"}


def sources(*folders):
    """(path, text) of our Python files, migrations left out."""
    for folder in folders or LAYERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT), path.read_text(encoding="utf-8")


def imported(text):
    """Modules a source imports anywhere in it."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def upward(path, text):
    """Imports that point to a higher layer or sideways between faces."""
    here = LAYERS.index(path.parts[0])
    for module in imported(text):
        top = module.split(".")[0]
        beside = top != path.parts[0] and {top, path.parts[0]} <= FACES
        if top in LAYERS and (LAYERS.index(top) > here or beside) and top != "config":
            yield f"{path} imports {module}"
        if path.parts[0] == "casework" and len(path.parts) > 2 and module.startswith("casework."):
            there = module.split(".")[1]
            mine = path.parts[1]
            if mine in INSIDE and there in INSIDE and INSIDE.index(there) > INSIDE.index(mine):
                yield f"{path} imports {module}"


def sideways(path, text):
    """A process that imports another."""
    if "registration" in path.parts:
        mine = path.parts[path.parts.index("registration") + 1]
        for module in imported(text):
            parts = module.split(".")
            if "registration" in parts[:-1]:
                other = parts[parts.index("registration") + 1]
                if other not in (mine, "licensing"):
                    yield f"{path} imports {module}"
    if path.parts[:2] == ("orgs", "filing"):
        mine = path.parts[2] if len(path.parts) > 3 else None
        for module in imported(text):
            parts = module.split(".")
            if parts[0] == "orgs" and parts[1] == "registration" or mine and parts[:2] == ["orgs", "filing"] and parts[2:3] and (
                parts[2] in FILINGS - {mine}):  # fmt: skip
                yield f"{path} imports {module}"
    if path.parts[0] == "meetings" and path.parts[1] in MEETINGS:
        for module in imported(text):
            parts = module.split(".")
            if parts[0] == "meetings" and len(parts) > 2 and parts[1] in MEETINGS - {path.parts[1]}:
                yield f"{path} imports {module}"


def long_ones(path, text):
    """Files over 300 lines, functions over 30."""
    if len(text.splitlines()) > 300:
        yield f"{path} has {len(text.splitlines())} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno > 30:
            yield f"{path}:{node.lineno} {node.name} is long"


# The only two signals of the house (docs/adr/0004).
SIGNALS = {"casework/apps.py: pre_migrate.connect(", "casework/apps.py: post_migrate.connect("}


def forbidden(path, text):
    """save() overrides, signals, direct writes of a state, unfinished words."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.name == "save" and any(a.arg == "self" for a in node.args.args):
            yield f"{path}:{node.lineno} overrides save()"
    for found in re.finditer(r"@receiver\(|\w+_(save|delete|migrate|init|changed)\.connect\(|\.update\(state=|\bTODO\b|\bFIXME\b", text):
        if f"{path}: {found[0]}" not in SIGNALS:
            yield f"{path}: {found[0]}"


def nameless(path, _text):
    """Files without a name of their own."""
    if path.stem in {"utils", "helpers", "common", "services", "misc"}:
        yield f"{path} has no name"


def direct_steps(path, text):
    """Calls of a step's method outside perform."""
    steps = {card.name for process in PROCESSES.values() for card in process.cards.values()}
    for node in ast.walk(ast.parse(text)):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in steps
        if called and any(k.arg == "by" for k in node.keywords):
            yield f"{path}:{node.lineno} calls {node.func.attr}()"


RULES = [upward, sideways, long_ones, forbidden, nameless, direct_steps]
PLANTED = {
    upward: (Path("policy/x.py"), "from casework.core import case\n"),
    sideways: (Path("orgs/registration/establishment/x.py"), "from orgs.registration.names.models import Name\n"),
    long_ones: (Path("hall/x.py"), "x = 1\n" * 301),
    forbidden: (Path("hall/x.py"), "class A:\n    def save(self):\n        pass\n"),
    nameless: (Path("hall/utils.py"), ""),
    direct_steps: (Path("hall/x.py"), "case.accept(by=user)\n"),
}


@pytest.mark.parametrize("rule", RULES)
def test_the_house_keeps_its_rules(rule):
    assert [fault for path, text in sources() for fault in rule(path, text)] == []


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_sees_a_planted_fault(rule):
    assert list(rule(*PLANTED[rule]))


def lines_of_code(text):
    """Lines that are neither blank, comment nor docstring."""
    tree, said = ast.parse(text), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            said |= set(range(node.body[0].lineno, node.body[0].end_lineno + 1))
    return sum(
        1 for n, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.strip().startswith("#") and n not in said
    )  # fmt: skip


def test_the_core_stays_small():
    """Every file of it counts, without blanks, comments and docstrings (docs/adr/0002)."""
    assert sum(lines_of_code(t) for _, t in sources("casework/core")) <= 1010


def test_citations_exist_and_invented_ones_do_not_import():
    for process in PROCESSES.values():
        for card in process.cards.values():
            assert all(str(b).startswith("《") for b in card.basis)
    for wrong in ("registration/t61", "registration/no-such-anchor", "nowhere/t1"):
        with pytest.raises((LookupError, FileNotFoundError)):
            basis.cite(wrong)
    with pytest.raises(LookupError):
        basis.law("行政许可法", 84)


def test_a_step_without_person_or_ground_does_not_import():
    from casework.core.people import role
    from casework.core.step import step

    with pytest.raises(TypeError, match="由谁办理"):
        step("a", "b", label="试", by=None, basis=basis.cite("registration/t1"))
    with pytest.raises(TypeError, match="依据"):
        step("a", "b", label="试", by=role("clerk"), basis=[])


def test_pages_are_free_of_inline_style_and_script():
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if "papers" not in path.parts:
            assert not re.search(r' style="| on(click|change|submit|load)="|<script>', text), path


def names_a_machine(text):
    """Whether a text names a place that exists on one machine only."""
    return re.search(r"(^|[^A-Za-z0-9_.])/(work|farm|home|Users)/[a-z]|\.\./" + "shared", text)


def test_nothing_names_a_machine():
    kinds = {".py", ".html", ".md", ".css", ".yaml", ".toml", ".txt", ".csv", ""}
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and path.suffix in kinds and not parts[0].startswith(".") and parts[0] != "var":
            assert not names_a_machine(path.read_text(encoding="utf-8")), path
    assert names_a_machine("see /home/" + "somebody/x")
    assert not names_a_machine("uses https://example.org/work/shop")


def test_one_face_does_not_import_another():
    assert list(upward(Path("desk/x.py"), "from hall.cases import CaseView\n"))
    assert not list(upward(Path("desk/x.py"), "from desk.case import DeskCaseView\n"))

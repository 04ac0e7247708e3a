"""Doers that are no persons: the clock, the engine, the importer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Machine:
    """A part of the platform that acts by itself. `kind` is what the journal calls it."""

    kind: str
    name: str


the_clock = Machine("clock", "系统（期限）")
the_engine = Machine("engine", "系统")
the_importer = Machine("import", "系统（导入）")

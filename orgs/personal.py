"""What the register and its processes hold about people (network.personal)."""

from django.apps import apps
from django.db import models

from network.particulars import DUTY
from network.personal import COLUMNS, called, declare, harmless, sort, suspicious

PERSONS = {"legal_rep_name": "拟任法定代表人", "objector": "异议人"}


def register():
    """The register keeps its people as long as it exists; the words of a decision stay with its file."""
    sort("register", "登记簿里的人员", purpose="登记法定代表人和负责人，查兼任和利益冲突", basis=f"{DUTY}、《社会团体登记管理条例》（条号待核实）",
         seen_by="办理人员，身份证号码遮盖；法定代表人姓名公开", keeps="登记簿长期保存（期限待核实）", at_end="不删除；写错的按更正程序改")  # fmt: skip
    declare("orgs.Person", "register", name="姓名")
    declare("orgs.Person", "register", mask="保留前六后二位", id_number="身份证号码", id_blind="身份证号码检索码")
    declare("orgs.Fact", "register", value="登记事项的历次值（含法定代表人姓名）")
    declare("orgs.Organization", "register", address="住所（民办小机构可能是住宅）")
    declare("orgs.ImportedRow", "register", before="导入前的旧值")
    harmless("orgs.Organization", "组织的公开登记事项", "name", "name_key", "purpose", "scope")
    harmless("orgs.ImportBatch", "文件名", "name")
    harmless("orgs.NameReservation", "组织名称", "name")
    for label in ("orgs.Establishment", "orgs.NameCheck"):
        for field in apps.get_model(label)._meta.local_concrete_fields:
            if field.name in PERSONS:
                declare(label, "case", **{field.name: PERSONS[field.name]})
            elif suspicious(field):
                said = "办理意见和理由的文字" if isinstance(field, (models.TextField, models.JSONField)) else ""
                _case_words(label, field.name, said)
    called(orgs__Person="登记簿里的人员", orgs__Appointment="担任的职务", orgs__Organization="组织", orgs__ImportBatch="名册导入",
           orgs__Fact="登记事项", orgs__Establishment="成立登记", orgs__NameCheck="名称核准")  # fmt: skip


def _case_words(label, column, said):
    """Free words of a decision may name people; names of organizations do not."""
    if said and column not in ("purpose", "scope"):
        declare(label, "case", **{column: said})
    elif (label, column) not in COLUMNS:
        harmless(label, "组织的名称、宗旨、范围、住所", column)

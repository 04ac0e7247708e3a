"""What the editors' admin calls its permissions: Django names them in English when it makes them; seeding names them in Chinese."""

from django.contrib.auth.models import Permission
from wagtail import hooks

VERBS = {"add": "添加", "change": "修改", "delete": "删除", "view": "查看", "publish": "发布", "lock": "锁定", "unlock": "解锁", "choose": "选用"}
# Permissions that are about no model's rows.
OTHERS = {"access_admin": "进入编辑后台"}


def offered():
    """The permissions that a group's page in the admin offers."""
    found = {pk for ask in hooks.get_hooks("register_permissions") for pk in ask().values_list("pk", flat=True)}
    return Permission.objects.filter(pk__in=found).select_related("content_type")


def chinese(permission):
    """The name in Chinese; one that nobody has put into words keeps its own."""
    if permission.codename in OTHERS:
        return OTHERS[permission.codename]
    verb, model = permission.codename.split("_")[0], permission.content_type.name
    return f"{VERBS[verb]}{model}" if verb in VERBS else permission.name


def name():
    """Name those that are not named yet; returns how many are offered."""
    rows = list(offered())
    for row in rows:
        row.name = chinese(row)
    Permission.objects.bulk_update(rows, ["name"])
    return len(rows)

"""What Wagtail seeds in English gets Chinese names; what somebody has renamed since stays."""

from django.db import migrations

NAMES = [
    ("auth", "Group", "name", "Editors", "编辑"),
    ("auth", "Group", "name", "Moderators", "发布人"),
    ("wagtailcore", "Collection", "name", "Root", "全部文件"),
    ("wagtailcore", "Workflow", "name", "Moderators approval", "发布前审核"),
    ("wagtailcore", "Task", "name", "Moderators approval", "发布人审核"),
    ("wagtailcore", "Page", "title", "Root", "全部页面"),
    ("wagtailcore", "Page", "draft_title", "Root", "全部页面"),
]


def rename(apps, forward):
    for app, model, field, english, chinese in NAMES:
        old, new = (english, chinese) if forward else (chinese, english)
        rows = apps.get_model(app, model).objects.filter(**{field: old})
        if model == "Page":
            rows = rows.filter(depth=1)
        rows.update(**{field: new})


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('portal', '0003_second_person'),
        # Their first migrations look the groups up by their English names.
        ('wagtailadmin', '0001_create_admin_access_permissions'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtaildocs', '0002_initial_data'),
        ('wagtailimages', '0002_initial_data'),
    ]

    operations = [
        migrations.RunPython(lambda apps, _: rename(apps, True), lambda apps, _: rename(apps, False)),
    ]

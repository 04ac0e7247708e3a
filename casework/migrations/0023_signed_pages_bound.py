from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0022_letters_wait_for_seal_or_number"),
    ]

    operations = [
        migrations.AddField(model_name="upload", name="bond", field=models.CharField(blank=True, max_length=8)),
        migrations.AddField(model_name="upload", name="bond_mark", field=models.CharField(blank=True, max_length=16)),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0021_cases_found_by_index'),
        ('matters', '0002_extension_and_delivery'),
        ('meetings', '0001_joint_meeting'),
    ]

    operations = [
        migrations.CreateModel(
            name='CirculationReply',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('matters.matter',),
        ),
        migrations.CreateModel(
            name='Bulletin',
            fields=[
                ('case_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='casework.case')),
                ('quarter', models.CharField(max_length=6)),
                ('figures', models.JSONField(default=list)),
                ('examples', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('issued_on', models.DateField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('issued_on__isnull', False)), fields=('quarter',), name='one_bulletin_a_quarter', violation_error_message='这个季度的通报已经印发。')],
            },
            bases=('casework.case',),
        ),
        migrations.CreateModel(
            name='Circulation',
            fields=[
                ('case_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='casework.case')),
                ('ground', models.CharField(blank=True, max_length=10)),
                ('grounds', models.TextField(blank=True)),
                ('resolution', models.TextField(blank=True)),
                ('tasks', models.JSONField(default=list)),
                ('asked', models.JSONField(default=list)),
                ('direct', models.JSONField(default=list)),
                ('urgent', models.BooleanField(default=False)),
                ('urgent_reason', models.CharField(blank=True, max_length=300)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('changes', models.JSONField(default=list)),
                ('opinion', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('reason_code', models.CharField(blank=True, max_length=4)),
                ('public', models.BooleanField(null=True)),
                ('signed_on', models.DateField(null=True)),
                ('issued_on', models.DateField(null=True)),
                ('origin', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='circulations', to='casework.case')),
                ('told_at', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='told_circulations', to='casework.case')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('signed_on__isnull', True), models.Q(models.Q(('resolution', ''), _negated=True), ('public__isnull', False)), _connector='OR'), name='circulation_signed_with_words', violation_error_message='签发的决定须有内容，并标明是否公开。'), models.CheckConstraint(condition=models.Q(('issued_on__isnull', True), ('signed_on__isnull', False), _connector='OR'), name='circulation_issued_was_signed', violation_error_message='没有签发的不能印发。')],
            },
            bases=('casework.case',),
        ),
    ]

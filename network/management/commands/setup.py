"""setup: the first administrator of a real installation, with a second factor from the start."""

import getpass
import sys
from datetime import date

import segno
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from network.models import Division, Post, Unit, User


class Command(BaseCommand):
    """Asks, or takes options; makes the bureau's first unit, its system administrator and their authenticator."""

    help = "Set up a fresh installation."

    def add_arguments(self, parser):
        """Everything may be given, nothing need be."""
        parser.add_argument("--username")
        parser.add_argument("--name")
        parser.add_argument("--unit", help="name of the registration authority")
        parser.add_argument("--password-stdin", action="store_true")

    def handle(self, **options):
        """Refuses a second run; prints the authenticator's secret once."""
        if Post.objects.filter(role="admin").exists():
            raise CommandError("已经有系统管理员，后面的人员请在“岗位”页面任命。")
        if not Division.objects.filter(kind="district", valid_to__isnull=True).exists():
            raise CommandError("还没有初始数据，请先运行 manage.py seed，再来设置。")
        unit_name = (options["unit"] or input("登记管理机关全称：")).strip()
        username = (options["username"] or input("系统管理员账号：")).strip()
        name = (options["name"] or input("系统管理员姓名：")).strip()
        password = (
            sys.stdin.readline().strip() if options["password_stdin"] else getpass.getpass("密码（不少于10位）：")
        )
        if not (unit_name and username and name):
            raise CommandError("请填写登记管理机关全称、管理员账号和姓名。")
        if User.objects.filter(username=username).exists():
            raise CommandError(f"账号 {username} 已经有人使用，请换一个。")
        try:
            User.username_validator(username)
            validate_password(password)
        except ValidationError as error:
            raise CommandError("".join(error.messages)) from error
        secret = self.make(unit_name, username, name, password)
        uri = f"otpauth://totp/{username}?secret={secret}&issuer=platform"
        segno.make(uri).terminal(out=self.stdout, compact=True)
        self.stdout.write(f"请用手机验证器扫描上面的二维码，或者输入密钥：{secret}\n密钥只显示这一次。")
        self.stdout.write(
            "接下来录入单位和人员：manage.py roster --template 岗位表.xlsx，填好以后 manage.py roster 岗位表.xlsx --by "
            + username
        )

    @transaction.atomic
    def make(self, unit_name, username, name, password):
        """Unit, account, post and authenticator, or nothing."""
        district = Division.objects.get(kind="district", valid_to__isnull=True)
        unit = Unit.objects.create(slug="registrar", name=unit_name, short=unit_name, kind="bureau", level="district",
                                   division=district, capacities=["registrar"])  # fmt: skip
        user = User.objects.create_user(username=username, password=password, name=name, is_staff=True)
        Post.objects.create(user=user, role="admin", unit=unit, division=district, title="系统管理员",
                            valid_from=date.today())  # fmt: skip
        secret = generate_totp_secret()
        TOTP.activate(user, secret)
        return secret

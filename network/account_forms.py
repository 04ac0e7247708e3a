"""The accounts' own forms in the platform's words: no text that vanishes on typing, one mark for what may stay empty."""

from allauth.account import forms

PASSWORD = "至少10个字符；不要全用数字，不要用常见的密码，不要和姓名、用户名相近。"
WORDS = {
    "login": ("账号", "用户名或者邮箱。"), "username": ("用户名", "登录时用，只用字母、数字和“@.+-_”。"), "email": ("电子邮箱", ""),
    "oldpassword": ("现在的密码", ""), "password": ("密码", ""), "password1": ("密码", PASSWORD), "password2": ("再输入一遍密码", ""),
}  # fmt: skip


class Plain:
    """Labels and hints of the platform."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in WORDS:
                field.label, field.help_text = WORDS[name]


class LoginForm(Plain, forms.LoginForm):
    """Sign in."""


class SignupForm(Plain, forms.SignupForm):
    """Sign up; an address gets mail, and is needed to find a forgotten password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = "填写后可以收邮件提醒、自己找回密码。"


class ResetPasswordForm(Plain, forms.ResetPasswordForm):
    """Ask for a link by mail."""


class ResetPasswordKeyForm(Plain, forms.ResetPasswordKeyForm):
    """A new password by the link."""


class ChangePasswordForm(Plain, forms.ChangePasswordForm):
    """A new password by the old one."""

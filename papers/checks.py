"""System checks of typesetting: the libraries it needs, the font table of the office, its signer."""

import ctypes
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Warning
from django.utils.module_loading import import_string

from papers.fonts import ROLES, file_of

NEEDED = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz.so.0", "libfontconfig.so.1")
KEYFILE = "papers.signing.Keyfile"
WANTED = ("libharfbuzz-subset.so.0",)


def absent(libraries):
    """Those of the system libraries that cannot be opened."""
    found = []
    for name in libraries:
        try:
            ctypes.CDLL(name)
        except OSError:
            found.append(name)
    return found


def engine(app_configs, **options):
    """pdf.E001 when papers cannot be typeset at all, pdf.W001 when every paper takes many times as long.

    WeasyPrint itself is not imported here: that takes half a second of every command.
    """
    gone = absent(NEEDED) + ([] if find_spec("weasyprint") else ["weasyprint"])
    found = (
        [Error(f"不能制作PDF文书，缺少：{'、'.join(gone)}。", hint="运行 script/bootstrap。", id="pdf.E001")]
        if gone
        else []
    )
    slow = absent(WANTED)
    if slow:
        found.append(
            Warning(f"缺少{'、'.join(slow)}，制作文书要慢几倍。", hint="安装 libharfbuzz-subset0。", id="pdf.W001")
        )
    return found


def table(app_configs, **options):
    """pdf.E002: a role that does not exist, or a file of the office that is not there."""
    found = []
    for role, name in settings.PAPER_FONTS.items():
        if role not in ROLES:
            found.append(Error(f"PAPER_FONTS 里没有“{role}”这个用途，可以用：{'、'.join(ROLES)}。", id="pdf.E002"))
        elif Path(name).name != name or Path(name).suffix.lower() not in (".otf", ".ttf") or not file_of(role):
            found.append(
                Error(
                    f"{ROLES[role].label}的字体文件 {name} 不在 {settings.FONTS_DIR} 里，或者不是 otf、ttf。",
                    id="pdf.E002",
                )
            )
    return found


def faces(app_configs, **options):
    """pdf.W002: roles whose own face is not there, so that papers come out in the stand-in."""
    bare = [role.label for name, role in ROLES.items() if not file_of(name)]
    said = f"没有这些字体，文书用 Noto 代替：{'、'.join(bare)}。"
    return [Warning(said, hint="运行 script/fonts，或者把本单位的字体放进 FONTS_DIR。", id="pdf.W002")] if bare else []


def signer(app_configs, **options):
    """pdf.E003: a signer is configured that cannot be found or has no key."""
    if not settings.PAPER_SIGNER:
        return []
    try:
        import_string(settings.PAPER_SIGNER)
    except ImportError:
        return [Error(f"PAPER_SIGNER 指的 {settings.PAPER_SIGNER} 不存在。", id="pdf.E003")]
    if settings.PAPER_SIGNER == KEYFILE and not Path(settings.PAPER_SEAL).is_file():
        return [
            Error(
                f"签章密钥文件 {settings.PAPER_SEAL} 不存在。", hint="试用可以运行 manage.py seal_key。", id="pdf.E003"
            )
        ]
    return []

"""inspect: name, size and magic here; the structure in a child process that may neither run long nor grow large."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from casework.intake.inspection.scanner import scan
from casework.intake.inspection.verdict import Verdict

LIMIT = 20 * 1024 * 1024
SECONDS = 15
KINDS = {"pdf": "pdf", "docx": "docx", "xlsx": "xlsx", "jpg": "jpg", "jpeg": "jpg", "png": "png", "ofd": "ofd"}
NAMES = {
    "pdf": "PDF",
    "docx": "Word（.docx）",
    "xlsx": "Excel（.xlsx）",
    "jpg": "JPG 照片",
    "png": "PNG 图片",
    "ofd": "OFD",
}
OLD = {"doc": "docx", "xls": "xlsx", "ppt": "pdf", "wps": "docx", "et": "xlsx", "rtf": "docx"}
PROGRAMS = {"exe", "com", "bat", "cmd", "js", "vbs", "ps1", "sh", "jar", "msi", "scr", "lnk", "hta", "dll", "php"}
HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)  # what cannot be seen
CHILD = Path(__file__).with_name("structure.py")


def inspect(path, name, accepts, limit=LIMIT):
    """Inspect the file at `path`, uploaded as `name`, for a material that accepts these kinds; returns a Verdict."""
    said = named(name, accepts) or sized(path, name, limit)
    if said:
        return Verdict(False, None, (said,))
    kind = KINDS[name.rsplit(".", 1)[1].lower()]
    found = magic(path)
    if found != family(kind):
        return Verdict(False, None, (f"“{name}”的内容不是{NAMES[kind]}文件，请用对应的软件打开后重新保存，再上传。",))
    report = structure(path, kind)
    if report["problems"]:
        return Verdict(False, kind, tuple(problem.replace("{name}", name) for problem in report["problems"]))
    clean = Path(report["clean"]) if report.get("clean") else None
    scanned = scan(path, os.environ.get("CLAMD_SOCKET", ""))
    if scanned not in ("clean", "none"):
        if clean:
            clean.unlink(missing_ok=True)
        return Verdict(False, kind, (f"“{name}”没有通过病毒检查（{scanned}），请换一台电脑检查后重新制作。",))
    kept = (clean or path).read_bytes()
    return Verdict(True, kind, (), hashlib.sha256(kept).hexdigest(), len(kept), report.get("pages"), scanned, clean)


def named(name, accepts):
    """What is wrong with the file's name, or None."""
    if HIDDEN.search(name) or "/" in name or "\\" in name or name.startswith(".") or len(name) > 150:
        return "文件名里有不能使用的字符或者太长，请改成简单的名字，例如“章程.pdf”。"
    stem, dot, extension = name.rpartition(".")
    extension = extension.lower()
    if not dot or not stem.strip():
        return f"“{name}”没有扩展名，请保存为{wanted(accepts)}后再上传。"
    if extension in OLD:
        return f"“{name}”是旧格式，请另存为{NAMES[OLD[extension]]}后再上传。"
    inner = stem.rpartition(".")[2].strip().lower()
    if inner in PROGRAMS or extension in PROGRAMS:
        return f"“{name}”像是程序文件，不能上传；请上传{wanted(accepts)}。"
    if KINDS.get(extension) not in accepts:
        return f"“{name}”的格式不在可以上传的范围内，请保存为{wanted(accepts)}后再上传。"
    return None


def wanted(accepts):
    """The accepted kinds in words."""
    return "、".join(NAMES[kind] for kind in accepts)


def sized(path, name, limit):
    """What is wrong with the size, or None."""
    size = path.stat().st_size
    if not size:
        return f"“{name}”是空的，请确认文件已经保存好，再上传。"
    if size > limit:
        return f"“{name}”超过{limit // 1048576} MB，请压缩或者拆分后再上传。"
    return None


def family(kind):
    """The magic family of a kind."""
    return "zip" if kind in ("docx", "xlsx", "ofd") else kind


def magic(path):
    """What the first bytes say: pdf, jpg, png, zip or None."""
    with path.open("rb") as file:
        head = file.read(8)
    signs = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png", b"PK\x03\x04": "zip"}
    return next((kind for sign, kind in signs.items() if head.startswith(sign)), None)


def structure(path, kind):
    """The child's report: {"problems": [...], "pages": …, "clean": …}; a child that dies is a problem."""
    died = {"problems": ["“{name}”检查不了：内容太复杂或者已经损坏，请重新制作（例如打印成PDF）后再上传。"]}
    command = [sys.executable, "-I", str(CHILD), kind, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, env={"LANG": "C.UTF-8"})
    except subprocess.TimeoutExpired:
        return died
    if done.returncode:
        return died
    try:
        return json.loads(done.stdout)
    except ValueError:
        return died

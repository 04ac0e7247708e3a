"""What the installed apps say in Chinese: catalogues read and compiled, and what theirs and ours leave in English.

Read and compiled here because gettext's own programs are missing on most machines.
"""

import ast
import struct
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings

LANGUAGE = "zh_Hans"
DOMAINS = ("django", "djangojs")
OURS = Path(settings.LOCALE_PATHS[0])


def entries(path):
    """(key, texts) of a .po file, key being (context or None, msgid, plural or None); fuzzy texts count as empty."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        parts, field, fuzzy = {}, None, False
        for line in block.splitlines():
            if line.startswith("#"):
                fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            elif line.startswith("msg"):
                field, text = line.split(" ", 1)
                parts[field] = ast.literal_eval(text)
            elif line.strip():
                parts[field] += ast.literal_eval(line)
        if "msgid" in parts:
            texts = [text for name, text in parts.items() if name.startswith("msgstr")]
            key = (parts.get("msgctxt"), parts["msgid"], parts.get("msgid_plural"))
            yield key, [] if fuzzy and key[1] else texts


def translated(path):
    """The keys without their plural -> texts, of those a catalogue has in full."""
    return {key[:2]: texts for key, texts in entries(path) if key[1] and texts and all(texts)} if path.exists() else {}


def compiled(path):
    """The bytes of the .mo file that belongs to a .po file, as gettext's reader expects them."""
    pairs = []
    for (context, msgid, plural), texts in entries(path):
        key = msgid if context is None else f"{context}\x04{msgid}"
        key = key if plural is None else f"{key}\0{plural}"
        pairs.append((key.encode(), "\0".join(texts).encode()))
    pairs.sort()
    start = 28 + 16 * len(pairs)
    tables, pool = ([], []), b""
    for side in (0, 1):
        for pair in pairs:
            tables[side].append(struct.pack("<II", len(pair[side]), start + len(pool)))
            pool += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + b"".join(tables[0] + tables[1]) + pool


def catalogues():
    """(name, folder) of Django's own catalogue and of every installed app that brings one."""
    yield "django.conf", Path(django.__file__).parent / "conf" / "locale"
    for config in apps.get_app_configs():
        folder = Path(config.path) / "locale"
        if folder.is_dir():
            yield config.name, folder


def lacking(folders=None, ours=OURS):
    """(domain, app, msgid) that neither the app's catalogue nor ours has in Chinese.

    What an app says is read from its English catalogue, or from any other where it ships none.
    """
    for domain in DOMAINS:
        mine = translated(ours / LANGUAGE / "LC_MESSAGES" / f"{domain}.po")
        for name, folder in folders or catalogues():
            there = sorted(folder.glob(f"*/LC_MESSAGES/{domain}.po"), key=lambda path: path.parts[-3] != "en")
            theirs = translated(folder / LANGUAGE / "LC_MESSAGES" / f"{domain}.po")
            for key, _texts in entries(there[0]) if there else ():
                if key[1] and key[:2] not in theirs and key[:2] not in mine:
                    yield domain, name, key[1]

"""A virus scanner, where there is one: clamd over its socket. Without one the verdict says so."""

import socket
import struct

CHUNK = 64 * 1024


def scan(path, address):
    """ "clean", "none" (no scanner set), the name of what was found, or "扫描服务不可用" when the scanner is away.

    `address` is a unix socket's path or host:port.
    """
    if not address:
        return "none"
    try:
        return _ask(path, address)
    except (OSError, ValueError):
        return "扫描服务不可用"


def _ask(path, address):
    host, colon, port = address.rpartition(":")
    kind, target = (socket.AF_UNIX, address) if address.startswith("/") else (socket.AF_INET, (host, int(port)))
    with socket.socket(kind, socket.SOCK_STREAM) as link, path.open("rb") as file:
        link.settimeout(30)
        link.connect(target)
        link.sendall(b"zINSTREAM\0")
        while chunk := file.read(CHUNK):
            link.sendall(struct.pack("!I", len(chunk)) + chunk)
        link.sendall(struct.pack("!I", 0))
        answer = b""
        while part := link.recv(4096):
            answer += part
    text = answer.decode(errors="replace").strip("\0\n ").removeprefix("stream:").strip()
    if text == "OK":
        return "clean"
    return text.removesuffix("FOUND").strip() if text.endswith("FOUND") else "扫描服务不可用"

"""A virus scanner for tests: speaks clamd's INSTREAM over TCP, in a thread."""

import socket
import struct
import threading
from contextlib import contextmanager

# The harmless test signature, in two halves so that no scanner takes this file for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@contextmanager
def clamd(answer=None, connections=1):
    """Its address; it finds EICAR, or gives `answer` whatever it is sent. Yields (address, what it was sent)."""
    server, sent = socket.create_server(("127.0.0.1", 0)), []
    server.settimeout(10)

    def serve():
        for _ in range(connections):
            try:
                link, _peer = server.accept()
            except OSError:
                return
            with link, link.makefile("rb") as file:
                assert file.read(10) == b"zINSTREAM\0"
                data = b""
                while size := struct.unpack("!I", file.read(4))[0]:
                    data += file.read(size)
                sent.append(data)
                said = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in data else b"stream: OK\0"
                link.sendall(said if answer is None else answer)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.getsockname()[1]}", sent
    finally:
        server.close()
        thread.join(5)


def nobody():
    """An address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"

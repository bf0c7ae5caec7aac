"""What a request may hold before its body is bounded, whatever form it comes in."""

import signal
import socket
from contextlib import closing, suppress

import pytest
from tests.campaigns.web_league import Server

from torneo.web.protocol import MOST

HEAD = b"GET /health HTTP/1.1\r\nHost: liga.example\r\n"
CHUNKED = b"POST /login HTTP/1.1\r\nHost: liga.example\r\nTransfer-Encoding: chunked\r\n\r\n"
FLOODS = {
    "address": b"GET /" + b"a" * 8 * MOST,
    "one header": HEAD + b"X: " + b"a" * 8 * MOST,
    "many headers": HEAD + b"X: aaaaaaaa\r\n" * MOST,
    "head of a chunk": CHUNKED + b"1;" + b"a" * 8 * MOST,
    "what follows the last chunk": CHUNKED + b"1\r\na\r\n0\r\n" + b"X: aaaaaaaa\r\n" * MOST,
}


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("empty"))
    yield server.port
    server.end(signal.SIGTERM)


def ask(port: int, sent: bytes) -> bytes:
    """Everything that the server says until it closes the line."""
    told = b""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as line:
        with suppress(ConnectionError):  # closed by the other side while we were sending
            line.sendall(sent)
        with suppress(ConnectionError):
            while part := line.recv(1 << 16):
                told += part
    return told


@pytest.mark.parametrize("kind", FLOODS)
def test_what_is_neither_head_nor_body_is_refused_when_it_grows(port, kind):
    assert ask(port, FLOODS[kind])[:12] in (b"HTTP/1.1 400", b"")


def test_long_head_and_long_body_within_bounds_are_read(port):
    long_head = HEAD + b"X: " + b"a" * (MOST // 2) + b"\r\nConnection: close\r\n\r\n"
    body = b"a=" + b"b" * (1 << 19)
    form = b"Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n"
    sent = (
        b"POST /login HTTP/1.1\r\nHost: liga.example\r\nConnection: close\r\n"
        + form
        + b"Content-Length: %d\r\n\r\n" % len(body)
        + body
    )

    assert ask(port, long_head).startswith(b"HTTP/1.1 200 ")
    assert ask(port, sent).startswith(b"HTTP/1.1 403 ")  # read whole, and refused for want of a form's key

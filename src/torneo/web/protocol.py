"""HTTP as it comes in: the quick parser of httptools, with a bound that it does not have of its own.

Source: OWASP ASVS 5.0, 2.4; what a request says before its body, and between its parts, is held in memory.
"""

from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST: Final = 64 << 10
"""Bytes of an address with its headers, of the head of a chunk, or of what follows the last one."""


class BoundedHttp(HttpToolsProtocol):
    """Refuses whoever sends more than `MOST` bytes that are neither a whole head nor part of a body."""

    _unread = 0

    def data_received(self, data: bytes) -> None:
        self._unread += len(data)
        super().data_received(data)
        if self._unread > MOST and not self.transport.is_closing():
            self.send_400_response("Request head too large.")

    def on_message_begin(self) -> None:
        self._unread = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._unread = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._unread = 0
        super().on_body(body)

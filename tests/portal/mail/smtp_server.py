"""A mail server for the tests: it speaks the protocol for real, and misbehaves when asked to."""

import socketserver
import threading
from contextlib import contextmanager, suppress


class Server(socketserver.ThreadingTCPServer):
    """Keeps what it receives; ``answers`` replaces the answer to a command, ``cut`` closes at a command."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Session)
        self.mails, self.answers, self.cut, self.commands = [], {}, "", []

    @property
    def address(self):
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        with suppress(ConnectionError):  # a client that was killed
            self._talk()

    def _talk(self):
        self._say(b"220 essai")
        recipients = []
        for line in self.rfile:
            command = line[:4].strip().upper().decode()
            self.server.commands.append(line.strip().decode())
            if command == self.server.cut:
                return
            if command == "RCPT":
                recipients.append(line.decode().split("<")[1].split(">")[0])
            if command == "DATA" and "DATA" not in self.server.answers:
                self._say(b"354 envoyez")
                text = self._text()
                if self.server.cut == "END":
                    return
                if "END" not in self.server.answers:
                    self.server.mails.append((recipients, text))
                self._say(self.server.answers.get("END", b"250 pris"))
                recipients = []
                continue
            self._say(self.server.answers.get(command, b"250 essai" if command != "QUIT" else b"221 fin"))
            if command == "QUIT":
                return

    def _text(self):
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)

    def _say(self, line):
        self.wfile.write(line + b"\r\n")


@contextmanager
def smtp_server():
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()

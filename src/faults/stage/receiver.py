"""Stands in for the campaign system: an HTTPS server that does what it is told, and keeps a ledger of what it saw."""

import dataclasses
import http.server
import json
import socket
import ssl
import threading
import time

ACCEPTED = b'{"status":"success"}'


@dataclasses.dataclass
class Post:
    """One call whose body came whole."""

    at: float
    batch: str
    told: list  # of (word, address)
    taken: bool = False  # whether the people in it are unsubscribed by now, for all that we know


def accept(_, post):
    post.taken = True
    return 200, {}, ACCEPTED


def status(code, **headers):
    """Refuses with a status; nothing is taken."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda call, post: (code, named, b"")


def page(call, post):
    """A page of HTML from whoever stands before the receiver: nothing is taken."""
    return 200, {"Content-Type": "text/html"}, b"<html><body>Maintenance</body></html>"


def close(call, post):
    """Takes it, and hangs up without a word."""
    post.taken = True
    call.connection.shutdown(socket.SHUT_RDWR)
    return None


def garbage(call, post):
    """Takes it, and answers with what is no HTTP."""
    post.taken = True
    call.wfile.write(b"\x00\x16\x03 what?\r\n\r\n")
    call.connection.shutdown(socket.SHUT_RDWR)
    return None


def hang(seconds):
    """Takes it, and answers after so long."""

    def manner(call, post):
        post.taken = True
        time.sleep(seconds)
        return 200, {}, ACCEPTED

    return manner


def drip(seconds):
    """Takes it, and answers letter by letter, each after so long: no read of the client's ever waits for long."""

    def manner(call, post):
        post.taken = True
        for letter in b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n":
            call.wfile.write(bytes([letter]))
            time.sleep(seconds)

    return manner


class Receiver:
    def __init__(self, certificates):
        self.posts = []
        self.manner = accept
        self.connections = 0
        self.lock = threading.Lock()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_: None
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificates.certificate, certificates.key)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def told(self):
        """Every (word, address) that was taken, as often as it was."""
        with self.lock:
            return [each for post in self.posts if post.taken for each in post.told]

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def _handler(outer):
        class Call(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 60

            def setup(self):
                # here and not at the listener: a handshake that hangs keeps nobody else out
                self.request = outer.context.wrap_socket(self.request, server_side=True)
                super().setup()

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                told = [(kind["event"], one["e"].lower()) for kind in json.loads(body) for one in kind["data"]]
                post = Post(time.time(), self.headers["X-Ricochet-Batch"], told)
                with outer.lock:
                    outer.posts.append(post)
                self.close_connection = True
                answer = outer.manner(self, post)
                if answer:
                    code, headers, text = answer
                    self.send_response(code)
                    for name, value in {"Content-Type": "application/json", **headers}.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(text)))
                    self.end_headers()
                    self.wfile.write(text)

            def log_message(self, *_):
                pass

        return Call

"""TCP between a client and a server, which can be cut, held, slowed and closed from outside."""

import queue
import socket
import struct
import threading
import time

RESET = struct.pack("ii", 1, 0)


class Proxy:
    def __init__(self, target, place=("127.0.0.1", 0)):
        self.target = target
        self.refusing = False
        self.delay = 0.0
        self.silent = threading.Event()
        self.held = threading.Event()
        self.pattern = None
        self.bytes_left = None
        self.open = set()
        self.lock = threading.Lock()
        self.listener = socket.create_server(place, backlog=200)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def hold_at(self, pattern):
        """Keeps back what a client says from this pattern on, and everything after it; `held` is then set."""
        self.held.clear()
        self.pattern = pattern

    def let_go(self):
        """Gives back what was held; what has been silent speaks on."""
        self.pattern = None
        self.silent.clear()

    def cut_after(self, count):
        """Resets the connection on which the server has said so many more bytes."""
        self.bytes_left = count

    def cut(self):
        """Resets every connection."""
        with self.lock:
            pairs = list(self.open)
        for pair in pairs:
            self._reset(pair)

    def heal(self):
        self.refusing = False
        self.delay = 0.0
        self.bytes_left = None
        self.let_go()

    def close(self):
        self.listener.close()
        self.cut()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            if self.refusing:
                self._reset((client,))
                continue
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        try:
            server = socket.create_connection(("127.0.0.1", self.target), timeout=5)
            server.settimeout(None)
        except OSError:
            self._reset((client,))
            return
        for each in (client, server):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        pair = (client, server)
        with self.lock:
            self.open.add(pair)
        threading.Thread(target=self._carry, args=(pair, client, server, self._from_client), daemon=True).start()
        self._carry(pair, server, client, self._from_server)

    def _carry(self, pair, source, sink, watch):
        outgoing = queue.Queue(maxsize=1000) if self.delay else None
        if outgoing:
            threading.Thread(target=self._late, args=(pair, outgoing, sink), daemon=True).start()
        try:
            while data := source.recv(65536):
                watch(pair, data)
                while self.silent.is_set():
                    time.sleep(0.02)
                if outgoing:
                    outgoing.put((time.monotonic() + self.delay, data))
                else:
                    sink.sendall(data)
        except OSError:
            pass
        if outgoing:
            outgoing.put((time.monotonic() + self.delay, b""))
        else:
            self._end(pair)

    def _late(self, pair, outgoing, sink):
        try:
            while True:
                due, data = outgoing.get()
                time.sleep(max(0.0, due - time.monotonic()))
                if not data:
                    break
                sink.sendall(data)
        except OSError:
            pass
        self._end(pair)

    def _from_client(self, _, data):
        pattern = self.pattern
        if pattern is not None and pattern in data:
            self.held.set()
            while self.pattern is not None:
                time.sleep(0.01)

    def _from_server(self, pair, data):
        if self.bytes_left is not None:
            self.bytes_left -= len(data)
            if self.bytes_left < 0:
                self.bytes_left = None
                self._reset(pair)
                raise OSError("cut")

    def _end(self, pair):
        for each in pair:
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            each.close()
        with self.lock:
            self.open.discard(pair)

    def _reset(self, pair):
        for each in pair:
            try:
                each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            each.close()
        with self.lock:
            self.open.discard(pair)


if __name__ == "__main__":
    import sys

    late = Proxy(int(sys.argv[1]))
    late.delay = float(sys.argv[2])
    print(late.port, flush=True)
    threading.Event().wait()

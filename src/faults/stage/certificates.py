"""An authority of our own and a certificate for this machine, made by openssl."""

import os
import pathlib
import subprocess

from .clock import ahead

WEEK = 7 * 24 * 3600


class Certificates:
    def __init__(self, directory, name="Faults"):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.name = name
        self.authority = self.directory / "authority.pem"
        self.certificate = self.directory / "server.pem"
        self.key = self.directory / "server.key"
        self._make()

    def _make(self):
        authority_key = self.directory / "authority.key"
        self._openssl(
            "req -x509 -newkey rsa:2048 -nodes -days 30 -keyout", authority_key, "-out", self.authority,
            "-subj", f"/CN={self.name} authority", "-addext", "keyUsage=critical,keyCertSign,cRLSign",
        )
        self._openssl(
            "req -x509 -newkey rsa:2048 -nodes -days 30 -keyout", self.key, "-out", self.certificate,
            "-CA", self.authority, "-CAkey", authority_key, "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost,DNS:mail.test,DNS:receiver.test,IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE",
        )

    @staticmethod
    def _openssl(options, *more):
        # valid for those whose clocks are behind, too
        environment = {**os.environ, **ahead(-WEEK)}
        subprocess.run(["openssl", *options.split(), *map(str, more)], check=True, capture_output=True, env=environment)

"""A PostgreSQL of our own, which can be stopped, killed and asked."""

import glob
import os
import pathlib
import signal
import subprocess

from . import ports
from .patience import until

SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 120
shared_buffers = 256MB
shared_preload_libraries = 'pg_stat_statements'
log_min_messages = fatal
"""


class Postgres:
    def __init__(self, directory, settings="", small_disk=None):
        self.port = ports.free()
        self.directory = pathlib.Path(directory)
        # themselves: Debian puts a script of Perl before each, and a run asks ten times a second
        self.programs = pathlib.Path(sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1])
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self.small_disk = small_disk
        self._make(settings)
        self.start()
        self.run("create database ricochet", "postgres")
        self.run("create extension pg_stat_statements")

    def _make(self, settings):
        self.directory.mkdir(parents=True, exist_ok=True)
        if self.small_disk:
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={self.small_disk}", "tmpfs", self.directory], check=True)
        if self.user:
            subprocess.run(["chown", "postgres", self.directory], check=True)
        self._do("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C")
        with open(self.directory / "postgresql.conf", "a") as conf:
            conf.write(f"{SETTINGS}\n{settings}\nport = {self.port}\n")

    def _do(self, program, *arguments):
        subprocess.run(
            [*self.user, self.programs / program, "-D", self.directory, *arguments],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/",
        )

    def start(self):
        self._do("pg_ctl", "-w", "-l", self.directory / "log", "start")

    def stop(self, mode="fast"):
        self._do("pg_ctl", "-w", "-m", mode, "stop")

    def kill(self):
        """As a power failure would end it."""
        pid = int((self.directory / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        until(lambda: not os.path.exists(f"/proc/{pid}"), 10, "the end of PostgreSQL")

    def is_up(self):
        asked = [self.programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(asked, check=False, capture_output=True).returncode == 0

    def end(self):
        if self.is_up():
            self.stop("immediate")
        if self.small_disk:
            subprocess.run(["umount", "-l", self.directory], check=False)

    def url(self, port=None):
        return f"jdbc:postgresql://127.0.0.1:{port or self.port}/ricochet"

    def ask(self, sql, database="ricochet"):
        """Rows as lists of texts."""
        asked = subprocess.run(
            [self.programs / "psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-F", "\t", "-h", "127.0.0.1", "-p", str(self.port),
             "-U", "postgres", "-d", database, "-c", sql],
            check=False, capture_output=True, text=True,
        )
        if asked.returncode:
            raise RuntimeError(f"PostgreSQL refuses: {asked.stderr.strip()}")
        return [line.split("\t") for line in asked.stdout.splitlines() if line]

    run = ask

    def number(self, sql):
        return int(float(self.ask(sql)[0][0]))

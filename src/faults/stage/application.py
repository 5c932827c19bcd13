"""The packaged application as a process of its own."""

import functools
import json
import os
import pathlib
import re
import signal
import subprocess
import urllib.request

from . import ports
from .patience import until

HOUSE = pathlib.Path(__file__).parents[3]
JAR = HOUSE / "target" / "quarkus-app" / "quarkus-run.jar"


@functools.cache
def jdk(program):
    """A program of the JDK that builds the application."""
    told = subprocess.run([HOUSE / "mvnw", "-v"], capture_output=True, text=True, cwd=HOUSE).stdout
    home = re.search(r"^Java version:.*runtime: (.*)$", told, re.MULTILINE)[1]
    return pathlib.Path(home) / "bin" / program


class Application:
    """Started with settings as environment variables; whatever it says goes to a log."""

    def __init__(self, directory, settings, java=("-Xmx256m",), jar=JAR, preload=None):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.java = java
        self.jar = jar
        self.management = ports.free()
        self.process = None
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("RICOCHET_")},
            **settings,
            "QUARKUS_HTTP_PORT": str(ports.free()),
            "QUARKUS_HTTP_HOST": "127.0.0.1",
            "QUARKUS_MANAGEMENT_PORT": str(self.management),
            "QUARKUS_LOG_CONSOLE_JSON_ENABLED": "false",
            **(preload or {}),
        }

    def start(self):
        """Does not wait until it is up."""
        self.log = open(self.directory / "log", "a")
        self.process = subprocess.Popen(
            [jdk("java"), *self.java, "-jar", self.jar], env=self.environment, cwd=self.directory,
            stdout=self.log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True,
        )
        return self

    def await_start(self, seconds=120):
        until(self._has_started, seconds, f"the start of the application, see {self.log.name}")
        return self

    def _has_started(self):
        if self.process.poll() is not None:
            raise RuntimeError(f"the application ended by itself with {self.process.returncode}, see {self.log.name}")
        try:
            return self.get("/q/health/started")
        except OSError:
            return None

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.management}{path}", timeout=5) as answer:
            return answer.read().decode()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def stop(self, seconds=60):
        """Politely."""
        if self.process and self.process.poll() is None:
            self.thaw()
            self.process.terminate()
            self.process.wait(seconds)

    def end(self):
        if self.process and self.process.poll() is None:
            self.kill()

    def rss(self):
        """Memory that is resident, in MB."""
        return self._status("VmRSS") / 1024

    def threads(self):
        return self._status("Threads")

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def heap_after_gc(self):
        """In MB."""
        self._jcmd("GC.run")
        histogram = self._jcmd("GC.class_histogram")
        return int(histogram.splitlines()[-1].split()[2]) / 2**20

    def _jcmd(self, command):
        asked = [jdk("jcmd"), str(self.process.pid), command]
        return subprocess.run(asked, check=True, capture_output=True, text=True).stdout

    def _status(self, name):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(name + ":"):
                return int(line.split()[1])
        raise KeyError(name)

    def alarms(self):
        return json.loads(self.get("/q/health"))

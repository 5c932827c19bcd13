"""The application as another commit makes it, or a spoilt one of this commit, built in a git worktree."""

import contextlib
import pathlib
import subprocess
import tempfile

from .application import HOUSE


def git(*arguments, directory=HOUSE):
    return subprocess.run(["git", *arguments], cwd=directory, check=True, capture_output=True, text=True).stdout.strip()


@contextlib.contextmanager
def built(commit, spoil=None):
    """The runnable jar; gone when it is over."""
    with tempfile.TemporaryDirectory(prefix="ricochet-worktree-") as directory:
        place = pathlib.Path(directory) / "tree"
        git("worktree", "add", "--detach", str(place), commit)
        try:
            if spoil:
                spoil(place)
            print(f"  building {git('log', '-1', '--format=%h %s', directory=place)}{', spoilt' if spoil else ''}")
            # without the checker: this one is not to be kept
            subprocess.run(["./mvnw", "-q", "-Dmaven.test.skip", "-Dchecker=-Xdiags:compact", "package"], cwd=place, check=True)
            yield place / "target" / "quarkus-app" / "quarkus-run.jar"
        finally:
            git("worktree", "remove", "--force", str(place))

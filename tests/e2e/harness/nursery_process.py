"""Lets kiosks grow up without each importing everything anew: the process behind ``nursery.py``.

It has imported what ``locker-kiosk`` imports, and does nothing with it. Told to over a socket, it forks: the child
gets arguments, an environment and a stderr of its own, and goes on as the installed command does. From there on it is a
kiosk like any other; only the second of imports is spared. A fork takes no thread along, so none may run here.
"""

import json
import os
import signal
import socket
import sys
from pathlib import Path

import cryptography.hazmat.primitives.asymmetric.ed25519  # noqa: F401 a start imports it late

import kiosk.bootstrap
import kiosk.cli
from kiosk.store import library

library.choose()  # imports SQLite, and opens nothing


def main() -> None:
    """Answer until the other end is closed: ``{"arguments", "environment"}`` with a descriptor, or ``{"ended": pid}``.

    In a child it ends as the command does, by SystemExit.
    """
    line = socket.socket(fileno=int(sys.argv[1]))
    line.send(b"0")  # all is imported
    children: set[int] = set()
    while True:
        asked, descriptors, _, _ = socket.recv_fds(line, 1 << 18, 1)
        if not asked:
            break
        request = json.loads(asked)
        if "ended" in request:
            _, status = os.waitpid(request["ended"], 0)
            children.discard(request["ended"])
            answer = os.waitstatus_to_exitcode(status)
        else:
            answer = _fork()
            if answer == 0:
                line.close()
                _be_the_command(request["arguments"], request["environment"], descriptors[0])
            os.close(descriptors[0])
            children.add(answer)
        line.send(str(answer).encode())
    line.close()
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _fork() -> int:
    assert len(list(Path("/proc/self/task").iterdir())) == 1, (
        "what another thread holds would be held in the child for ever"
    )
    return os.fork()


def _be_the_command(arguments: list[str], environment: dict[str, str], stderr: int) -> None:
    os.dup2(stderr, sys.stderr.fileno())
    os.close(stderr)
    sys.stderr = os.fdopen(sys.stderr.fileno(), "w", buffering=1, closefd=False)  # the one before knew another file
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = arguments
    kiosk.cli.main()


main()

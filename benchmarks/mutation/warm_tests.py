"""Tests, each time anew, in children of one process that has torch and the rest loaded.

Run by `benchmarks.mutation` in a copy of the tree. Nothing of this project is imported here, so a
child sees the files as they are. Each run is asked for by a line of JSON, {"tests": [...],
"seconds": ...}, and answered by one, {"code": ..., "failed": ..., "seconds": ...}; the code of a
child that hangs is null.
"""

import importlib
import json
import os
import re
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import IO, Any

LOADED = (
    "_pytest.assertion.rewrite", "beartype", "cv2", "gymnasium.vector", "gymnasium.wrappers.vector",
    "hypothesis", "jaxtyping", "numba", "pygame", "pytest", "safetensors.torch", "scipy.optimize",
    "skimage.data", "skimage.metrics", "torch._dynamo", "torch.utils.tensorboard",
    "torchmetrics.functional.image", "tqdm", "tyro", "xdist.plugin",
)  # fmt: skip
"""what most tests need, and what is no part of this project"""


def main() -> None:
    """Answer until there is nothing more to read."""
    sys.path[0] = os.getcwd()  # in place of the folder of this file
    for name in LOADED:
        importlib.import_module(name)
    for line in sys.stdin:
        print(json.dumps(answer(**json.loads(line))), flush=True)


def answer(tests: Sequence[str], seconds: float) -> dict[str, Any]:
    """Run them in a child, until the first fails."""
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        child = os.fork()
        if not child:
            run(tests, said)
        code = waited(child, began + seconds)
        said.seek(0)
        failed = re.search(r"^(?:FAILED|ERROR) (\S+)", said.read(), re.MULTILINE)
    return {
        "code": code,
        "failed": failed and failed[1],
        "seconds": time.perf_counter() - began,
    }


def run(tests: Sequence[str], said: IO[str]) -> None:
    """In the child: never returns."""
    import pytest

    os.setpgid(0, 0)
    os.dup2(said.fileno(), 1)
    os.dup2(said.fileno(), 2)
    loaded = "ignore::pytest.PytestAssertRewriteWarning"  # plugins are there already
    code = pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-W", loaded, *tests])
    sys.stdout.flush()
    os._exit(int(code))


def waited(child: int, until: float) -> int | None:
    """Its exit code, or None if it had to be ended; with it ends all that it started."""
    code = None
    while time.perf_counter() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            code = os.waitstatus_to_exitcode(status)
            break
        time.sleep(0.02)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    if code is None:
        os.waitpid(child, 0)
    return code


if __name__ == "__main__":
    main()

"""The machine: what a figure was measured on, and how its memory is kept."""

import ctypes
import os
import platform
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import torch

WRITTEN = ("README.md", "benchmarks/figures", "benchmarks/results", "docs")
"""what benchmarks write: a result is of the code without it"""


def machine() -> dict[str, Any]:
    """What a figure was measured on: processor and its instructions, threads, versions, commit."""
    name = _of_processor("model name") or platform.processor() or platform.machine()
    gpu = torch.cuda.get_device_name() if torch.cuda.is_available() else None
    return {
        "processor": name,
        "instructions": torch.backends.cpu.get_cpu_capability(),
        "bfloat16": "avx512_bf16" in processor_flags(),
        "cores": os.cpu_count(),
        "threads": torch.get_num_threads(),
        "gpu": gpu,
        "torch": torch.__version__,
        "python": platform.python_version(),
        "commit": _commit(),
    }


@cache
def processor_flags() -> frozenset[str]:
    """What the processor can do, in Linux's words; empty where it does not say."""
    return frozenset(_of_processor("flags").split())


def _of_processor(what: str) -> str:
    """A line of /proc/cpuinfo about the first processor."""
    info = Path("/proc/cpuinfo")
    for line in info.read_text().splitlines() if info.exists() else ():
        name, _, value = line.partition(":")
        if name.strip() == what:
            return value.strip()
    return ""


def _commit() -> str:
    """Of the code; "-dirty" after it where files differ that no benchmark writes."""
    others = [f":(top,exclude){name}" for name in WRITTEN]
    try:
        commit = _git("describe", "--always")
        changed = _git("diff", "--name-only", "HEAD", "--", ":(top)", *others)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return commit + ("-dirty" if changed else "")


def _git(*words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=Path(__file__).parent, capture_output=True, text=True, check=True
    ).stdout.strip()


def keep_memory() -> None:
    """Ask glibc to keep freed memory: first touch of fresh pages is slow on virtual machines.

    Training that allocates big tensors every step is many times slower there without.
    Does nothing where there is no glibc.
    """
    try:
        libc = ctypes.CDLL("libc.so.6")
    except OSError:
        return
    trim_threshold, mmap_threshold = -1, -3  # M_TRIM_THRESHOLD, M_MMAP_THRESHOLD of malloc.h
    libc.mallopt(mmap_threshold, 2**30)
    libc.mallopt(trim_threshold, 2**31 - 1)

"""Puts trained networks on the shelf: the file, its checksum, and the card that tells of it."""

import hashlib
from pathlib import Path
from typing import Any

from renderers.files import write_bytes, write_text
from renderers.neural.weights import WEIGHTS, about

CARD = """# Networks that imitate brushes

Made by `python -m agents.train neural_renderer --brush BRUSH --ship`, which writes this page too.
All are float16 safetensors with spec and record inside; `SHA256SUMS` lists them;
`tests/agents/test_neural.py` checks them. PSNR is `agents.neural_renderer.lessons.psnr_of_maps`:
premultiplied colour and alpha of held-out strokes of random ink, drawn uniformly (random) or as
tiny, full, at the edges and thin by turns (extreme). Minutes are of processor time, all threads
together.

| file | parameters | MAC a stroke | random dB | extreme dB | strokes | minutes | on | command |
|---|---|---|---|---|---|---|---|---|
"""


def ship(path: Path, folder: Path = WEIGHTS) -> Path:
    """Put a trained network where engines find it, and list it; where it is then."""
    spec, _ = about(path)
    there = folder / f"{spec['brush']}-{spec['net']}.safetensors"
    write_bytes(there, path.read_bytes())
    list_weights(folder)
    return there


def checksum(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def list_weights(folder: Path = WEIGHTS) -> None:
    """Write SHA256SUMS and the card anew from the files in the folder."""
    files = sorted(folder.glob("*.safetensors"))
    write_text(folder / "SHA256SUMS", "".join(f"{checksum(x)}  {x.name}\n" for x in files))
    write_text(folder / "README.md", CARD + "".join(_line(x) for x in files))


def _line(path: Path) -> str:
    _, record = about(path)
    figures = (
        f"{record['parameters']:,}",
        f"{record['macs'] / 1e6:.1f} M",
        f"{record['random']:.2f}",
        f"{record['extreme']:.2f}",
        f"{record['samples'] / 1e6:.2f} M",
        f"{record['processor_seconds'] / 60:.1f}",
        _where(record["machine"]),
        f"`{record['command']}`",
    )
    return f"| {path.name} | {' | '.join(figures)} |\n"


def _where(machine: dict[str, Any]) -> str:
    """Processor, threads and commit."""
    device = machine["gpu"] or machine["processor"]
    return f"{device}, {machine['threads']} threads, {machine['commit']}"

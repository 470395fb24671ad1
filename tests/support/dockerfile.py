"""A Dockerfile's instructions, read without Docker."""

import json
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

KNOWN = {
    "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL",
    "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
}  # fmt: skip


@dataclass(frozen=True)
class Instruction:
    """A word and what it is told: `flags` begin with --, `rest` is what follows them."""

    word: str
    flags: tuple[str, ...]
    rest: str

    @property
    def words(self) -> list[str]:
        """Of a list in JSON, or as a shell splits them."""
        return json.loads(self.rest) if self.rest.startswith("[") else shlex.split(self.rest)

    @property
    def commands(self) -> list[str]:
        """What a shell is told to do, one after another."""
        return [part.strip() for part in self.rest.split("&&")]


def instructions(text: str) -> list[Instruction]:
    """All of a file, in order; lines that end in a backslash go on.

    Raises:
        ValueError: an instruction that Docker does not know, or a last line that does not end.
    """
    lines = [line for line in text.splitlines() if line.strip() and line.lstrip()[0] != "#"]
    whole = re.sub(r"\\\s*\n", " ", "\n".join(lines))
    if whole.endswith("\\"):
        raise ValueError("the last line goes on nowhere")
    return [_instruction(line) for line in whole.splitlines()]


def _instruction(line: str) -> Instruction:
    word, _, rest = line.strip().partition(" ")
    if word not in KNOWN:
        raise ValueError(f"no instruction of Docker's: {line!r}")
    flags = re.match(r"(?:--\S+\s+)*", rest.strip())[0]
    told = rest.strip()[len(flags) :]
    if not told:
        raise ValueError(f"{word} is told nothing")
    return Instruction(word, tuple(flags.split()), " ".join(told.split()))


def stages(found: list[Instruction]) -> list[list[Instruction]]:
    """Each begins with its FROM.

    Raises:
        ValueError: something comes before the first one.
    """
    parts: list[list[Instruction]] = []
    for one in found:
        if one.word == "FROM":
            parts.append([])
        elif not parts and one.word != "ARG":
            raise ValueError(f"{one.word} comes before FROM")
        if parts:
            parts[-1].append(one)
    return parts


def read(path: Path) -> list[list[Instruction]]:
    """The stages of a Dockerfile."""
    return stages(instructions(path.read_text()))

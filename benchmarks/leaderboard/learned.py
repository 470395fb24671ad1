"""What the painter behind a result learned from, and the command that makes its weights anew.

Weights that ship say both in their card. Those that do not are known by the folder they were
made in (`MADE`); a painter without weights is in `UNTAUGHT`.
"""

from dataclasses import dataclass
from typing import Any

from agents.painters.weights import SHIPPED
from renderers.weights import read_about


@dataclass(frozen=True)
class Learned:
    """Pictures, in words; and what is typed, "" where nothing is."""

    pictures: str
    command: str = ""


UNTAUGHT = {"random": "nothing", "blank": "nothing"}
"""painters that need no picture; all others without weights work on the picture that they paint"""
AT_WORK = "the picture it paints"
MADE = {
    "runs/figures/looks-quick": (
        "photos at 64 px",
        "python -m benchmarks.ablations looks --preset quick",
    ),
    "runs/published/rewards-quick": (
        "shapes at 32 px",
        "python -m benchmarks.ablations rewards --preset quick",
    ),
    "runs/published/algorithms-quick": (
        "shapes at 32 px",
        "python -m benchmarks.ablations algorithms --preset quick",
    ),
    **{
        f"runs/sb3_{name}-{preset}": (
            f"{dataset} at 32 px",
            f"python -m agents.train sb3_{name} --preset {preset}",
        )
        for name in ("ppo", "sac", "td3", "ddpg")
        for preset, dataset in (("mnist-5", "mnist"), ("forty", "shapes"))
    },
}
"""pictures and command, by the folder that the weights were made in"""


def learned(result: dict[str, Any]) -> Learned:
    """Of a result of the leaderboard."""
    if result["submitted"]:
        return Learned("its authors know")
    if not result["actors"]:
        return Learned(UNTAUGHT.get(result["entry"], AT_WORK))
    actor = result["actors"][0]
    for folder, (pictures, command) in MADE.items():
        if actor["file"].startswith(f"{folder}/"):
            return Learned(pictures, command)
    spec = actor["spec"]
    sets = ", ".join(dict.fromkeys(spec["dataset"].split("+")))
    pictures = f"{sets} at {spec['size']} px" + (f"; {AT_WORK}" if result.get("search") else "")
    return Learned(pictures, actor.get("command") or _of_card(actor["file"]))


def _of_card(file: str) -> str:
    """The command in the card of weights that ship; "" of others."""
    path = SHIPPED.parent / file
    return str(read_about(path).card.get("command", "")) if path.is_file() else ""

"""What the page of the studio under load says, from the result of `measure`, once there is one."""

from pathlib import Path
from typing import Any

from benchmarks.markdown import markdown
from benchmarks.places import read_result

NONE = "Not measured yet."


def facts(results: Path) -> dict[str, Any]:
    """What stands in the places of `pages/studio.md`."""
    if not (results / "studio.json").exists():
        return dict.fromkeys(("asked", "waiting", "memory", "fair"), NONE)
    found = read_result("studio", results)
    return {
        "asked": asked(found),
        "waiting": waiting(found),
        "memory": memory(found),
        "fair": fair(found),
    }


def asked(found: dict[str, Any]) -> str:
    """What the visitors did, and what came of it."""
    config, cores = found["config"], found["machine"]["cores"]
    went_wrong = found["errors"] + found["alone"]["errors"]
    return (
        f"{config['visitors']} visitors for {config['minutes']:g} minutes on {cores} processors, "
        f"{config['strokes']} strokes in {config['seconds']:g} s each: {found['paintings']} "
        f"paintings, {found['paintings_a_minute']:.1f} a minute, {went_wrong} errors."
    )


def waiting(found: dict[str, Any]) -> str:
    """Seconds from the click to the first stroke, and to the last."""
    head = ["seconds from the click", "paintings", "median", "90 % below", "worst"]
    whom = {"alone": found["alone"], "among all": found}
    rows = [
        [
            f"to the {which} stroke, {who}",
            str(x["count"]),
            *(f"{x[name]:.2f}" for name in ("median", "ninety", "worst")),
        ]
        for which in ("first", "last")
        for who, times in whom.items()
        if (x := times[f"{which}_stroke"])
    ]
    table = markdown(head, rows)
    if (at_once := found["opening"]) is None:
        return table
    return (
        f"{table}\n\nAs all came at once, the first of them saw a stroke after "
        f"{at_once['first']:.2f} s, the last after {at_once['last']:.1f} s; the longest queue that "
        f"anyone was told of was {found['longest_queue']}."
    )


def memory(found: dict[str, Any]) -> str:
    """Megabytes at the beginning and in the end."""
    head = ["MB", "first minute", "last minute", "most"]
    names = {"server": "the server", "workers": "its processes"}
    rows = [
        [names[who], *(f"{held[when]:.0f}" for when in ("first", "last", "most"))]
        for who, held in found["memory"].items()
    ]
    return markdown(head, rows)


def fair(found: dict[str, Any]) -> str:
    """Who had how much, and whether places only became better."""
    fairness = found["fairness"]
    worse = fairness["places_that_became_worse"]
    return (
        f"The visitor with the most had {fairness['most']} paintings, the one with the fewest "
        f"{fairness['least']}. A place in the queue became worse {worse} times."
    )

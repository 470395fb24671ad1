"""What the page of networks that imitate brushes says, from the result of `measure`."""

from pathlib import Path
from typing import Any

from benchmarks.markdown import markdown
from benchmarks.places import read_result

NETS = ("pixel_shuffle", "dual_pathway", "dcgan", "unet")


def facts(results: Path) -> dict[str, Any]:
    """What stands in the places of `pages/fidelity.md`."""
    found = read_result("fidelity", results)
    rows = found["rows"]
    return {
        "fidelity": fidelity(found),
        "gap": gap(found),
        "config": found["config"],
        "updates_of_shipped": max(row["updates"] for row in rows if row["ships"]),
        "most_weights": max(row["parameters"] for row in rows) / 1e6,
        "published": found["published dual pathway, dB"],
        "networks": side_by_side(results),
    }


def fidelity(found: dict[str, Any]) -> str:
    """PSNR of every network by brush, and what ships."""
    head = ["brush: dB random / extreme", "nothing drawn", *NETS, "**ships**: pixel_shuffle"]
    rows = []
    for brush in found["config"]["brushes"]:
        mine = [row for row in found["rows"] if row["brush"] == brush]
        by_net = {row["net"]: row for row in mine if not row["ships"]}
        ships = next(row for row in mine if row["ships"])
        blank = {kind: ships[f"{kind}, nothing drawn"] for kind in ("random", "extreme")}
        rows.append([brush, *(decibels(x) for x in (blank, *(by_net[net] for net in NETS), ships))])
    learners = [row for row in found["rows"] if not row["ships"]]
    for title, form in (
        ("weights, thousands", lambda row: row["parameters"] / 1e3),
        ("minutes of one thread", lambda row: row["seconds"] / 60),
    ):
        of = [[form(row) for row in learners if row["net"] == net] for net in NETS]
        of.append([form(row) for row in found["rows"] if row["ships"]])
        rows.append([title, "", *(span(values) for values in of)])
    return markdown(head, rows)


def side_by_side(results: Path) -> str:
    """What is said of the networks' sheets, where they are there; PSNR, and what each took."""
    if not (results / "networks.json").is_file():
        return ""
    found = read_result("networks", results)
    head = [
        "brush",
        "network",
        "",
        "dB random / extreme",
        "weights, thousands",
        "strokes, thousands",
        "minutes of one thread",
        "million multiplications a stroke",
    ]
    rows = [
        [
            row["brush"],
            row["net"],
            "ships" if row["ships"] else "",
            decibels(row),
            f"{row['parameters'] / 1e3:.0f}",
            f"{row['samples'] / 1e3:,.0f}",
            f"{row['seconds'] / 60:.1f}",
            f"{row['macs'] / 1e6:.1f}",
        ]
        for row in found["rows"]
    ]
    said = (Path(__file__).parent / "pages" / "sections" / "networks.md").read_text()
    return said.format(table=markdown(head, rows)) + "\n"


def gap(found: dict[str, Any]) -> str:
    """What painting through the networks that ship costs."""
    head = [
        "MSE x 1,000 of paintings",
        "as the network paints",
        "the same strokes, exact",
        "between the two",
        "strokes found through the exact engine",
    ]
    keys = ("under_the_network", "redrawn_exactly", "apart", "found_exactly")
    rows = [
        [row["brush"], *(f"{1000 * row['gap'][key]:.3f}" for key in keys)]
        for row in found["rows"]
        if row["ships"]
    ]
    return markdown(head, rows)


def decibels(row: dict[str, Any]) -> str:
    """Random / extreme."""
    return f"{row['random']:.1f} / {row['extreme']:.1f}"


def span(values: list[float]) -> str:
    """From the least to the most."""
    low, high = f"{min(values):.3g}", f"{max(values):.3g}"
    return low if low == high else f"{low} to {high}"

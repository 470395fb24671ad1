"""What the page of painters that search says, from the results of this room."""

from pathlib import Path
from typing import Any

from benchmarks.markdown import markdown
from benchmarks.places import read_result
from benchmarks.search.film import SOURCE
from benchmarks.search.tried import OURS

SETS = {"imagenet": "ImageNet", "celeba": "faces", "kodak": "Kodak", "photos": "photos"}


def facts(results: Path) -> dict[str, Any]:
    """What stands in the places of `pages/search.md`."""
    found, large = read_result("search", results), read_result("large", results)
    rows = found["rows"]
    mse = {name: row["mse"]["mean"] for name, row in rows.items()}
    seam = large["seams"]["16"]  # of the engine's tiles
    return {
        "search": searched(found),
        "mse": mse,
        "seconds": {name: row["seconds"]["mean"] for name, row in rows.items()},
        "off_by_more_search": 100 * (1 - mse["imagenet-200"] / mse["imagenet-200-fast"]),
        "times_by_more_strokes": mse["imagenet-200"] / mse["imagenet-1000"],
        "large": large,
        "large_psnr": large["psnr"]["1024"],
        "large_psnr_own": large["psnr"]["741"],
        "seam": seam,
        **transported(read_result("transport", results)),
        "ideas": tried(read_result("search-ideas", results)),
        **filmed(results),
        "primitive": beside(read_result("primitive", results)),
        "palettes": in_paints(read_result("palettes", results)),
    }


def in_paints(found: dict[str, Any]) -> str:
    """What so many paints cost: a search that chooses among them, and one they are put on after."""
    cells = []
    for name, row in found["rows"].items():
        brush, _, strokes = name.partition("-")
        for how, said in (("in", "chosen on the way"), ("then", "put on afterwards")):
            ways = {way: x for way, x in row.items() if way.split()[0] == how}
            lost = [
                added({"psnr": x["psnr"], "above": x["above free"]}, way) for way, x in ways.items()
            ]
            free = f"{row['free']['psnr']['mean']:.2f} dB"
            cells.append([f"{strokes} {brush}", free, said, *lost])
    paints = [way.split()[1] for way in ways]
    return markdown(["strokes", "any inks", "paints", *paints], cells)


def filmed(results: Path) -> dict[str, Any]:
    """Likeness, flicker and seconds of three ways to paint a film."""
    found = read_result("film", results)
    ways = found["ways"]
    parts = list(ways[SOURCE]["parts"])
    head = ["", *(f"{part}, dB" for part in parts), *(f"{part}, flicker" for part in parts)]
    rows = [
        [
            name,
            *(f"{way['parts'][x]['psnr']:.1f}" if name != SOURCE else "" for x in parts),
            *(f"{way['parts'][x]['flicker']:.4f}" for x in parts),
            f"{way['seconds']:.2f}" if name != SOURCE else "",
        ]
        for name, way in ways.items()
    ]
    return {"film": markdown([*head, "s/frame"], rows), "film_config": found["config"]}


def tried(found: dict[str, Any]) -> str:
    """What each idea adds to our search."""
    tasks = found["tasks"]
    head = [
        f"{row['task']['strokes']} {row['task']['brush']}, {SETS[row['task']['pictures']]}, "
        f"{row['task']['side']} px"
        for row in tasks.values()
    ]
    ideas = dict.fromkeys(idea for row in tasks.values() for idea in row["ideas"])
    cells = [
        [idea, *(added(row["ideas"].get(idea), idea) for row in tasks.values())] for idea in ideas
    ]
    return markdown(["idea", *head], cells)


def added(row: dict[str, Any] | None, idea: str) -> str:
    """What it adds to ours; of ours, what it reaches."""
    if row is None or "refused" in row:
        return ""
    psnr, above = row["psnr"], row["above"]
    if idea == OURS:
        return f"{psnr['mean']:.2f} dB"
    return f"{above['mean']:+.2f} ({above['low']:+.2f} to {above['high']:+.2f})"


def beside(found: dict[str, Any]) -> str:
    """Ours and the hill climber's, in as many seconds."""
    head = [
        "shapes",
        "pictures",
        "ours, dB",
        "primitive, dB",
        "ours above (95 %)",
        "ours, s",
        "primitive, s",
    ]
    rows = [
        [
            " ".join(reversed(name.split("-"))),
            str(row["pictures"]),
            *(f"{row[key]['mean']:.2f}" for key in ("psnr ours", "psnr theirs")),
            "{mean:+.2f} ({low:+.2f} to {high:+.2f})".format(**row["above"]),
            *(f"{row[key]['mean']:.1f}" for key in ("seconds ours", "seconds theirs")),
        ]
        for name, row in found["rows"].items()
    ]
    return markdown(head, rows)


def transported(found: dict[str, Any]) -> dict[str, float]:
    """Percent of the error of strokes begun elsewhere that each score leaves; of one, of four."""
    left = {}
    for count, word in (("1", "one"), ("4", "four")):
        rows = found["beside"][count]
        for score, name in (("l1", "alone"), ("l1, transport", "with_transport")):
            share = rows[score]["mean"] / rows["nothing moved"]["mean"]
            left[f"left_of_{word}_{name}"] = 100 * share
    return left


def searched(found: dict[str, Any]) -> str:
    """What was to be reached, and what was."""
    head = ["pictures", "painter", "to reach", "MSE (95 %)", "PSNR, dB", "SSIM", "s/picture"]
    rows = [
        cells(row) for row in found["rows"].values() if any(row["case"]["wanted"])
    ]  # the others are points of curves
    return markdown(head, rows) if rows else "None has been measured yet."


def cells(row: dict[str, Any]) -> list[str]:
    """A line."""
    case, mse = row["case"], row["mse"]
    error, seconds = case["wanted"]
    goal = [f"MSE {error:.4f}"] if error else []
    goal += [f"{seconds:g} s"] if seconds else []
    return [
        f"{SETS[case['pictures']]}, {case['side']} px",
        f"{case['painter']}, {case['strokes']:,} {case['brush']}"
        + (f", {case['together']} at a time" if case["together"] > 1 else ""),
        " in ".join(goal),
        f"{mse['mean']:.5f} ({mse['low']:.5f} to {mse['high']:.5f})",
        f"{row['psnr']['mean']:.2f}",
        f"{row['ssim']['mean']:.3f}",
        f"{row['seconds']['mean']:.2f}",
    ]

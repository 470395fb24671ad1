"""What the page of generators says, from the results of this room, as far as there are any."""

from pathlib import Path
from typing import Any

from benchmarks.comparison_table import mean, seeds, share, table_of
from benchmarks.estimates import said_of_seeds, short
from benchmarks.generators.variants import COMPARISONS
from benchmarks.markdown import markdown
from benchmarks.places import FIGURES, read_result

NONE = "Not measured yet."


def facts(results: Path) -> dict[str, Any]:
    """What stands in the places of `pages/generators.md`."""
    found = {
        file.stem: read_result(file.stem, results) for file in results.glob("generators*.json")
    }
    said = {
        "judged": ("generators", judged),
        "sheets": ("generators", sheets),
        "digits": ("generators-digits", digits),
        "race": ("generators-race", race),
        "throughput": ("generators-speed", speed),
        **{name: (f"generators-{name}", compared) for name in COMPARISONS},
    }
    return {
        place: write(found[name]) if name in found else NONE
        for place, (name, write) in said.items()
    }


def judged(found: dict[str, Any]) -> str:
    """Every generator between its floor and its ceiling."""
    head = [
        "generator",
        "learned from",
        "FD, all real pictures (95 %)",
        "untrained",
        "FD of halves (95 %)",
        "real against real",
        "times that",
        "KID",
        "precision",
        "recall",
        "nearest training picture",
        "of real ones to others",
    ]
    return markdown(head, [row_of(name, row) for name, row in found["rows"].items()])


def row_of(name: str, row: dict[str, Any]) -> list[str]:
    """A line."""
    made, low, high, real = (row[key] for key in ("made", "floor", "ceiling", "reference"))
    halves = made["fd_of_halves"]["mean"] / low["fd_of_halves"]["mean"]
    minutes = f", {row['learned']['seconds'] / 60:.0f} min" if row["learned"]["seconds"] else ""
    return [
        f"{name}, {real['features']}",
        f"{real['dataset']}, {real['size']} px{minutes}",
        f"{said_of_seeds(made['fd'])}, {row['count']} and {real['pictures']}",
        short(high["fd"]["mean"]),
        f"{said_of_seeds(made['fd_of_halves'])}, {row['half']} each",
        said_of_seeds(low["fd_of_halves"]),
        f"{halves:.2f}",
        short(made["kid"]["mean"]),
        *(f"{made[key]['mean']:.2f}" for key in ("precision", "recall")),
        short(made["nearest"]["mean"]),
        short(low["nearest"]["mean"]),
    ]


def sheets(found: dict[str, Any]) -> str:
    """The contact sheet of every generator that has one."""
    drawn = [name for name in found["rows"] if (FIGURES / f"generators-{name}.png").is_file()]
    return "\n\n".join(
        f"![Samples of {name}, and below each the training picture that is nearest]"
        f"(../../benchmarks/figures/generators-{name}.png)"
        for name in drawn
    )


def compared(found: dict[str, Any]) -> str:
    """A comparison: its question, a row for each variant, its figure."""
    real, config = found["reference"], found["config"]
    columns = {
        f"FD-{real['features']} (95 %)": ("fd", said_of_seeds),
        "its seeds": ("fd", seeds),
        "KID": ("kid", mean),
        "precision": ("precision", share),
        "recall": ("recall", share),
        "nearest": ("nearest", mean),
    }
    table = table_of(found, columns, {"untrained": found["ceiling"]})
    size = f"{real['dataset']}, {real['size']} px, {config['updates']:,} updates"
    said = f"{found['asks']} {size}, {found['count']} samples against {real['pictures']} pictures;"
    said += f" real pictures, {found['half']} against {found['half']}, are"
    said += f" {short(found['floor']['fd_of_halves']['mean'])} apart."
    name = f"generators-{found['comparison']}"
    figure = f"![Distance of {found['comparison']}](../../benchmarks/figures/{name}.png)"
    return f"{said}\n\n{table}\n\n{figure}"


def race(found: dict[str, Any]) -> str:
    """The runs side by side, and the figure."""
    real = found["reference"]
    head = [
        "run",
        "minutes",
        "updates",
        f"FD-{real['features']} (95 %)",
        "KID",
        "recall",
        "the first one's, of this one's",
    ]
    rows = [
        [
            row["name"],
            f"{row['seconds'] / 60:.1f}",
            f"{row['config']['updates']:,}",
            said_of_seeds(row["made"]["fd"]),
            short(row["made"]["kid"]["mean"]),
            f"{row['made']['recall']['mean']:.2f}",
            f"{row['first_to_this']:.3f}" if "first_to_this" in row else "",
        ]
        for row in found["rows"]
    ]
    said = f"{real['dataset']}, {real['size']} px, {found['count']} samples."
    figure = "![Distance against minutes](../../benchmarks/figures/generators-race.png)"
    return f"{said}\n\n{markdown(head, rows)}\n\n{figure}"


def digits(found: dict[str, Any]) -> str:
    """What the classifier takes for digits; real ones, and what an untrained network makes."""
    head = ["", "surer than 0.9 (95 %)", *(f"% {digit}" for digit in range(10))]
    rows: list[list[str]] = []
    last: dict[str, Any] = {}
    for name, row in found["rows"].items():
        rows.append(digits_of(f"{name}, {row['count']} samples", row))
        rows.append(digits_of(f"{name}, untrained", row["untrained"]))
        last = row
    real = f"real, {last['classifier']['of']:,} of the test split"
    rows.append(digits_of(real, last["real"]))
    right = last["classifier"]["right"]
    said = f"The classifier is right about {100 * right:.2f} % of the test split."
    return f"{said}\n\n{markdown(head, rows)}"


def digits_of(name: str, row: dict[str, Any]) -> list[str]:
    """A line."""
    sure = (
        said_of_seeds(row["sure"]) if len(row["sure"]["seeds"]) > 1 else short(row["sure"]["mean"])
    )
    return [name, sure, *(f"{100 * share['mean']:.1f}" for share in row["shares"])]


def speed(found: dict[str, Any]) -> str:
    """Throughput by threads, and the arithmetic it could be."""
    head = [
        "threads",
        "pictures/s",
        "GFLOP/s",
        "its convolutions alone",
        "product of matrices",
        "share of the convolutions'",
    ]
    rows = [
        [
            f"{row['threads']}",
            f"{row['pictures_per_second']:.2f}",
            *(f"{row[f'{key}_flops'] / 1e9:.0f}" for key in ("update", "convolutions", "matmul")),
            f"{100 * row['of_convolutions_alone']:.0f} %",
        ]
        for row in found["rows"]
    ]
    machine = found["machine"]
    said = f"Preset `{found['preset']}`: {found['size']} px, {found['batch_size']} pictures an "
    said += f"update in {found['parts']} parts, {found['precision']} on "
    said += f"{machine['processor']} ({machine['instructions']})."
    return f"{said}\n\n{markdown(head, rows)}"

"""A painter or a submission on a suite, judged: one result of the leaderboard."""

import os
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import torch
import tyro
from jaxtyping import Float
from torch import Tensor

from benchmarks.leaderboard import painting, standings
from benchmarks.leaderboard.checks import check_brush, check_seeds
from benchmarks.leaderboard.entries import SEARCHING, origin, painters, search_of
from benchmarks.leaderboard.submission import Card, Submission, read_submission, write_submission
from benchmarks.leaderboard.suites import OPENED, SUITES, Pictures, Suite, open_suite
from paint_gym.features import load_network
from paint_gym.features.network import Network
from paint_gym.judge import BATCH, apart_from_exact, judge, make_judge, warm_up
from renderers import Renderer
from renderers.workshop.command import OnDevice, OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Positive, Seed, within

SEES = "squeezenet"
"""network that says how far whole photographs are from their paintings, where its weights are"""


def for_any_brush() -> tuple[str, ...]:
    """Suites that say no brush."""
    return tuple(name for name, suite in SUITES.items() if suite.brush is None)


@dataclass(frozen=True)
class Run(OnDevice):
    """Paint frozen suites with a painter, judge it, and keep the result."""

    entry: tyro.conf.Positional[str]
    """random, blank, search, refined, refined_digits, greedy, layered, or a name for the painter
    whose weights --actor gives"""
    suite: Annotated[tuple[Annotated[str, SUITES], ...], within(1)] = field(
        default_factory=for_any_brush
    )
    """suites to paint; those for any brush if not given"""
    actor: tuple[Path, ...] = ()
    """weights (.safetensors) of one painter; several files are the same painter by seed"""
    seeds: tuple[Seed, ...] = ()
    """seed of each file of weights, or those to make a painter by name with; 0, 1, 2 ..."""
    seconds: Positive | None = None
    """time for a search, for each picture of a batch, instead of its usual steps"""
    engine: Literal["auto", "tiles", "exact"] = "auto"
    """judge: auto (tiles: exact but for a pixel here and there, and fast), or exact, the readable
    engine, for every picture"""
    save_strokes: Path | None = None
    """folder that gets one folder for each suite, with the strokes as a submission"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    board: Path = standings.BOARD
    """folder of the results"""


@dataclass(frozen=True)
class Submit(OnThreads):
    """Judge a folder with strokes and a card, and keep the result; or say why not."""

    folder: tyro.conf.Positional[Path]
    """card.json beside strokes.npz or strokes.safetensors"""
    engine: Literal["auto", "tiles", "exact"] = "auto"
    """judge: auto (tiles), or exact, the readable engine"""
    replace: bool = False
    """put it in the place of an earlier submission of that name"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    board: Path = standings.BOARD
    """folder of the results"""


def run(options: Run) -> list[dict[str, Any]]:
    """Paint and judge every suite that is asked for; the results, which are also written.

    Raises:
        KeyError: an unknown suite.
        FileNotFoundError: no such actor, or the data are not there.
        ValueError: strokes or options that are refused; says why.
    """
    if options.seconds is not None and options.entry not in SEARCHING:
        raise ValueError(f"--seconds is for {', '.join(SEARCHING)}, not for {options.entry}")
    suites: list[Suite] = [SUITES[name] for name in options.suite]
    for suite in suites:
        _spare_submissions(options.entry, suite, options.board)
    return [run_suite(suite, options) for suite in suites]


def run_suite(suite: Suite, options: Run) -> dict[str, Any]:
    """Paint and judge one suite, with painters made anew; the result, which is also written."""
    by_seed = painters(
        options.entry, options.actor, options.seeds, device=options.device, brush=suite.brush
    )
    painter = next(iter(by_seed.values()))
    check_brush(painter.brush.name, suite)
    if options.seconds is not None:
        by_seed = {seed: painting.paced(one, options.seconds) for seed, one in by_seed.items()}
    engine = make_judge(painter.brush, options.engine)
    pictures = open_suite(suite, options.data_dir)
    targets, clock, where = pictures.targets, painting.Clock(), {"device": options.device}
    warm_up(engine, targets)
    strokes = {
        seed: painting.painted(one, suite, targets, clock=clock, **where)
        for seed, one in by_seed.items()
    }
    painted = len(by_seed) * len(targets)
    seconds = {
        "batched": clock.wall / painted,
        "processor": clock.processor / painted,
        "batch": BATCH,
        "alone": None if options.seconds else painting.alone(painter, suite, targets, **where),
        "alone_of": painting.FEW,
        "load": round(os.getloadavg()[0], 2),
        "claimed": False,
        **where,
    }
    result = judged(
        options.entry,
        suite,
        pictures,
        strokes=strokes,
        engine=engine,
        board=options.board,
        seconds=seconds,
        gap=painting.gap(by_seed, strokes, targets, engine=engine),
        submitted=False,
        actors=origin(options.entry, options.actor),
        search=search_of(options.entry, next(iter(by_seed)), options.seconds),
    )
    if options.save_strokes:
        save(options.save_strokes, result, strokes)
    return result


def seeing(suite: Suite) -> Network | None:
    """Who tells how far paintings of whole photographs are from them; None where nobody is."""
    if suite.dataset not in OPENED:
        return None
    try:
        return load_network(SEES)
    except FileNotFoundError:
        return None


def submit(options: Submit) -> dict[str, Any]:
    """Judge a submission; its result, which is also written.

    Raises:
        FileNotFoundError: the suite's data are not there.
        ValueError: why it is refused.
    """
    submission = read_submission(options.folder)
    card, suite = submission.card, submission.suite
    _refuse_taken(submission, options)
    pictures = open_suite(suite, options.data_dir)
    seconds = {"batched": card.seconds_per_picture, "claimed": True}
    return judged(
        card.painter,
        suite,
        pictures,
        strokes=submission.strokes,
        engine=make_judge(submission.brush, options.engine),
        board=options.board,
        seconds=seconds,
        gap=None,
        submitted=True,
        card=asdict(card),
    )


def judged(
    entry: str,
    suite: Suite,
    pictures: Pictures,
    *,
    strokes: dict[int, Float[Tensor, "N T P"]],
    engine: Renderer,
    board: Path,
    **about: Any,
) -> dict[str, Any]:
    """Draw strokes again, measure, write the result and print it in a line."""
    check_seeds(strokes)
    targets, first = pictures.targets, next(iter(strokes))
    rows = {seed: judge(strokes[seed], targets, engine) for seed in sorted(strokes)}
    if (network := seeing(suite)) is not None:
        for seed, row in rows.items():
            row["perceptual"] = painting.seen_apart(strokes[seed], targets, engine, by=network)
    result = standings.make_result(
        entry,
        suite,
        rows,
        brush=engine.brush.name,
        judge=type(engine).__name__.lower(),
        held_to_exact=apart_from_exact(strokes[first], targets, engine),
        **about,
        machine=machine(),
        date=date.today().isoformat(),
    )
    shown = standings.few(strokes[first]) if pictures.may_be_shown else None
    standings.write_result(
        result, torch.stack([row["mse"] for row in rows.values()]), shown, board=board
    )
    standings.write_targets(suite, pictures, board)
    print(line(result))
    return result


def line(result: dict[str, Any]) -> str:
    """A result for a person."""
    mse, psnr, ssim = (result["figures"][name] for name in ("mse", "psnr", "ssim"))
    over = f"{len(result['seeds'])} seeds" if result["interval"] == "seeds" else "pictures"
    return (
        f"{result['suite']:<13} {result['entry']:<16} MSE {mse['mean']:.5f} [{mse['low']:.5f}, "
        f"{mse['high']:.5f}] over {over}, PSNR {psnr['mean']:.2f} dB, SSIM {ssim['mean']:.3f}"
    )


def save(folder: Path, result: dict[str, Any], strokes: dict[int, Tensor]) -> None:
    """A result's strokes as a submission that anyone can replay."""
    hardware, seconds = result["machine"], result["seconds"]["batched"]
    card = Card(
        suite=result["suite"],
        digest=result["digest"],
        painter=f"{result['entry'][:34]}-again",
        authors="paint-gym",
        brush=result["brush"],
        budget=result["budget"],
        seeds=result["seeds"],
        hardware=hardware["gpu"] or hardware["processor"],
        seconds_per_picture=seconds,
        licence="MIT",
        link="",
    )
    write_submission(folder / result["suite"], card, strokes)


def _spare_submissions(entry: str, suite: Suite, board: Path) -> None:
    if _kept(entry, suite, board).get("submitted"):
        raise ValueError(f"{entry!r} is the name of a submission to {suite.name}: choose another")


def _refuse_taken(submission: Submission, options: Submit) -> None:
    card = submission.card
    kept = _kept(card.painter, submission.suite, options.board)
    if kept and not kept["submitted"]:
        raise ValueError(f"the name {card.painter!r} is one of this project's own painters")
    if kept and not options.replace:
        authors = kept["card"]["authors"]
        raise ValueError(
            f"{card.painter!r} was submitted to {card.suite} by {authors} already: choose another "
            "name, or pass --replace"
        )


def _kept(entry: str, suite: Suite, board: Path) -> dict[str, Any]:
    file = standings.result_file(entry, suite.name, board)
    return standings.read_result(file) if file.exists() else {}

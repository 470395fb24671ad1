"""Every command, a line that it takes, and odd lines made from its options."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from agents import bulk, paint, sample, sketch, stylize, train, translate, tune, watch
from agents.commission import files
from agents.sketching import window
from agents.studio import __main__ as studio
from agents.style.search import Stylizing
from benchmarks import pages
from benchmarks.ablations import __main__ as ablations
from benchmarks.ablations import critic, curve, detail, generalisation, sb3, stroke_area
from benchmarks.ablations import measure as compare
from benchmarks.generators import __main__ as generators
from benchmarks.generators import compare as games
from benchmarks.generators import digits, race, sheet
from benchmarks.generators import measure as judge
from benchmarks.generators import speed as update
from benchmarks.leaderboard import __main__ as leaderboard
from benchmarks.leaderboard import gather, single, splits
from benchmarks.leaderboard import measure as contest
from benchmarks.leaderboard import pictures as suite_pictures
from benchmarks.neural_renderers import __main__ as neural_renderers
from benchmarks.neural_renderers import brush_page, networks
from benchmarks.neural_renderers import measure as fidelity
from benchmarks.papers import __main__ as papers
from benchmarks.papers import descent, gradients
from benchmarks.papers import measure as ways
from benchmarks.search import __main__ as search
from benchmarks.search import film as films
from benchmarks.search import gallery, large, opening, palettes, transport
from benchmarks.search import measure as cases
from benchmarks.speed import __main__ as speed
from benchmarks.speed import bulk as pictures
from benchmarks.speed import engines, env_profile, equality, gpu
from benchmarks.speed import measure as overview
from benchmarks.translators import __main__ as translators
from benchmarks.translators import answers, hints
from benchmarks.translators import compare as translations
from benchmarks.translators import measure as judge_translator
from benchmarks.translators import speed as one_picture
from paint_gym.paintings.painting import Painting
from renderers.registry import Registry
from renderers.workshop.ranges import as_option

SIGNED = {"log_std", "target_entropy", "gpu"}
"""numbers that may be below 0"""
NUMBERS = ("-1", "-3", "nan", "inf", "x", "", "1e400")
"""what no number of ours may be"""
ODD = {
    int: (*NUMBERS, "0", "3.5", "1", "1000000", "1000000000", "99999999999999999999999"),
    float: (*NUMBERS, "0", "2", "1e30", "1e-300"),
    str: ("no-such-word", "", "../x", "a\x1b[31mb", "mnist:", "+", "hf:", "\udcff"),
    Path: ("photo.png", "photo.png/x", "", "/dev/null/x", "nowhere/x"),
    bool: (),
}


@dataclass(frozen=True)
class Case:
    """A command, its options, a command line that it takes, and where its work begins."""

    main: Any
    options: type
    argv: tuple[str, ...] = ()
    begins: tuple[Any, str] | None = None


SMALL = (
    "--dataset", "shapes", "--size", "16", "--budget", "5", "--num-envs", "2", "--batch-size", "4",
    "--report-every", "1",
)  # fmt: skip
LEARNER = (
    *SMALL, "--widths", "8", "8", "--replay", "16", "--evaluate-on", "2", "--judge-on", "2",
    "--updates", "1",
)  # fmt: skip
ACTOR_CRITIC = (*LEARNER, "--critic-widths", "8", "16")
OFF_POLICY = (*SMALL, "--widths", "8", "8", "--replay", "1000", "--warmup", "4")

TRANSLATOR = (
    "--dataset", "shapes", "--size", "16", "--channels", "4", "--critic-channels", "4",
    "--patch", "16", "--evaluate-on", "2", "--judge-on", "2", "--report-every", "1",
)  # fmt: skip


def room(of: Any, name: str, module: Any, work: str, *argv: str) -> Case:
    return Case(of.main, of.COMMANDS[name].options, (name, *argv), (module, work))


CASES = {
    "train ddpg_mb": Case(train.main, train.options_of(train.ddpg_mb, "quick"),
                          ("ddpg_mb", *ACTOR_CRITIC)),
    "train ddpg": Case(train.main, train.options_of(train.ddpg, "quick"),
                       ("ddpg", *ACTOR_CRITIC)),
    "train look_then_paint": Case(train.main, train.options_of(train.look_then_paint, "quick"),
                                  ("look_then_paint", *LEARNER, "--view", "16")),
    "train sb3_ppo": Case(train.main, train.options_of(train.sb3_ppo, "quick"),
                          ("sb3_ppo", *SMALL, "--widths", "8", "8", "--rollout", "4")),
    "train sb3_sac": Case(train.main, train.options_of(train.sb3_sac, "quick"),
                          ("sb3_sac", *OFF_POLICY)),
    "train sb3_td3": Case(train.main, train.options_of(train.sb3_td3, "quick"),
                          ("sb3_td3", *OFF_POLICY)),
    "train neural_renderer": Case(train.main, train.options_of(train.neural_renderer, "cpu"), (
        "neural_renderer", "--brush", "circle", "--width", "8", "--depth", "1", "--batch-size",
        "2", "--held-out", "2", "--report-every", "1")),
    "train dcgan": Case(train.main, train.options_of(train.dcgan, "quick"), (
        "dcgan", "--dataset", "shapes", "--size", "16", "--step", "4", "--batch-size", "4",
        "--report-every", "1", "--evaluate-on", "64", "--judge-on", "64")),
    "train pix2pix": Case(train.main, train.options_of(train.pix2pix, "quick"),
                          ("pix2pix", *TRANSLATOR)),
    "train cyclegan": Case(train.main, train.options_of(train.cyclegan, "quick"),
                           ("cyclegan", *TRANSLATOR)),
    "train cut": Case(train.main, train.options_of(train.cut, "quick"), ("cut", *TRANSLATOR)),
    "train pix2pixhd": Case(train.main, train.options_of(train.pix2pixhd, "quick"), (
        "pix2pixhd", *TRANSLATOR, "--size", "32", "--halvings", "1")),
    "tune": Case(tune.main, tune.options_of(train.look_then_paint, "quick"), (
        "look_then_paint", *LEARNER, "--view", "16", "--out", "study")),
    "sample": Case(sample.main, sample.Options, ("maker.safetensors",), (sample, "write_samples")),
    "sketch": Case(sketch.main, sketch.Options, ("translator.safetensors",),
                   (window, "open_window")),
    "translate": Case(translate.main, translate.Options, (
        "translator.safetensors", "photo.png"), (translate, "translate_all")),
    "stylize": Case(stylize.main, stylize.Options, (
        "photo.png", "--style", "photo.png", "--max-num-epochs", "1"),
        (Stylizing, "advance")),
    "paint": Case(paint.main, paint.Options, (
        "photo.png", "--view", "16", "--painter", "refined", "--actor", "actor.safetensors"),
        (Painting, "visible")),
    "bulk": Case(bulk.main, bulk.Options, (
        "kept", "shards", "--view", "16", "--strokes", "1", "--steps", "1", "--size", "16"),
        (bulk, "open_plan")),
    "paint kept": Case(paint.main, paint.Options, ("kept.json",), (files, "write_png")),
    "studio": Case(studio.main, studio.Options, (), (studio, "_serve")),
    "watch": Case(watch.main, watch.Options, (
        "--actor", "actor.safetensors", "--dataset", "shapes", "--size", "16"),
        (watch, "closing")),
    "leaderboard splits": room(leaderboard, "splits", splits, "evaluate", "actor.safetensors",
                               "--datasets", "shapes", "--show", "shapes"),
    "leaderboard run": Case(leaderboard.main, leaderboard.Run, (
        "run", "blank", "--board", "board"), (contest, "open_suite")),
    "leaderboard submit": Case(leaderboard.main, leaderboard.Submit, ("submit", "nowhere")),
    "leaderboard pictures": room(leaderboard, "pictures", suite_pictures, "open_suite", "mnist-5"),
    "leaderboard gather": room(leaderboard, "gather", gather, "write_submission", "nowhere",
                               "--suite", "mnist-5", "--painter", "me", "--authors", "A. Painter",
                               "--licence", "MIT"),
    "leaderboard painting": room(leaderboard, "painting", single, "read_submission", "nowhere"),
    "leaderboard page": Case(leaderboard.main, leaderboard.Page, ("page",),
                             (leaderboard.page, "write")),
    "leaderboard digests": Case(leaderboard.main, leaderboard.Digests, ("digests",),
                                (leaderboard, "open_unchecked")),
    "ablations sb3": Case(ablations.main, sb3.Runs, ("sb3", "nowhere")),
    "speed": room(speed, "overview", overview, "strokes_per_second"),
    "pictures": room(speed, "bulk", pictures, "all_rows"),
    "engines": room(speed, "engines", engines, "memory"),
    "search": room(search, "cases", cases, "measured"),
    "critic": room(ablations, "critic", critic, "painters", "--actor", "actor.safetensors",
                   "--tests", "photos", "--size", "16"),
    "detail": room(ablations, "detail", detail, "paint", "--actors", "actor.safetensors",
                   "--tests", "photos", "--size", "16"),
    "curve": room(ablations, "curve", curve, "judged_row", "nowhere"),
    "brush_page": room(neural_renderers, "brush_page", brush_page, "random_strokes",
                       "--figures", "f"),
    "env_profile": room(speed, "env_profile", env_profile, "measure"),
    "equality": room(speed, "equality", equality, "apart"),
    "gpu": room(speed, "gpu", gpu, "copied", "--device", "cpu"),
    "fidelity": room(neural_renderers, "fidelity", fidelity, "train"),
    "film": room(search, "film", films, "film"),
    "gallery": room(search, "gallery", gallery, "make_targets"),
    "opening": room(search, "opening", opening, "painted"),
    "generalisation": room(ablations, "generalisation", generalisation, "evaluate", "--actors",
                           "actor.safetensors", "--tests", "shapes"),
    "large": room(search, "large", large, "SearchPainter", "--picture", "photo.png"),
    "stroke_area": room(ablations, "stroke_area", stroke_area, "areas",
                        "--actors", "actor.safetensors", "--dataset", "shapes"),
    "pages": Case(pages.main, pages.Options, (), (pages, "pages")),
    "ways": room(papers, "compare", ways, "photographs"),
    "descent": room(papers, "descent", descent, "seen"),
    "gradients": room(papers, "gradients", gradients, "row", "--figures", "f"),
    "networks": room(neural_renderers, "networks", networks, "train"),
    "palettes": room(search, "palettes", palettes, "machine"),
    "transport": room(search, "transport", transport, "slopes"),
    "losses": room(generators, "losses", games, "refer"),
    "judge": room(generators, "judge", judge, "load", "maker.safetensors"),
    "race": room(generators, "race", race, "result_of", "one", "other"),
    "digits": room(generators, "digits", digits, "load", "maker.safetensors"),
    "sheet": room(generators, "sheet", sheet, "load", "maker.safetensors"),
    "update": room(generators, "speed", update, "begin"),
    "games": room(translators, "games", translations, "task_for"),
    "unpaired": room(translators, "unpaired", translations, "lengths"),
    "judge translator": room(translators, "judge", judge_translator, "load_translator", "x"),
    "hints": room(translators, "hints", hints, "load_translator", "x"),
    "answers": room(translators, "answers", answers, "untrained"),
    "one picture": room(translators, "speed", one_picture, "untrained"),
    "rewards": room(ablations, "rewards", compare, "train_all"),
}  # fmt: skip
KNOWN = [
    ("train ddpg_mb", line) for line in (
        "--batch-size 0", "--report-every 0", "--num-envs 0", "--num-envs -3",
        "--num-envs 1000000", "--lr 1e30", "--threads -1", "--threads 1000000", "--device tpu",
        "--device mps", "--device meta", "--out photo.png", "--updates -3", "--tau nan",
        "--discount 2", "--clip -1", "--critic-widths 0 0 0 0", "--widths",
        "--replay 1000000000000", "--batch-size 1000000", "--budget 1000000000", "--size 100000",
        "--lr 0", "--dataset nope", "--dataset shapes+", "--brush nope", "--score nope",
        "--renderer nope", "--resume", "--widths 0", "--budget 7",
    )
] + [
    ("train look_then_paint", line) for line in (
        "--view 0", "--unroll 0", "--expert -1", "--budgets 5 0", "--budget 7",
    )
] + [
    ("train sb3_ppo", "--num-envs 100000000"), ("train sb3_ppo", "--batch-size 1"),
    ("train sb3_sac", "--entropy nope"),
    ("train sb3_sac", "--replay -1"), ("train sb3_sac", "--batch-size 1000000"),
    ("train neural_renderer", "--precision float8"),
    ("train neural_renderer", "--batch-size 100000000"), ("train neural_renderer", "--brush nope"),
    ("paint", "--gif-size 8192"), ("paint", "--view 8192"),
    ("paint", "--look 64"), ("paint", "--film-seconds 1e9"),
    ("paint", "--strokes 1000000"), ("paint", "--painter nope"), ("paint", "--focus /dev/zero"),
    ("paint", "--style /dev/zero"), ("paint", "--actor /dev/zero"), ("paint kept", "--size 100000"),
    ("paint kept", "--painter nope"), ("watch", "--budget 1000000000"), ("watch", "--episodes 0"),
    ("sample", "--invert /dev/null/x"),
] + [
    ("stylize", line) for line in (
        "--output photo.png", "--output /dev/null/x.png", "--output out", "--output x.gif",
        "--style /dev/zero", "--style", "--style-blend 1 2", "--style-blend 0",
        "--init nowhere.png", "--init /dev/zero", "--content-image photo.png", "--model vgg",
        "--optimizer sgd", "--gpu -2", "--max-long-edge 8", "--max-long-edge 100000", "--tile 8",
        "--content-weight -1", "--lr 0", "--content-weight 0 --style-weight 0", "--style-scale 0",
        "--remove-noise -1", "--resume", "--max-num-epochs 0", "--save-epochs -1", "--stop-eps nan",
        "--ground nocolour",
    )
] + [
    ("tune", "--vary lr:2..3"), ("tune", "--vary lr"), ("tune", "--vary nope:1,2"),
    ("tune", "--trials 0"), ("tune", "--vary num-envs:1,1000000000"),
    ("leaderboard splits", "--datasets nope"), ("leaderboard splits", "--limit 0"),
    ("rewards", "--num-seeds 0"),
    ("leaderboard run", "--suite nope"), ("search", "nope"), ("large", "--size 1024"),
]  # fmt: skip
"""what was a traceback, a crash, or accepted and meant nothing, or took all memory there is"""


def told_apart(hint: Any) -> Iterator[tuple[Any, bool]]:
    """The kinds of a field's values, each with whether there may be several."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        yield from told_apart(str if any(isinstance(x, Registry) for x in inside) else inside[0])
    elif origin in (Union, UnionType):
        for part in inside:
            yield from told_apart(part)
    elif origin is tuple:
        yield from ((kind, True) for kind, _ in told_apart(inside[0]))
    elif origin is Literal:
        yield str, False
    elif hint is not NoneType:
        yield hint, False


def odd_values(options: type) -> Iterator[tuple[str, str, str]]:
    """Field, option and value."""
    hints = get_type_hints(options, include_extras=True)
    for field in fields(options):
        for kind, several in told_apart(hints[field.name]):
            if hasattr(kind, "__dataclass_fields__"):
                yield from odd_values(kind)
                continue
            for value in ODD.get(kind, ()):
                yield field.name, as_option(field.name), value
            if several:
                yield field.name, as_option(field.name), "1 0 1"
                yield field.name, as_option(field.name), "1 1 1 1 1 1 1 1 1 1 1 1"


def all_lines() -> list[tuple[str, str, list[str], bool]]:
    """Command, field, what is typed, and whether it must be refused."""
    found = []
    for name, case in CASES.items():
        for field, option, value in odd_values(case.options):
            typed = [option, *(value.split(" ") if " " in value else [value])]
            number = value in NUMBERS and is_number(case.options, field)
            found.append((name, field, typed, number and field not in SIGNED))
    return found


def is_number(options: type, name: str) -> bool:
    hints = get_type_hints(options, include_extras=True)
    config = hints.get("config")
    hint = hints[name] if name in hints else get_type_hints(get_args(config)[0])[name]
    return all(kind in (int, float) for kind, _ in told_apart(hint))

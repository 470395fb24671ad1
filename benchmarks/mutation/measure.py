"""How many faults made on purpose the tests beside them notice.

Faults are made one at a time in a copy of the tree. On each the tests of its module run, in a child
of one process that has torch and the rest loaded, and stop at the first that fails. A fault that
makes them run out of time is noticed too. Some faults are drawn by chance, some are named in
`faults.json`: those that no test noticed once. There it also says which faults change nothing that
matters, and why; they do not count. Outside CI: it takes an hour or so.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.mutation.mutants import Mutant, mutants, named, sample
from benchmarks.places import RESULTS, ROOT, aside
from renderers.files import write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine

FAULTS = Path(__file__).parent / "faults.json"
"""by module: "named", what was and what it became; "equivalent", "was -> became" and the reason"""
DDPG = (
    "agents/test_ddpg_by_hand",
    "agents/test_ddpg",
    "agents/test_critics",
    "agents/test_learning",
)
LEARNER = (
    "agents/test_look_then_paint",
    "agents/test_rollout",
    "agents/test_learning",
    "agents/test_expert",
)
SCORES = (
    "paint_gym/test_scores_by_hand",
    "paint_gym/test_transport_by_hand",
    "paint_gym/test_features_by_hand",
    "paint_gym/test_critics_by_hand",
    "paint_gym/test_scores",
    "contracts/test_every_score",
)
ENVIRONMENTS = (
    "paint_gym/test_vector_env",
    "paint_gym/test_finished_canvases",
    "paint_gym/test_env",
    "paint_gym/test_env_arguments",
)
SEARCH = (
    "agents/test_search_by_hand",
    "agents/test_search_inks",
    "agents/test_search_steps",
    "agents/test_sowing",
    "agents/test_search_parts",
)
EVALUATE = ("agents/test_evaluate",)
SUBMISSION = (
    "benchmarks/leaderboard/test_refused_cards",
    "benchmarks/leaderboard/test_refused_files",
    "benchmarks/leaderboard/test_submission",
)
METRICS = ("paint_gym/test_metrics",)
BESIDE: dict[str, tuple[str, ...]] = {
    "agents/learning/adversarial.py": LEARNER, "agents/networks/critics.py": DDPG,
    "agents/ddpg_mb.py": DDPG, "agents/ddpg.py": DDPG, "agents/learning/actor_critic.py": DDPG,
    "agents/learning/transitions.py": DDPG, "agents/learning/schedule.py": LEARNER,
    "agents/look_then_paint/learner.py": LEARNER, "agents/look_then_paint/rollout.py": LEARNER,
    "agents/look_then_paint/views.py": LEARNER,
    "agents/learning/replay.py": LEARNER,
    "agents/search/strokes/colors.py": SEARCH, "agents/search/movers.py": SEARCH,
    "agents/search/strokes/strokes.py": SEARCH,
    "agents/search/strokes/goal.py": SEARCH, "agents/search/strokes/sow.py": SEARCH,
    "agents/search/strokes/worth.py": SEARCH, "agents/painters/evaluate.py": EVALUATE,
    "benchmarks/estimates.py": ("benchmarks/test_estimates",), "paint_gym/metrics.py": METRICS,
    "paint_gym/judge.py": METRICS, "paint_gym/targets/held_out.py": METRICS,
    "benchmarks/leaderboard/submission.py": SUBMISSION,
    "paint_gym/easel/easel.py": ENVIRONMENTS,
    "paint_gym/scores/__init__.py": SCORES, "paint_gym/scores/content.py": SCORES,
    "paint_gym/critics/critic.py": SCORES, "paint_gym/features/vgg.py": SCORES,
    "paint_gym/scores/gram.py": SCORES, "paint_gym/scores/l1.py": SCORES,
    "paint_gym/scores/l2.py": SCORES, "paint_gym/scores/log_l2.py": SCORES,
    "paint_gym/critics/lsgan.py": SCORES, "paint_gym/scores/sinkhorn.py": SCORES,
    "paint_gym/scores/ssim.py": SCORES, "paint_gym/scores/tv.py": SCORES,
    "paint_gym/scores/weighted.py": SCORES, "paint_gym/critics/wgan.py": SCORES,
    "paint_gym/state.py": ENVIRONMENTS,
    "paint_gym/vector_env.py": ENVIRONMENTS,
}  # fmt: skip
"""the tests that stand for a module; most faults are to be noticed by the first"""
PATIENCE = 4.0
"""times as long as without a fault, and half a minute more: then the tests hang"""


@dataclass(frozen=True, kw_only=True)
class Mutation(OnThreads):
    """How many faults the tests notice."""

    quick: bool = False
    """one fault of one module: to see that it runs"""
    modules: tuple[str, ...] = tuple(BESIDE)
    """in which faults are made"""
    count: int = 6
    """faults in each, drawn by `seed`; all if there are no more"""
    seed: int = 0
    out: Path = RESULTS / "mutation.json"
    """where the result goes"""


def run(options: Mutation) -> dict[str, Any]:
    """Make faults, run the tests, print and write.

    What was measured of other modules with the same sample is kept: all of them take an hour.
    """
    if options.quick:
        options = replace(options, modules=options.modules[:1], out=aside(options.out))
    about, measured_on = {"count": options.count}, machine()
    found: dict[str, Any] = {"config": about, "seed": options.seed, "modules": {}}
    if options.out.is_file():
        kept = json.loads(options.out.read_text())
        found |= kept if (kept["config"], kept["seed"]) == (about, options.seed) else {}
    with tempfile.TemporaryDirectory() as folder, Copy(Path(folder)) as copy:
        for module in options.modules:
            rows = measured(copy, module, options)
            found["modules"][module] = {"machine": measured_on, "rows": rows}
            found |= counted(found["modules"].values())
            write_text(options.out, json.dumps(found, indent=1) + "\n")
    print(f"{found['caught']} of {found['faults']} caught; written to {options.out}")
    return found


def measured(copy: "Copy", module: str, options: Mutation) -> list[dict[str, Any]]:
    """Each fault of a module, and what noticed it."""
    source, judged = (copy.folder / module).read_text(), json.loads(FAULTS.read_text())
    faults = [named(source, *pair) for pair in judged["named"].get(module, {}).items()]
    faults += sample(mutants(source), options.count, options.seed)
    patience = PATIENCE * copy.unharmed(BESIDE[module]) + 30
    rows = []
    for mutant in faults[:1] if options.quick else faults:
        row = {
            "line": mutant.line,
            "was": mutant.was,
            "became": mutant.became,
            "by": copy.noticed(module, mutant, patience),
        }
        why = judged["equivalent"].get(module, {}).get(f"{mutant.was} -> {mutant.became}")
        rows.append(row if row["by"] or why is None else {**row, "equivalent": why})
        end = row["by"] or why or "NOT NOTICED"
        print(f"{module}:{mutant.line}: {mutant.was} -> {mutant.became}: {end}", flush=True)
    return rows


def counted(modules: Iterable[dict[str, Any]]) -> dict[str, int]:
    """How many faults there are that matter, how many were noticed, and how many do not matter."""
    rows = [row for module in modules for row in module["rows"]]
    matter = [row for row in rows if "equivalent" not in row]
    caught = sum(row["by"] is not None for row in matter)
    return {"faults": len(matter), "caught": caught, "equivalent": len(rows) - len(matter)}


class Copy:
    """A copy of the tree, in which faults are made, and a process that runs tests in it."""

    def __init__(self, folder: Path):
        self.folder = folder
        files = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for name in filter(None, files.split("\0")):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)
        self.seconds: dict[tuple[str, ...], float] = {}
        self.faults = 0

    def __enter__(self) -> "Copy":
        self.process = subprocess.Popen(
            [sys.executable, "benchmarks/mutation/warm_tests.py"],
            cwd=self.folder,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "OMP_NUM_THREADS": "1", "NUMBA_NUM_THREADS": "1"},
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()

    def unharmed(self, tests: tuple[str, ...]) -> float:
        """Seconds that tests take without a fault.

        Raises:
            RuntimeError: they fail.
        """
        if tests not in self.seconds:
            said = self._run(tests, 3600)
            if said["code"] != 0:
                raise RuntimeError(f"without a fault already, {said['failed'] or tests} fails")
            self.seconds[tests] = said["seconds"]
        return self.seconds[tests]

    def noticed(self, module: str, mutant: Mutant, patience: float) -> str | None:
        """The test that fails by it, "time" where they hang; None where none does."""
        file = self.folder / module
        whole, when = file.read_text(), file.stat().st_mtime
        self.faults += 1
        write_text(file, mutant.source)
        os.utime(file, (when, when - self.faults))  # else compiled files of another are taken
        first, *others = BESIDE[module]
        said = self._run([first], patience)
        if said["code"] == 0 and others:
            said = self._run(others, patience)
        write_text(file, whole)
        os.utime(file, (when, when))
        if said["code"] == 0:
            return None
        return "time" if said["code"] is None else str(said["failed"])

    def _run(self, tests: Sequence[str], seconds: float) -> dict[str, Any]:
        asked = {"tests": [f"tests/{name}.py" for name in tests], "seconds": seconds}
        ask, answer = self.process.stdin, self.process.stdout
        assert ask is not None and answer is not None
        ask.write(json.dumps(asked) + "\n")
        ask.flush()
        return json.loads(answer.readline())

"""Every number in prose that looks measured stands beside what holds it.

Where it does not come from a place that `benchmarks.pages` fills, its paragraph names a result, a
card of weights, a test, or the paper or page that it is from; of a table the paragraph before it
does. Strokes and pixels are not looked at: they are asked for, not measured.
"""

import re
from pathlib import Path

import pytest

from tests.support.pages import PAGES, READMES
from tests.support.shapes import ROOT

MEASURED = re.compile(
    r"\b0\.\d{2,}|\b(?!95 %)\d[\d.,]* ?%"
    r"|\b\d[\d.,]* (?:times|dB|[kMG]B|m?s|microseconds|seconds?|minutes?|hours?)\b"
    r"|\b\d[\d.,]* (?:updates|steps|strokes) a second"
)
SOURCE = re.compile(
    r"benchmarks/results/|[\w*-]+\.json|weights/README\.md|tests/\w+|https?://|arXiv"
)
WRITTEN = [
    *READMES,
    *(page for page in PAGES if page.parent.name != "results"),  # those are filled from the next
    *sorted((ROOT / "benchmarks").glob("*/pages/*.md")),
]
ALLOWED = {
    "docs/explanation/intervals.md": ("2,000 times",),
    "docs/how-to/focus.md": ("2 %",),
    "docs/how-to/own-pictures.md": ("4 GB",),
    "docs/tutorials/first-painting.md": ("100 %", "20 dB", "30 dB"),
}
"""by page, what looks measured and is set: limits, rules of thumb, what its own run prints"""


def without_source(text: str) -> list[str]:
    """Numbers of a page that stand alone; those in code and in places that are filled do not."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"<!-- (\S+) -->.*?<!-- /\1 -->", "", text, flags=re.DOTALL)
    text = re.sub(r"\n\s*\n(?=\| )", "\n", text)  # a table is its paragraph's
    found = []
    for paragraph in re.split(r"\n\s*\n|\n(?=- )", text):
        prose = re.sub(r"\{[^{}]*\}|`[^`]*`", "", paragraph)
        if not SOURCE.search(paragraph):
            found += MEASURED.findall(prose)
    return found


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_names_what_holds_it(page: Path):
    name = str(page.relative_to(ROOT))
    allowed = ALLOWED.get(name, ())
    alone = without_source(page.read_text())
    assert not set(alone) - set(allowed), f"{name}: where are these from? {alone}"
    assert not set(allowed) - set(alone), f"{name}: take from the list what is gone"


@pytest.mark.parametrize(
    "said",
    ["It errs by 0.0123.", "It took 45 minutes.", "It is 3.4 times as fast.", "- 12 % better",
     "7.8 updates a second", "| a | 33.1 dB |"],
)  # fmt: skip
def test_one_that_stands_alone_is_found(said):
    assert len(without_source(said)) == 1
    assert not without_source(f"{said} (`benchmarks/results/x.json`)")
    assert without_source(f"{said}\n\nElsewhere: `benchmarks/results/x.json`")


def test_what_is_filled_or_asked_for_is_not_looked_at():
    text = "{mse:.4f} at 128 px with 1,000 strokes, `--lr 0.001`, a 95 % interval\n\n"
    assert not without_source(text + "<!-- board -->\n0.0123\n<!-- /board -->\n```\n0.0123\n```\n")

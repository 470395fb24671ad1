"""Workflows, forms and citation are valid, and what pages for newcomers name is there."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from paint_gym import __version__
from paint_gym.targets import TARGETS
from tests.support.pages import commands, understood

ROOT = Path(__file__).parents[1]
SCHEMAS = {
    "vendor.github-workflows": ".github/workflows/*.yml",
    "custom.github-workflows-require-timeout": ".github/workflows/*.yml",
    "vendor.github-issue-forms": ".github/ISSUE_TEMPLATE/[!c]*.yml",
    "vendor.github-issue-config": ".github/ISSUE_TEMPLATE/config.yml",
    "vendor.citation-file-format": "CITATION.cff",
}
"""check-jsonschema's own copies: nothing is fetched"""
PAGES = ["CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md", "DATA-TERMS.md", "CHANGELOG.md"]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_what_github_reads_is_valid(schema):
    files = sorted(ROOT.glob(SCHEMAS[schema]))
    assert files
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES)
def test_files_that_a_page_names_are_there(page):
    text = (ROOT / page).read_text()
    named = re.findall(r"\]\(((?!http)[^)#]+)\)", text)
    named += re.findall(r"`([\w.-]+(?:/[\w.-]+)*(?:\.(?:md|py|txt)|/run|/))`", text)
    assert not [name for name in named if not (ROOT / name).exists()]


def test_commands_that_contributing_names_are_there():
    for command in commands(ROOT / "CONTRIBUTING.md"):
        understood(command)
    text = (ROOT / "CONTRIBUTING.md").read_text()
    make = set(re.findall(r"make ([a-z]+)\b", text)) - {"is"}
    assert make
    assert all(re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.M) for target in make)
    install = next(line for line in text.splitlines() if line.startswith("pip install"))
    assert install.removeprefix("pip ") in (ROOT / "Makefile").read_text()


def test_the_terms_are_those_that_the_code_says_and_of_all_weights_that_ship():
    text = (ROOT / "DATA-TERMS.md").read_text()
    for name in ("mnist", "svhn", "celeba", "imagenet", "monet", "landscapes"):
        assert f"| `{name}` | {TARGETS[name].terms} |" in text
    for folder in ("agents/weights", "paint_gym/critics/weights"):
        assert all(f"`{folder}/{x.name}`" in text for x in (ROOT / folder).glob("*.safetensors"))


def test_the_version_is_that_of_the_citation_and_in_the_changelog():
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text()
    assert f"{__version__}" in (ROOT / "CHANGELOG.md").read_text()


def test_the_pythons_that_are_declared_are_those_that_are_tested():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    tested = re.search(r"python: (\[.*\])", (ROOT / ".github/workflows/test.yml").read_text())
    assert tested[1] == str(declared).replace("'", '"')
    assert project["requires-python"] == f">={declared[0]}"

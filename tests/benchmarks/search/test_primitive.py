"""Our search beside another program: what both are told, and what is made of it."""

import json
import stat
import sys

import pytest
import torch

from benchmarks.search import __main__ as command
from benchmarks.search import primitive
from benchmarks.search.primitive import Case, Painted

THEIRS = """#!{python}
import shutil, sys
said = dict(zip(sys.argv[1::2], sys.argv[2::2]))
assert (said["-n"], said["-m"], said["-r"], said["-s"], said["-a"]) == ("5", "4", "32", "32", "0")
shutil.copy(said["-i"], said["-o"])
"""


@pytest.fixture
def program(tmp_path, monkeypatch):
    """A program that paints perfectly, and photographs for it."""
    file = tmp_path / "primitive"
    file.write_text(THEIRS.format(python=sys.executable))
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    picture = torch.rand(1, 3, 20, 32, generator=torch.Generator().manual_seed(0))
    monkeypatch.setitem(primitive.PICTURES, "kodak", lambda *_, **more: [picture])
    monkeypatch.setattr(primitive, "SIDE", 32)
    return file


def test_a_photograph_is_painted_by_both_and_compared(program, tmp_path, monkeypatch, capsys):
    asked = []

    def ours(self, seconds):
        asked.append(seconds)
        return Painted(20.0, seconds + 1.0)

    monkeypatch.setattr(Case, "ours", ours)
    out = tmp_path / "primitive.json"
    command.main(["primitive", str(program), "--quick", "--brushes", "circle", "--out", str(out)])
    row = json.loads(out.read_text())["rows"]["circle-5"]
    assert row["besides"] == pytest.approx(1.0)
    assert len(asked) == primitive.PROBES + 1
    assert min(asked) == primitive.SHORTEST
    assert row["psnr theirs"]["mean"] == pytest.approx(100)  # a copy
    assert row["above"]["mean"] == pytest.approx(-80)
    assert "circle-5" in capsys.readouterr().out
    kept = {"side": 32, "rows": {"triangle-5": {"pictures": 2}}}
    out.write_text(json.dumps(kept))
    command.main(["primitive", str(program), "--quick", "--brushes", "circle", "--out", str(out)])
    rows = json.loads(out.read_text())["rows"]
    assert list(rows) == ["triangle-5", "circle-5"]
    assert rows["triangle-5"] == {"pictures": 2}


def test_ours_is_what_a_person_gets(program, tmp_path):
    primitive.write_picture(tmp_path / "given.png", torch.zeros(20, 32, 3).byte().numpy())
    made = Case(tmp_path, "circle", 3, threads=1, seed=0).ours(0.1)
    assert made.psnr > 40  # black on black
    assert made.seconds > 0.1


def test_a_program_that_is_not_there_or_fails_is_told_of_in_a_line(program, tmp_path, capsys):
    with pytest.raises(SystemExit):
        command.main(["primitive", str(tmp_path / "none")])
    assert "npm's sqip-plugin-primitive holds it" in capsys.readouterr().err
    with pytest.raises(RuntimeError, match=r"failed: [\s\S]*AssertionError"):
        Case(tmp_path, "triangle", 5, threads=1, seed=0).theirs(program)

"""Files of which no painter can be made, and no run gone on with, are refused in a line."""

import json
from dataclasses import replace

import pytest
import torch

from agents import look_then_paint
from agents.learning.run import CHECKPOINT
from agents.networks import make_actor
from agents.neural_renderer import trainer
from agents.painters.weights import load_painter, save_actor
from renderers.weights import About, read_about, read_weights, write_weights
from tests.support.actors import SPEC
from tests.support.tiny import IMITATES, TINY, begun


def test_files_of_another_kind_or_of_an_earlier_version_are_refused_in_a_line(tmp_path):
    from safetensors.torch import save_file

    save_file({"x": torch.ones(2)}, tmp_path / "old", {"paint_gym": json.dumps({"net": "x"})})
    save_file({"x": torch.ones(2)}, tmp_path / "foreign")
    for name in ("old", "foreign"):
        with pytest.raises(ValueError, match="does not say what it is, or has no digest"):
            read_weights(tmp_path / name, "painter")
    write_weights(tmp_path / "critic", {"x": torch.ones(2)}, About("critic", {}, {"by": "tests"}))
    with pytest.raises(ValueError, match=r"holds no actor.*painter was wanted, this is a critic"):
        load_painter(tmp_path / "critic")
    with pytest.raises(ValueError, match=r"is no checkpoint to go on with.*no digest"):
        (tmp_path / "run").mkdir()
        save_file({"0": torch.ones(2)}, tmp_path / "run" / CHECKPOINT, {"paint_gym": "{}"})
        trainer.train(IMITATES, tmp_path / "run", resume=True)
    assert read_about(tmp_path / "critic").card == {"by": "tests"}


def test_weights_that_are_not_finite_are_refused_by_name(tmp_path):
    actor, file = make_actor(SPEC), tmp_path / "actor.safetensors"
    torch.nn.init.constant_(actor.head[1].bias, float("nan"))
    save_actor(actor, SPEC, file)
    with pytest.raises(ValueError, match=f"^{file} holds no actor.*not finite: head.1.bias"):
        load_painter(file)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"network": None}, "Unknown network None"), ({"network": ...}, "lacks 'network'"),
        ({"brush": "broom"}, "Unknown brush 'broom'"), ({"brush": ["bezier"]}, "unhashable"),
        ({"brush": "oil"}, "its strokes are not of .* numbers, as those of oil"),
        ({"bundle": 1_000_000}, "bundle must be 1 ... 1000, got 1000000"),
        ({"bundle": 7}, "size mismatch for head"), ({"bundle": True}, "bundle must be"),
        ({"widths": [8] * 100_000}, "list of at most 64"), ({"widths": 8}, "must be a list"),
        ({"widths": [10**9, 10**9]}, "size mismatch|verflow"), ({"widths": []}, "index"),
        ({"view": 100_000}, "view must be 1 ... 1024, got 100000"), ({"view": 8}, "size mismatch"),
        ({"look": "away"}, "look is 'away', known are whole"), ({"size": 0}, "size must be 1"),
        ({"sees": "the canvas"}, "trained by another version"), ({"view": "32"}, "view must be"),
        ({"look": ...}, "lacks 'look'"), ({"numbers": 10**400}, "numbers"),
    ],
)  # fmt: skip
def test_a_card_of_which_no_painter_can_be_made_is_refused_in_a_line(change, said, tmp_path):
    spec = {k: v for k, v in {**SPEC, **change}.items() if v is not ...}
    file = tmp_path / "actor.safetensors"
    save_actor(make_actor(SPEC), spec, file)
    with pytest.raises(ValueError, match=said) as refused:
        load_painter(file)
    assert str(refused.value).startswith(f"{file} holds no actor of paint-gym")
    assert "\n" not in str(refused.value)


def test_a_header_is_weighed_before_it_is_read(tmp_path, monkeypatch):
    file = tmp_path / "actor.safetensors"
    file.write_bytes((50 * 10**6).to_bytes(8, "little") + b" " * 10**6)
    with pytest.raises(ValueError, match=f"^{file} .*header takes 50000000 bytes, and at most"):
        load_painter(file)
    save_actor(make_actor(SPEC), SPEC, file)
    monkeypatch.setattr("renderers.workshop.memory.available", lambda: 10_000)
    with pytest.raises(ValueError, match=f"^{file} .*of memory and 10 kB are free"):
        load_painter(file)


def test_an_actor_begins_from_one_of_another_brush_but_for_its_last_layer(tmp_path):
    began = begun(look_then_paint, replace(TINY, seed=1))
    began.keep(tmp_path / "bezier.safetensors", {})
    goes_on = replace(TINY, brush="circle", actor=tmp_path / "bezier.safetensors")
    anew, on = (begun(look_then_paint, replace(goes_on, actor=x)) for x in (None, goes_on.actor))
    for net in ("actor", "glance"):
        first, alone, then = (getattr(x, net).state_dict() for x in (began, anew, on))
        for name, x in then.items():
            if name.startswith("head.2") and net == "actor":  # 5 x 13 numbers, 5 x 7
                assert x.equal(alone[name]) and x.shape != first[name].shape
            else:
                assert x.equal(first[name].half().float()), name
    with pytest.raises(ValueError, match=r"widths \[8, 8\].*1 of .* layers fit.*ask for the same"):
        begun(look_then_paint, replace(goes_on, widths=(12, 12)))

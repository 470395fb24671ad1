"""The tile engine on CUDA is held to the exact engine; without a GPU, in Triton's interpreter."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
import torch

from agents.painters import climbing
from agents.painters.by_name import PAINTERS, Wishes
from agents.search import Search
from agents.search.strokes import loop, sow, worth
from renderers import BRUSHES, Exact, over, uniform
from renderers.forms import FORMS
from renderers.forms.form import inked
from renderers.tiles import engine
from tests.support.chance import CHANCE

NO_GPU = not torch.cuda.is_available()
launch = pytest.importorskip("renderers.tiles.cuda.launch")

HEIGHT, WIDTH = 20, 28


@pytest.fixture(params=["cpu"] if NO_GPU else [pytest.param("cuda", marks=pytest.mark.gpu)])
def device(request):
    return request.param


@pytest.fixture(params=list(BRUSHES))
def brush(request):
    return BRUSHES[request.param]()


def strokes_large_and_small(brush, batch, count):
    strokes = torch.stack([uniform(count, brush, CHANCE) for _ in range(batch)])
    for i, param in enumerate(brush.params):
        if param.kind == "length":
            strokes[:, count // 2 :, i] *= 0.2
    return strokes


def rows_of(brush, strokes):
    return brush.rows(strokes.flatten(0, 1)).unflatten(0, strokes.shape[:2])


def autograd(form, canvas, rows, weight):
    """The picture, and gradients of its weighted sum for rows and canvas, in readable torch."""
    canvas, rows = canvas.clone().requires_grad_(), rows.clone().requires_grad_()
    painted = canvas
    for k in range(rows.shape[1]):
        layer = inked(FORMS[form], rows[:, k], canvas.shape[2:], graded=True)
        painted = over(painted, *layer)
    (painted * weight).sum().backward()
    return painted.detach(), rows.grad, canvas.grad


def close(fast, readable):
    return (fast.cpu() - readable).norm() < 1e-3 * readable.norm()


def gradients(form, device, canvas, rows, **judge):
    judge = {name: None if x is None else x.to(device) for name, x in judge.items()}
    return launch.gradients(canvas.to(device), rows.to(device), form, want_canvas=True, **judge)


def assert_equals_readable_torch(form, device, canvas, rows):
    weight = torch.randn(canvas.shape)
    painted, d_rows, d_canvas = autograd(form, canvas, rows, weight)
    fast = launch.paint(canvas.to(device), rows.to(device), form)
    torch.testing.assert_close(fast.cpu(), painted, atol=1e-4, rtol=0)
    fast_rows, fast_canvas, _ = gradients(form, device, canvas, rows, target=None, grad=weight)
    assert close(fast_rows, d_rows)
    assert close(fast_canvas, d_canvas)


def test_pictures_and_gradients_equal_the_exact_engine(brush, device):
    strokes, canvas = strokes_large_and_small(brush, 2, 5), torch.rand(2, 3, HEIGHT, WIDTH)
    rows = rows_of(brush, strokes)
    assert_equals_readable_torch(brush.form, device, canvas, rows)
    painted = launch.paint(canvas.to(device), rows.to(device), brush.form)
    assert (painted.cpu() - Exact(brush).paint(canvas, strokes)).abs().max() < 1e-4


@pytest.mark.parametrize("name", ["bezier", "circle"])
def test_blocks_of_strokes_and_programs_with_many_tiles_change_nothing(name, device, monkeypatch):
    monkeypatch.setattr(launch, "CHUNK", 2)  # 5 strokes: three blocks, the last one not full
    monkeypatch.setattr(launch, "PROGRAMS", 3)  # for 8 tiles
    brush = BRUSHES[name]()
    rows = rows_of(brush, strokes_large_and_small(brush, 2, 5))
    assert_equals_readable_torch(brush.form, device, torch.rand(2, 3, HEIGHT, WIDTH), rows)


@pytest.mark.parametrize("name", ["bezier", "watercolor", "marker"])
def test_tiles_that_a_stroke_covers_whole_are_no_exception(name, device):
    brush = BRUSHES[name]()
    strokes = uniform(2, brush, CHANCE)[None]
    for i, param in enumerate(brush.params):
        if param.kind == "length":
            strokes[..., i] = 3 if name == "marker" else 1.4
    assert_equals_readable_torch(
        brush.form, device, torch.rand(1, 3, 40, 52), rows_of(brush, strokes)
    )


@pytest.mark.parametrize("name", ["circle", "watercolor"])
def test_a_target_gives_the_gradient_of_the_mean_squared_error(name, device):
    brush = BRUSHES[name]()
    canvas, target = torch.rand(2, 3, 2, HEIGHT, WIDTH).unbind(2)
    rows = rows_of(brush, strokes_large_and_small(brush, 2, 2))
    painted = launch.paint(canvas.to(device), rows.to(device), brush.form).cpu()
    difference = painted - target
    share = 2 * difference / difference[0].numel()
    by_grad = gradients(brush.form, device, canvas, rows, target=None, grad=share)
    by_target = gradients(brush.form, device, canvas, rows, target=target, grad=None)
    torch.testing.assert_close(by_target[0], by_grad[0], atol=1e-6, rtol=1e-4)
    torch.testing.assert_close(by_target[1], by_grad[1], atol=1e-8, rtol=1e-4)
    torch.testing.assert_close(by_target[2].cpu(), difference.square().sum((1, 2, 3)))
    assert not by_grad[2].any()


def test_strokes_off_the_canvas_change_nothing(brush, device):
    strokes, canvas = uniform(3, brush, CHANCE)[None], torch.rand(1, 3, HEIGHT, WIDTH)
    strokes[..., [p.kind in ("x", "y") for p in brush.params]] += 3
    rows, grad = rows_of(brush, strokes), torch.randn_like(canvas)
    assert torch.equal(launch.paint(canvas.to(device), rows.to(device), brush.form).cpu(), canvas)
    d_rows, d_canvas, _ = gradients(brush.form, device, canvas, rows, target=None, grad=grad)
    assert not d_rows.any()
    assert torch.equal(d_canvas.cpu(), grad)


def test_no_strokes_no_change(brush, device):
    canvas, grad = torch.rand(2, 2, 3, 7, 5).unbind(0)
    rows = torch.zeros(2, 0, 20)
    assert torch.equal(launch.paint(canvas.to(device), rows.to(device), brush.form).cpu(), canvas)
    _, d_canvas, _ = gradients(brush.form, device, canvas, rows, target=None, grad=grad)
    assert torch.equal(d_canvas.cpu(), grad)


@pytest.mark.parametrize("name", ["search", "greedy"])
def test_who_paints_on_the_gpu_paints_as_on_the_cpu(name, device, monkeypatch):
    monkeypatch.setattr(climbing, "TRIED", 3)
    monkeypatch.setattr(climbing, "ROUNDS", 1)
    monkeypatch.setattr(sow, "TRIED", 2)
    monkeypatch.setattr(loop, "AGAIN", 0.3)
    monkeypatch.setattr(loop, "YOUNG", 1)
    monkeypatch.setattr(worth, "PROBES", 2)
    target = torch.rand(1, 3, 4, 4).repeat_interleave(5, 2).repeat_interleave(5, 3)
    wishes = Wishes(brush="circle", search=Search(steps=5, groups=1, again_every=2))
    by_cpu = PAINTERS[name](wishes).paint(target, 4)
    plan = engine._Plan  # without a GPU too, the kernels for it
    monkeypatch.setattr(plan, "paint", lambda at, x, rows: launch.paint(x, rows, at.form))
    monkeypatch.setattr(
        plan, "gradients", lambda at, x, rows, **judge: launch.gradients(x, rows, at.form, **judge)
    )
    painter = PAINTERS[name](replace(wishes, device=device))
    strokes = painter.paint(target.to(device), 4)
    assert strokes.device.type == device
    torch.testing.assert_close(strokes.cpu(), by_cpu, atol=1e-3, rtol=0)


def test_either_a_target_or_a_gradient_is_wanted():
    canvas, rows = torch.zeros(1, 3, 4, 4), torch.zeros(1, 0, 20)
    for both in (None, canvas):
        with pytest.raises(ValueError, match="either a target or the gradient"):
            launch.gradients(canvas, rows, "disc", target=both, grad=both, want_canvas=False)


COMPILE = """
import inspect
from triton._C.libtriton import ir
from triton.backends.compiler import GPUTarget
from triton.compiler import ASTSource, make_backend
from renderers.forms import FORMS
from renderers.tiles.cuda import launch, walk
NUMBERS = {"size": "fp32", "share": "fp32"} | dict.fromkeys(
    ("count", "block", "blocks", "jobs", "height", "width", "columns", "tiles"), "i32")
target = GPUTarget("cuda", 90, 32)
backend = make_backend(target)
options = backend.parse_options({'num_warps': 1})
for form in FORMS:
    kernels = launch.kernels_of(form)
    known = {"CHUNK": launch.CHUNK, "PLANES": kernels.planes, **kernels.named}
    known |= {"TARGET": True, "CANVAS": True}
    for kernel in (walk.paint_tiles, walk.gradient_tiles):
        names = list(inspect.signature(kernel.fn).parameters)
        signature = {n: "constexpr" if n in known else NUMBERS.get(n, "*fp32") for n in names}
        constants = {(names.index(n),): v for n, v in known.items() if n in names}
        context = ir.context()
        ir.load_dialects(context)
        backend.load_dialects(context)
        ASTSource(kernel, signature, constants).make_ir(
            target, options, backend.get_codegen_implementation(options),
            backend.get_module_map(), context)
"""


def test_the_compiler_takes_what_the_interpreter_takes():
    """Its front end, for a GPU that need not be there; what lies behind takes a minute."""
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", COMPILE],
        env={**os.environ, "TRITON_INTERPRET": "0"}, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr

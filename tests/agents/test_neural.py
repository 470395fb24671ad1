"""Networks that imitate brushes: what they see, what they paint, how they learn, what ships."""

import gymnasium
import pytest
import torch
from safetensors import safe_open
from torch.nn.functional import max_pool2d

from agents.neural_renderer.card import checksum
from agents.neural_renderer.lessons import exact_maps, extreme, psnr_of_maps
from agents.neural_renderer.trainer import Config
from renderers import BRUSHES, Exact, blank, make_renderer, uniform
from renderers.forms.form import INK
from renderers.neural import NETWORKS, Neural
from renderers.neural import engine as neural_engine
from renderers.neural.cells import GRID, PATCH, SIZE, cut, grid, layers_of, look, whole
from renderers.neural.weights import SAME_FORM, WEIGHTS, about, build, file_of, load, spec_of
from tests.support.chance import CHANCE

SMALL = {"width": 8, "depth": 1}
TINY = Config(
    "circle", width=8, depth=1, updates=6, batch_size=4, warmup=1, report_every=1,
    evaluate_every=4, held_out=8,
)  # fmt: skip
LISTED = [line.split() for line in (WEIGHTS / "SHA256SUMS").read_text().splitlines()]


@pytest.fixture(params=BRUSHES)
def brush(request):
    return BRUSHES[request.param]()


def small(net, brush):
    return build(spec_of(brush, net, SMALL)).eval()


def geometry(brush, strokes):
    return brush.rows(strokes)[:, INK:]


def in_the_middle(brush, count):
    """Short thin strokes that stay a quarter of the canvas away from its edges."""
    strokes = uniform(count, brush, CHANCE)
    for i, p in enumerate(brush.params):
        if p.kind in ("x", "y"):
            strokes[:, i] = 0.4 + 0.2 * strokes[:, i]
        if p.kind == "length":
            strokes[:, i] = 0.1 + 0.1 * strokes[:, i]
    return strokes


class Perfect(Neural):
    """Paints with the maps that networks learn."""

    def maps(self, geometry, size=SIZE):
        return exact_maps(self.brush.form, geometry, size)

    def _draw(self, geometry):
        seen = look(self.brush.form, geometry)
        return cut(self.maps(geometry), seen.at), seen


# What cells see


def test_no_pixel_of_a_stroke_lies_in_a_cell_that_does_not_see_it(brush):
    strokes = torch.cat([extreme(60, brush, CHANCE), uniform(20, brush, CHANCE)])
    seen = look(brush.form, geometry(brush, strokes))
    covered = exact_maps(brush.form, geometry(brush, strokes))[:, :1]
    touched = whole(torch.ones(len(seen.at), 1, PATCH, PATCH), seen)
    assert (covered * (1 - touched)).max() == 0
    truly = (max_pool2d(covered, PATCH) > 0).float().mean()
    assert touched.mean() < 1.35 * truly + 0.02


def test_a_stroke_moved_by_whole_cells_is_seen_the_same(brush):
    strokes, moved = (in_the_middle(brush, 20),) * 2
    step = torch.tensor([{"x": 2, "y": -1}.get(p.kind, 0) / GRID for p in brush.params])
    a, b = (look(brush.form, geometry(brush, s)) for s in (strokes, moved + step))
    assert torch.equal(a.at + 2 - GRID, b.at)
    torch.testing.assert_close(a.told, b.told, atol=2e-3, rtol=0)


def test_what_is_seen_is_bounded_and_its_gradient_finite(brush):
    corners = torch.stack([torch.full((len(brush.params),), v) for v in (0.0, 0.5, 1.0)])
    strokes = torch.cat([corners, extreme(40, brush, CHANCE)]).requires_grad_()
    told = look(brush.form, geometry(brush, strokes)).told
    assert told.abs().max() <= 4
    told.square().sum().backward()
    assert strokes.grad.isfinite().all()


def test_patches_and_channels_go_where_their_cells_are():
    seen = look("disc", torch.tensor([[0.5, 0.5, 0.2], [0.1, 0.9, 0.05]]))
    patches = seen.at[:, None, None, None].expand(-1, 1, PATCH, PATCH).float()
    cells = whole(patches, seen)[:, 0, ::PATCH, ::PATCH]  # [N,GRID,GRID]
    small_picture = grid(seen.at[:, None].float(), seen)[:, 0]
    assert torch.equal(cells, small_picture)
    assert set(cells.flatten().long().tolist()) == {0, *seen.at.tolist()}
    assert cells.flatten()[seen.at].equal(seen.at.float())
    assert cut(whole(patches, seen), seen.at).equal(patches)


# Networks


@pytest.mark.parametrize("net", NETWORKS)
def test_a_network_draws_the_touched_cells_of_every_form(net, brush):
    seen = look(brush.form, geometry(brush, uniform(3, brush, CHANCE)))
    patches = small(net, brush)(seen)
    assert patches.shape == (len(seen.at), layers_of(brush.form), PATCH, PATCH)
    assert patches.dtype == torch.float32
    assert 0 <= patches.min() < patches.max() <= 1
    assert (patches[:, -1] <= patches[:, 0]).all()


@pytest.mark.parametrize("net", NETWORKS)
def test_a_network_is_small(net):
    config = Config("bezier", net=net)
    built = build(spec_of(BRUSHES["bezier"](), net, config.widths))
    assert sum(p.numel() for p in built.parameters()) < 3e6


def test_an_unknown_network_suggests_the_near_name():
    with pytest.raises(KeyError, match="pixel_shuffle"):
        build({"net": "pixelshuffle", "form": "disc", "widths": {}})


# The engine


@pytest.mark.parametrize("size", [40, SIZE])
def test_it_lays_ink_as_the_exact_engine_does(size, brush):
    canvas, strokes = torch.rand(2, 3, size, size), torch.rand(2, 4, len(brush.params))
    painted = Perfect(brush, torch.nn.Identity()).paint(canvas, strokes)
    torch.testing.assert_close(painted, Exact(brush).paint(canvas, strokes), atol=1e-3, rtol=0)


@pytest.mark.parametrize("net", NETWORKS)
def test_gradients_reach_strokes_and_canvas_but_not_the_network(net):
    brush = BRUSHES["bezier"]()
    engine = Neural(brush, small(net, brush), precision="float32")
    canvas = blank(2, SIZE, SIZE).requires_grad_()
    strokes = torch.rand(2, 2, len(brush.params)).requires_grad_()
    engine.paint(canvas, strokes).square().sum().backward()
    assert strokes.grad.isfinite().all()
    assert (strokes.grad != 0).any(0).all()
    assert (canvas.grad is not None) and canvas.grad.isfinite().all()
    assert all(p.grad is None for p in engine.net.parameters())


@pytest.mark.parametrize("size", [1, 64, 100, SIZE, 200])
def test_no_strokes_no_change(size):
    brush = BRUSHES["bezier"]()
    engine = Neural(brush, small("pixel_shuffle", brush))
    for batch in (0, 1, 2):
        canvas = torch.rand(batch, 3, size, size)
        assert engine.paint(canvas, torch.rand(batch, 0, len(brush.params))).equal(canvas)


@pytest.mark.parametrize("size", [32, 100, 127, SIZE, 150])
def test_at_every_size_what_ships_paints_like_the_brush(size):
    brush, canvas = BRUSHES["bezier"](), torch.zeros(32, 3, size, size)
    strokes = uniform(32, brush, CHANCE)[:, None]
    apart = Neural(brush).paint(canvas, strokes) - Exact(brush).paint(canvas, strokes)
    assert apart.square().mean() < 10**-3.5


def test_maps_are_held_a_few_at_a_time_and_nothing_changes(monkeypatch):
    brush, canvas = BRUSHES["bezier"](), torch.rand(2, 3, 64, 64)
    neural, strokes = Neural(brush), torch.rand(2, 7, len(brush.params))
    at_once = neural.paint(canvas, strokes)
    monkeypatch.setattr(neural_engine, "MAPS", 1)
    torch.testing.assert_close(neural.paint(canvas, strokes), at_once, atol=1e-3, rtol=0)


def test_what_it_cannot_take_is_refused():
    neural = Neural(BRUSHES["bezier"]())
    with pytest.raises(ValueError, match=r"float32 on cpu, got a canvas of torch\.float64"):
        neural.paint(torch.zeros(1, 3, 8, 8, dtype=torch.float64), torch.rand(1, 1, 13))


def test_a_file_that_imitates_another_brush_is_refused(tmp_path):
    circle, bezier = (file_of(BRUSHES[name](), "pixel_shuffle") for name in ("circle", "bezier"))
    (tmp_path / bezier.name).write_bytes(circle.read_bytes())
    with pytest.raises(ValueError, match="imitates the brush 'bezier': it draws the form disc"):
        load(BRUSHES["bezier"](), folder=tmp_path)


@pytest.mark.parametrize("name", ["warmup", "evaluate-every", "batch-size", "held-out", "width"])
def test_a_count_below_one_is_refused(name):
    with pytest.raises(ValueError, match=f"{name} must be a whole number, .*, got 0"):
        Config("bezier", **{name.replace("-", "_"): 0})


def test_small_canvases_are_averages_of_the_network_s_size():
    brush = BRUSHES["circle"]()
    engine = Neural(brush, small("pixel_shuffle", brush), precision="float32")
    rows = geometry(brush, uniform(3, brush, CHANCE))
    large, half = engine.maps(rows), engine.maps(rows, SIZE // 2)
    torch.testing.assert_close(torch.nn.functional.avg_pool2d(large, 2), half)
    assert engine.maps(rows, 200).shape[-2:] == (200, 200)


@pytest.mark.parametrize(("height", "width"), [(96, SIZE), (40, 30)])
def test_a_canvas_that_is_not_square_lies_at_the_top_left_of_one(height, width):
    brush = BRUSHES["circle"]()
    engine = Neural(brush, small("pixel_shuffle", brush), precision="float32")
    strokes, side = uniform(5, brush, CHANCE)[None], max(height, width)
    canvas = torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(0))
    square = torch.zeros(1, 3, side, side)
    square[..., :height, :width] = canvas
    wanted = engine.paint(square, strokes)[..., :height, :width]
    assert torch.equal(engine.paint(canvas, strokes), wanted)


def test_an_unknown_precision_is_refused():
    brush = BRUSHES["circle"]()
    with pytest.raises(ValueError, match="auto, float32 or bfloat16, got 'half'"):
        Neural(brush, small("unet", brush), precision="half")


def test_without_weights_it_says_where_it_looked_and_how_to_train(tmp_path):
    with pytest.raises(FileNotFoundError) as told:
        load(BRUSHES["bezier_opaque"](), "unet", tmp_path)
    assert "brush 'bezier_opaque'" in str(told.value)
    assert str(tmp_path / "bezier-unet.safetensors") in str(told.value)
    assert "python -m agents.train neural_renderer --brush bezier --net unet --ship" in str(
        told.value
    )


def test_an_unknown_network_is_refused_with_the_nearest_known_one():
    with pytest.raises(KeyError, match="Did you mean 'dual_pathway'"):
        make_renderer("neural:dualpathway", BRUSHES["oil"]())


def test_a_file_that_is_no_network_is_refused(tmp_path):
    file_of(BRUSHES["circle"](), "unet", tmp_path).write_bytes(b"not weights")
    with pytest.raises(ValueError, match="holds no network"):
        load(BRUSHES["circle"](), "unet", tmp_path)


# What ships


def test_every_shipped_network_is_listed_and_described():
    files = {path.name for path in WEIGHTS.glob("*.safetensors")}
    assert {name for _, name in LISTED} == files
    card = (WEIGHTS / "README.md").read_text()
    assert all(name in card for name in files)


@pytest.mark.parametrize(("sum_", "name"), LISTED)
def test_a_shipped_network_is_whole_small_and_as_good_as_its_card_says(sum_, name):
    path = WEIGHTS / name
    assert checksum(path) == sum_
    assert path.stat().st_size < 6e6
    with safe_open(path, framework="pt") as file:
        kinds = {str(file.get_tensor(key).dtype) for key in file.keys()}  # noqa: SIM118
    assert kinds <= {"torch.float16", "torch.int64"}
    spec, record = about(path)
    brush = BRUSHES[spec["brush"]]()
    engine = Neural(brush, spec["net"])
    strokes = uniform(128, brush, torch.Generator().manual_seed(1))
    assert psnr_of_maps(brush, engine.maps, strokes) > record["random"] - 1.5


@pytest.mark.parametrize("file", sorted(WEIGHTS.glob("*.safetensors")), ids=lambda x: x.stem)
def test_the_environment_paints_through_any_that_ships(file):
    name, _, net = file.stem.partition("-")
    env = gymnasium.make(
        "PaintCanvas-v0", dataset="shapes", brush=name, renderer=f"neural:{net}", budget=5
    )
    env.reset(seed=0)
    env.action_space.seed(0)
    _, reward, *_ = env.step(env.action_space.sample())
    assert reward != 0


SHIPPED = [name for name in BRUSHES if file_of(BRUSHES[name](), "pixel_shuffle").exists()]


@pytest.mark.parametrize("name", SHIPPED)
def test_its_gradients_point_where_the_exact_brush_s_do(name):
    brush = BRUSHES[name]()
    assert file_of(brush, "pixel_shuffle").name.startswith(SAME_FORM.get(name, name))
    strokes, target = (
        uniform(64, brush, CHANCE)[:, None],
        torch.rand(64, 3, 1, 1).expand(-1, -1, 128, 128),
    )
    found = []
    for engine in (make_renderer("neural", brush), make_renderer("tiles", brush)):
        x = strokes.clone().requires_grad_()
        error = (engine.paint(torch.zeros(64, 3, 128, 128), x) - target).square().mean((1, 2, 3))
        found.append(torch.autograd.grad(error.sum(), x)[0][:, 0])
    alike = torch.nn.functional.cosine_similarity(*found, dim=1)
    assert alike.median() > 0.95

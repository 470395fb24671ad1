"""Several kinds of stroke in one painting."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

import torch
from jaxtyping import Float, Int
from torch import Tensor

from renderers.brush import Brush, Kind, Param
from renderers.forms import FORMS
from renderers.forms.form import INK, KIND, NUMBERS
from renderers.forms.textured import Textures
from renderers.forms.trace import Trace

CHOICE = Param("kind", "choice")
EACH: dict[Kind, int] = {"alpha": 1, "color": 3}
"""numbers that all brushes share by their order, and how many are one opacity, one ink"""
MOST = 8
"""brushes that are mixed"""
TEXTURE = "texture"
"""what forms call the number of a row that says which texture"""


class Mixed(Brush):
    """Strokes that are each of one of several brushes.

    | number | kind   | what it is                                                                |
    |--------|--------|---------------------------------------------------------------------------|
    | kind   | choice | which brush: of two, the first below 0.5, the second from there           |
    | ...    | ...    | the shape of the first brush's strokes                                    |
    | ...    | ...    | of the next one's what none before it has: of another name or kind        |
    | a      | alpha  | opacity; a0 and a2 where one of the brushes has two, others take a0       |
    | red green blue | color | ink; red0 ... blue2 where one brush has two, others take the first |

    Where two brushes call numbers of different kinds the same, the later one's has its brush's name
    before it: `triangle_x1`. A stroke is painted from the numbers of its own brush, and exactly as
    by that brush alone; the others are not read.

    Args:
        kinds: the brushes, in the order in which `kind` counts them.

    Raises:
        ValueError: fewer than two, too many, one twice, one that is mixed itself, or one without
            opacity.
    """

    def __init__(self, kinds: Sequence[Brush]):
        _check(kinds)
        self._kinds = tuple(kinds)
        self.name = "+".join(kind.name for kind in kinds)
        self.params, self._own = united(kinds)
        self._source = [self._sources(own) for own in self._own]

    @property
    def title(self) -> str:
        """See `Brush.title`."""
        return "+".join(kind.title for kind in self._kinds)

    @property
    def kinds(self) -> tuple[Brush, ...]:
        """See `Brush.kinds`."""
        return self._kinds

    @property
    def own(self) -> tuple[list[int], ...]:
        """See `Brush.own`."""
        return self._own

    @property
    def graded(self) -> bool:
        """See `Brush.graded`."""
        return any(kind.graded for kind in self._kinds)

    @property
    def fading(self) -> bool:
        """See `Brush.fading`."""
        return any(kind.fading for kind in self._kinds)

    @property
    def textures(self) -> Textures | None:
        """See `Brush.textures`: those of all kinds, one after another."""
        found = [kind.textures for kind in self._kinds if kind.textures]
        if not found:
            return None
        tables, means = zip(*found, strict=True)
        return Textures(torch.cat(tables), torch.cat(means))

    def which(self, strokes: Float[Tensor, "*B P"]) -> Int[Tensor, "*B"]:
        """See `Brush.which`."""
        several = len(self._kinds)
        return (strokes[..., 0].detach() * several).long().clamp(0, several - 1)

    def tidy(self, strokes: Float[Tensor, "*B P"]) -> Float[Tensor, "*B P"]:
        """See `Brush.tidy`. The number that says the kind becomes the middle of its range."""
        which = self.which(strokes)
        source = torch.tensor(self._source, device=strokes.device)[which]  # [*B,P]
        tidied = strokes.gather(-1, source.clamp(min=0)) * (source >= 0)
        tidied[..., 0] = (which + 0.5) / len(self._kinds)
        return tidied

    def _sources(self, own: list[int]) -> list[int]:
        """From where each number of a tidy stroke is: itself, its first ink or opacity, or -1."""
        first = {kind: self.columns(kind)[:each] for kind, each in EACH.items()}
        source = [i if i in own else -1 for i in range(len(self.params))]
        for kind, columns in first.items():
            for place, i in enumerate(self.columns(kind)):
                source[i] = i if i in own else columns[place % len(columns)]
        return source

    def rows(self, strokes: Float[Tensor, "N P"]) -> Float[Tensor, "N 20"]:
        """See `Brush.rows`."""
        rows, before = strokes.new_zeros(len(strokes), NUMBERS), 0
        for i, (kind, at, mine) in enumerate(self._apart(strokes)):
            more = strokes.new_zeros(NUMBERS)
            more[KIND] = i
            if kind.textures:
                more[INK + FORMS[str(kind.form)].columns.index(TEXTURE)] = before
                before += len(kind.textures.means)
            rows = rows.index_copy(0, at, kind.rows(mine) + more)
        return rows

    def rasterize(
        self, strokes: Float[Tensor, "N P"], height: int, width: int
    ) -> tuple[Float[Tensor, "N 3 #H #W"], Float[Tensor, "N 1 H W"]]:
        """See `Brush.rasterize`."""
        shape = (height, width) if self.graded else (1, 1)
        colors = strokes.new_zeros(len(strokes), 3, *shape)
        alphas = strokes.new_zeros(len(strokes), 1, height, width)
        for kind, at, mine in self._apart(strokes):
            color, alpha = kind.rasterize(mine, height, width)
            colors = colors.index_copy(0, at, color.expand(-1, -1, *shape))
            alphas = alphas.index_copy(0, at, alpha)
        return colors, alphas

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`."""
        i = int(self.which(stroke))
        return self._kinds[i].svg(stroke[self._own[i]], longer_side, name)

    def trace(self, stroke: Float[Tensor, " P"]) -> Trace:
        """See `Brush.trace`."""
        i = int(self.which(stroke))
        return self._kinds[i].trace(stroke[self._own[i]])

    def svg_definitions(self, document: str) -> str:
        """See `Brush.svg_definitions`."""
        return "".join(kind.svg_definitions(document) for kind in self._kinds)

    def _apart(
        self, strokes: Float[Tensor, "N P"]
    ) -> Iterator[tuple[Brush, Int[Tensor, " n"], Float[Tensor, "n p"]]]:
        """Each kind, where its strokes are, and they as its own."""
        which = self.which(strokes)
        for i, kind in enumerate(self._kinds):
            at = (which == i).nonzero()[:, 0]
            yield kind, at, strokes[at][:, self._own[i]]


def united(kinds: Sequence[Brush]) -> tuple[tuple[Param, ...], tuple[list[int], ...]]:
    """The numbers of strokes that are each of one of these brushes, and which each brush reads."""
    params, shapes = [CHOICE], []
    for kind in kinds:
        shapes.append([_place(p, kind, params) for p in kind.params if p.kind not in EACH])
    own: list[list[int]] = [[] for _ in kinds]
    shared = {}
    for name in EACH:
        shared[name] = len(params)
        most = max((_of(kind, name) for kind in kinds), key=len)
        params.extend(most)
    for mine, kind, shape in zip(own, kinds, shapes, strict=True):
        places = {None: iter(shape)} | {name: count(at) for name, at in shared.items()}
        mine.extend(next(places[p.kind if p.kind in EACH else None]) for p in kind.params)
    return tuple(params), tuple(own)


def _of(brush: Brush, kind: Kind) -> list[Param]:
    return [param for param in brush.params if param.kind == kind]


def _place(param: Param, brush: Brush, params: list[Param]) -> int:
    """Where a number of a brush's shape stands among all, to which it may be added."""
    taken = {known.name: known for known in params}
    if taken.get(param.name, param) != param:
        param = replace(param, name=f"{brush.title}_{param.name}")
    if param not in params:
        params.append(param)
    return params.index(param)


def _check(kinds: Sequence[Brush]) -> None:
    titles = [kind.title for kind in kinds]
    if not 2 <= len(kinds) <= MOST:
        raise ValueError(f"2 ... {MOST} brushes are mixed, got {len(kinds)}")
    for kind in kinds:
        if [other.name for other in kinds].count(kind.name) > 1:
            raise ValueError(f"{'+'.join(titles)} has {kind.title} twice: name each brush once")
        if len(kind.kinds) > 1 or kind.form is None:
            raise ValueError(f"{kind.title} cannot be mixed with other brushes")
        if not kind.columns("alpha"):
            raise ValueError(
                f"{kind.title} has no opacity, by which strokes of several brushes are compared: "
                f"mix another with {' and '.join(t for t in titles if t != kind.title)}"
            )

"""`python -m agents.stylize photo.jpg --style starry.jpg`: the photograph in that painting's hand.

Writes stylized.png; the network that saw both is said, and is named in the picture itself.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import torch

from agents.search import Aloud
from agents.style.begun import finished, read, search_of
from agents.style.options import Options
from agents.style.stylized import Pictures
from agents.style.watching import WRITTEN, Watching, write
from paint_gym.features import download, instead, load_network
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import color_of
from renderers.files import check_writable
from renderers.workshop.command import run
from renderers.workshop.device import find_device
from renderers.workshop.locks import one_at_a_time
from renderers.workshop.processors import in_words

FREE = (
    "picture",
    "content_image",
    "style_image",
    "output",
    "model",
    "download",
    "ground",
    "gpu",
    "threads",
    "save_epochs",
    "film",
    "resume",
)
"""options that may be others when a search goes on; what pictures show must be the same"""


def main(argv: Sequence[str] | None = None) -> None:
    """Stylize as the command line says."""
    run(Options, stylize, argv, prog="python -m agents.stylize", about=__doc__)


def stylize(options: Options) -> None:
    """Look, search, write."""
    options = named(options)
    check(options)
    device = device_of(options.gpu)
    if options.download:
        download(options.model)
    network = load_network(options.model, device)
    if told := instead(options.model, network):
        print(told)
    pictures, out = read(options), options.output
    with one_at_a_time(out.parent, "stylizing"):
        check_writable(out.parent)
        search = search_of(options, pictures, network)
        watching = search.watch = Watching(options, pictures, sum(search.plan.steps))
        kept = out.with_suffix(".search.safetensors")
        aloud = Aloud(kept, about_of(options, network.name, pictures), options.resume)
        found = finished(aloud(search), pictures, options)
        style, content = search.measured()
        print(
            f"{search.step} steps in {search.spent:.1f} s on {in_words()} by {network.name}: of "
            f"the style {1 - style:.0%} of what the photograph missed is there, content is "
            f"{content:.2f} off"
        )
        write(found, out, watching.about | {"network": network.name, "steps": search.step})
        watching.finish(found)
        if not aloud.stopped:
            kept.unlink(missing_ok=True)
    for file in (*watching.files, out):
        print(file)


def named(options: Options) -> Options:
    """With the photograph in one place, whichever way it was named.

    Raises:
        ValueError: none, or two, or no style.
    """
    given = [x for x in (options.picture, options.content_image) if x is not None]
    if len(given) != 1:
        raise ValueError(
            "name one photograph, as in `python -m agents.stylize photo.jpg --style starry.jpg`"
            f"; got {' and '.join(given) or 'none'}"
        )
    if not options.style_image:
        raise ValueError("name a painting: --style starry.jpg")
    return replace(options, picture=given[0], content_image=None)


def check(options: Options) -> None:
    """Refuse what cannot be done before anything is read.

    Raises:
        ValueError: says which option, and what it may be.
    """
    if options.output.suffix.lower() not in WRITTEN:
        raise ValueError(
            f"--output must end with {', '.join(WRITTEN)}, got {options.output.name or 'nothing'}"
        )
    if options.output.is_dir():
        raise ValueError(f"{options.output} is a folder: name a file in it with -o")
    given = [find_picture(x).resolve() for x in (str(options.picture), *options.style_image)]
    if options.output.resolve() in given:
        raise ValueError(f"{options.output} is a picture that is given: name another with -o")
    blend = options.style_blend
    if blend and (len(blend) != len(options.style_image) or not sum(blend)):
        raise ValueError(
            f"--style-blend takes a number for each of {len(options.style_image)} paintings, not "
            f"all 0; got {' '.join(map(str, blend))}"
        )
    if not options.content_weight and not options.style_weight:
        raise ValueError("--content-weight and --style-weight are both 0: nothing is wanted")
    color_of(options.ground)


def device_of(gpu: int) -> torch.device:
    """Where it is done; says so where that is not the GPU that is meant.

    Raises:
        ValueError: there are GPUs, and not so many.
    """
    if gpu < 0:
        return torch.device("cpu")
    if not torch.cuda.is_available():
        print("no GPU here: on the processor")
        return torch.device("cpu")
    return find_device(f"cuda:{gpu}", "--gpu")


def about_of(options: Options, network: str, pictures: Pictures) -> str:
    """What must be the same when a search goes on; pictures by what they show."""
    told = {name: x for name, x in vars(options).items() if name not in FREE}
    shown = hashlib.sha256()
    for picture in (pictures.content, *pictures.styles):
        shown.update(str(picture.shape).encode() + picture.tobytes())
    words = ", ".join(f"{name} {value}" for name, value in told.items())
    return f"{words}, network {network}, pictures {shown.hexdigest()[:12]}"


if __name__ == "__main__":
    main()

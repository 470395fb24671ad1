"""`python -m agents.translate WEIGHTS photo.jpg -o out/`: a picture made of each picture.

The weights say what they were taught: to colour what is grey, to make photographs of drawings. What
lies in files is taken as just that, a drawing as a drawing, in any format, size and aspect, and so
is a folder of pictures. Transparency is laid over white; what is written is as large, as PNG.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import numpy as np
import tyro
from tqdm import tqdm

from agents.gan.translated import Seeing, Translated
from agents.gan.translators import load_translator
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import color_of, read_picture
from paint_gym.targets.album import UNREADABLE, first_few, in_folder
from renderers.files import check_writable, write_picture
from renderers.workshop.command import OnThreads, line_of, run
from renderers.workshop.locks import one_at_a_time
from renderers.workshop.ranges import Seed, within

TILE = 512
"""longest side that is translated at once, pixels"""


@dataclass(frozen=True)
class Options(OnThreads):
    """Translate pictures."""

    translator: tyro.conf.Positional[Path]
    """weights of a translator, or the folder of its run"""
    picture: tyro.conf.Positional[str]
    """a picture in any usual format; or bundled:NAME, one that comes with scikit-image; or -, which
    reads a picture from standard input; or a folder of pictures"""
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])] = Path("translated")
    """folder for what is written: NAME.png; of standard input, stdin.png"""
    photograph: bool = False
    """pictures are photographs, of which is made what the network is given, as while it learned: a
    drawing, flat colours, a painting, grey with dots of its colours; else they are that already, or
    are made grey where colours are wanted. Networks that learned from files, or without pairs, take
    pictures as they are"""
    view: Annotated[int, within(1, 4096)] | None = None
    """longer side at which the network sees the picture, pixels; else about the size it learned at
    where it sees a picture as a whole (U-Nets) or only colours it, and the picture's own size where
    it goes from place to place"""
    tile: Annotated[int, within(16, 4096)] = TILE
    """longest side that is translated at once, pixels; above it, tile by tile, without seams"""
    side_by_side: bool = False
    """what the network is given stands left of what it made, in one picture"""
    ground: str = "white"
    """colour below a transparent picture: a name, or "#rrggbb\""""
    seed: Seed = 0
    """of the noise, and of what is made of photographs"""


def main(argv: Sequence[str] | None = None) -> None:
    """Translate as the command line says."""
    run(Options, translate, argv, prog="python -m agents.translate", about=__doc__)


def translate(options: Options) -> None:
    """Translate each picture, and write it."""
    if options.out.exists() and not options.out.is_dir():
        raise ValueError(f"{options.out} is a file: name a folder with -o")
    seeing = Seeing(options.tile, options.view, options.photograph, options.seed)
    translated = Translated(*load_translator(options.translator), seeing)
    color_of(options.ground)
    place = find_picture(options.picture)
    files = files_of(place, options.out)
    refuse_own(files)
    with one_at_a_time(options.out, "translating"):
        check_writable(options.out)
        written = translate_all(translated, files, options)
    if place.is_dir():
        print(f"{options.out}: {len(written)} pictures")
    else:
        print(written[0])


def files_of(place: Path, out: Path) -> dict[Path, Path]:
    """Each picture, and where what is made of it goes; of a folder, those in `out` are left out.

    In a folder where two would get one name, all keep their endings before the new one.

    Raises:
        FileNotFoundError: a folder without pictures.
    """
    if not place.is_dir():
        return {place: out / f"{place.stem}.png"}
    inside = place.resolve() in out.resolve().parents
    found = [Path(entry.name) for entry in in_folder(place)]
    found = [x for x in found if not (inside and x.resolve().is_relative_to(out.resolve()))]
    if not found:
        raise FileNotFoundError(f"no pictures in {place}: put some there")
    names = [x.relative_to(place).with_suffix(".png") for x in found]
    if len(set(names)) < len(names):
        names = [x.relative_to(place).with_name(f"{x.name}.png") for x in found]
    return dict(zip(found, (out / name for name in names), strict=True))


def refuse_own(files: dict[Path, Path]) -> None:
    """Raises: ValueError: what is made would take the place of what is given."""
    own = {file.resolve() for file in files}
    for target in files.values():
        if target.resolve() in own:
            raise ValueError(f"{target} is to be translated: name another folder with -o")


def translate_all(translated: Translated, files: dict[Path, Path], options: Options) -> list[Path]:
    """What was written; pictures that cannot be read are left out, counted and named in the end.

    Raises:
        ValueError: none of them can be read.
    """
    ground, wrong, hurt = color_of(options.ground), list[str](), list[str]()
    written = []
    for file, target in tqdm(files.items(), "pictures", unit="picture", leave=False):
        try:
            picture = read_picture(file, ground=ground, tell=hurt.append)
        except UNREADABLE as error:
            wrong.append(line_of(error))
            continue
        given, made = translated(picture, each=partial(tqdm, desc=file.name, delay=2, leave=False))
        shown = np.concatenate([given, made], 1) if options.side_by_side else made
        write_picture(target, shown)
        written.append(target)
    if not written:
        few = f"none of the {len(files)} pictures of {options.picture} can be read: "
        raise ValueError(few * (len(files) > 1) + first_few(wrong))
    tell(f"{len(hurt)} of {len(files)} pictures are damaged a little and used", hurt)
    tell(f"{len(wrong)} of {len(files)} pictures cannot be read and are skipped", wrong)
    return written


def tell(what: str, errors: list[str]) -> None:
    """Warn of errors, if there are any."""
    if errors:
        warnings.warn(f"{what}: {first_few(errors)}", stacklevel=2)


if __name__ == "__main__":
    main()

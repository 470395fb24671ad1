"""A folder of pictures, each painted into a folder of its own.

Beside what is written of a picture lies `asked.json`: of which bytes it is, as which options asked,
and which files were written. What is there as it is asked for now is not painted again.
"""

import json
from collections import Counter
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from tqdm import tqdm

from agents.commission.files import write_all
from agents.commission.frames import Frames
from agents.commission.options import Options
from agents.commission.painted import decibels, painted, picture_of
from agents.painters.audience import Audience
from paint_gym.targets.album import UNREADABLE, first_few, in_folder
from renderers.files import check_writable, to_json, write_text
from renderers.workshop.command import OnDevice, line_of

ASKED = "asked.json"
ELSEWHERE = (Frames, OnDevice)
"""kinds of options that change nothing of how a picture is painted"""


def paint_folder(folder: Path, options: Options) -> list[Path]:
    """Paint every picture that lies in it, by name; the folders of what was painted.

    What Ctrl-C or a kill falls in is painted again when the command is; nothing else is.

    Raises:
        ValueError: some could not be painted, once all others are; or an option is for one picture;
            or nothing can be painted so.
        FileNotFoundError: there are no pictures.
        OSError: what is painted cannot be written.
    """
    check_folder(folder, options)
    places = places_of(folder, options.out)
    check_writable(options.out)
    wrong, done = list[str](), list[Path]()
    with tqdm(places.items(), "pictures", unit="picture", leave=False) as bar:
        for file, place in bar:
            bar.set_postfix_str(file.name, refresh=False)
            try:
                said = paint_into(file, replace(options, picture=str(file), out=place))
            except Unpainted as error:
                wrong.append(str(error))
                said = f"not painted: {error}"
            except (ValueError, MemoryError, FloatingPointError) as error:
                if not done:
                    raise  # so would it be of the next
                wrong.append(f"{file}: {line_of(error)}")
                said = f"not painted: {wrong[-1]}"
            else:
                done.append(place)
            bar.write(f"{file.name}: {said}")
    if wrong:
        few = first_few(wrong)
        raise ValueError(f"{len(wrong)} of {len(places)} pictures are not painted: {few}")
    return done


class Unpainted(Exception):
    """A picture that cannot be read, and why."""


def check_folder(folder: Path, options: Options) -> None:
    """Raises: ValueError: an option is for one picture, or the folder is its own output."""
    told = {"--resume": options.resume, "--film-search": options.film_search}
    if names := [name for name, value in told.items() if value]:
        raise ValueError(
            f"{', '.join(names)} is for one picture: leave it out, and what is painted of "
            f"{folder} already is not painted again"
        )
    if options.out.resolve() == folder.resolve():
        raise ValueError(f"{folder} holds the pictures: name another folder with -o")


def places_of(folder: Path, out: Path) -> dict[Path, Path]:
    """Each picture in the folder, not in folders below it, and the folder of what is made of it.

    Those are named as the pictures are, without the ending but where two would then be one.

    Raises:
        FileNotFoundError: there are none.
    """
    files = [
        file for file in (Path(entry.name) for entry in in_folder(folder)) if file.parent == folder
    ]
    if not files:
        raise FileNotFoundError(f"no pictures in {folder}: put some there")
    stems = Counter(file.stem.casefold() for file in files)
    names = [file.stem if stems[file.stem.casefold()] == 1 else file.name for file in files]
    if len({name.casefold() for name in names}) < len(names):
        names = [file.name for file in files]
    return {file: out / name for file, name in zip(files, names, strict=True)}


def paint_into(file: Path, options: Options) -> str:
    """Paint a picture, unless that is done; what there is to say of it.

    Raises:
        Unpainted: it cannot be read.
        ValueError, OSError: it cannot be painted so, or not be written.
    """
    record = options.out / ASKED
    try:
        asked = asked_of(file, options)
        if is_done(record, asked):
            return "painted already"
        told: list[str] = []
        photograph = picture_of(str(file), options.background, told.append)
    except UNREADABLE as error:
        raise Unpainted(line_of(error)) from error
    made = painted(photograph, options, told.append, audience=Audience())
    record.unlink(missing_ok=True)  # files that a kill leaves from two paintings are not done
    written = write_all(made.painting, options, photograph)
    names = sorted(path.name for path in written)
    write_text(record, json.dumps({"asked": asked, "files": names}, indent=1) + "\n")
    likeness = f"{len(made.painting.strokes)} strokes, PSNR {decibels(made.error):.1f} dB"
    return "; ".join([likeness, *told])


def asked_of(file: Path, options: Options) -> dict[str, Any]:
    """What decides how a picture is painted: its bytes and the options, files in them by theirs."""
    elsewhere = {"picture", "out", *(field.name for x in ELSEWHERE for field in fields(x))}
    asked = {k: v for k, v in to_json(options).items() if k not in elsewhere}
    picture = sha256(file.read_bytes()).hexdigest()[:16]
    return {"picture": picture, **asked, "held": options.held}


def is_done(record: Path, asked: dict[str, Any]) -> bool:
    """Whether all is there that was written when this was asked for."""
    try:
        kept = json.loads(record.read_text())
        return kept["asked"] == asked and all((record.parent / x).is_file() for x in kept["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return False

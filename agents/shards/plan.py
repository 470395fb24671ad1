"""Which pictures are of which shard: written down before anything is painted.

plan.json          how to paint, of what, and how many pictures there are
pictures.parquet   all pictures in order; a row group is a shard
00000.tar          what was painted of the first shard: 000000000.npz, 000000000.png, ...
00000.parquet      a row for each of its pictures; it comes last, so the shard is finished
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from agents.shards.options import Options
from agents.shards.parquet import arrow, table_of
from agents.shards.pictures import Picture, pictures_of
from agents.shards.place import Place
from agents.shards.sources import Sources, find_sources

PLAN, PICTURES = "plan.json", "pictures.parquet"
KINDS = {"id": "string", "url": "string", "at": "int64", "length": "int64"}


@dataclass(frozen=True)
class Plan:
    """Shards of pictures.

    Attributes:
        place: where they lie.
        pictures: in all.
        shard_size: of each but the last, which may have fewer.
    """

    place: Place
    pictures: int
    shard_size: int

    @property
    def shards(self) -> int:
        """How many there are."""
        return -(-self.pictures // self.shard_size)

    def unfinished(self, node: int = 0, nodes: int = 1) -> list[int]:
        """Shards of a machine of several that are still to be painted, in order."""
        there = self.place.names()
        mine = range(node, self.shards, nodes)
        return [shard for shard in mine if f"{name_of(shard)}.parquet" not in there]

    def length(self, shard: int) -> int:
        """Pictures of a shard."""
        return min(self.shard_size, self.pictures - shard * self.shard_size)


def name_of(shard: int) -> str:
    """Of its files, without the ending."""
    return f"{shard:05d}"


def pictures_in(place: Place, shard: int) -> list[Picture]:
    """Those of a shard, in order."""
    with place.reading(PICTURES) as file:
        rows = arrow().parquet.ParquetFile(file).read_row_group(shard).to_pylist()
    return [Picture(**row) for row in rows]


def open_plan(options: Options) -> Plan:
    """The plan that lies in the folder, or a new one, which is written there.

    Raises:
        ValueError: what lies there is of another input, or painted otherwise; or see
            `find_sources` and `pictures_of`.
        OSError: it cannot be read or written.
    """
    place, sources = Place(options.shards), find_sources(options.source)
    about = {"input": sources.digest, "options": options.about}
    there = place.names()
    if PLAN in there:
        return _kept(place, about, options)
    if any(name.endswith((".tar", ".parquet")) for name in there - {PICTURES}):
        raise ValueError(f"{options.shards} holds files but no {PLAN}: name another folder")
    count = _write(place, sources, options.shard_size)
    with place.writing(PLAN) as file:
        file.write(json.dumps({**about, "pictures": count}, indent=1).encode())
    return Plan(place, count, options.shard_size)


def _kept(place: Place, about: dict[str, Any], options: Options) -> Plan:
    with place.reading(PLAN) as file:
        found = json.loads(file.read())
    if found["input"] != about["input"]:
        raise ValueError(
            f"{options.shards} was begun with other pictures than {options.source} has now: name "
            "another folder"
        )
    then, now = found["options"], json.loads(json.dumps(about["options"]))
    apart = [name for name in now if name not in then or then[name] != now[name]]
    if apart:
        name = apart[0]
        raise ValueError(
            f"{options.shards} was begun with {name} {then.get(name)}, this is {now[name]}: use "
            "the same, or name another folder"
        )
    return Plan(place, found["pictures"], options.shard_size)


def _write(place: Place, sources: Sources, shard_size: int) -> int:
    """List all pictures; how many there are."""
    count, rows = 0, _once(pictures_of(sources))
    pa = arrow()
    with place.writing(PICTURES) as file:
        with pa.parquet.ParquetWriter(file, table_of([], KINDS).schema) as writer:
            while some := list(islice(rows, shard_size)):
                table = table_of([asdict(picture) for picture in some], KINDS)
                writer.write_table(table, row_group_size=shard_size)
                count += len(some)
        if not count:
            raise ValueError(f"{sources.root} holds no pictures")
    return count


def _once(pictures: Iterator[Picture]) -> Iterator[Picture]:
    known: set[str] = set()
    for picture in pictures:
        if picture.id in known:
            raise ValueError(f"two pictures have the id {picture.id}: give each its own")
        known.add(picture.id)
        yield picture

"""Pictures by the million: painted in shards, by many processes, each picture exactly once.

options.py    what may be asked
sources.py    where pictures come from: a folder, tars, parquet lists
pictures.py   one picture after another out of those, and its bytes
plan.py       which pictures are of which shard, written down before anything is painted
place.py      where shards lie: a local folder, or what fsspec knows
parquet.py    tables
shard.py      `paint_shard`: one shard, painted and written; the same bytes whoever does it
crew.py       shards shared among processes here, some of which may die
on_ray.py     the same by Ray
"""

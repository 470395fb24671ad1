"""`python -m benchmarks.speed`: how fast everything is; alone, strokes, env steps and updates.

overview [--quick]  strokes, env steps and updates per second; so without a name
engines             strokes per second of every engine and brush, and memory
env_profile         where a step of the environment spends its time
equality            how far the tile engine is from the exact one
gpu                 engines, the environment and exactness on a GPU, beside its ceilings
threads             what threads give on idle processors, and cost on busy ones
bulk                pictures a minute of agents.bulk, by one process, by more, by Ray
"""

from functools import partial

from benchmarks.speed import bulk, engines, env_profile, equality, gpu, measure, threads
from renderers.registry import Registry
from renderers.workshop.command import Command, run_one_of

COMMANDS: Registry = Registry(
    "command",
    overview=Command(measure.Speed, measure.run),
    engines=Command(engines.Engines, engines.run),
    env_profile=Command(env_profile.EnvProfile, env_profile.run),
    equality=Command(equality.Equality, equality.run),
    gpu=Command(gpu.Gpu, gpu.run),
    threads=Command(threads.Threads, threads.run),
    bulk=Command(bulk.Bulk, bulk.run),
)

main = partial(
    run_one_of, COMMANDS, prog="python -m benchmarks.speed", about=__doc__, unnamed="overview"
)
"""does what the command line says; takes what is typed, if not there"""

if __name__ == "__main__":
    main()

"""A process that trains with others and, at some update, is killed or falls silent, once.

As `agents.train`, told by the environment: DYING is its rank, the update, the signal that it sends
to itself, and a file that it writes its number to; PATIENCE the seconds after which others give up.
"""

import os
from pathlib import Path

from agents import train
from agents.learning import processes, session


def main():
    rank, at, signal, file = os.environ["DYING"].split(",")
    note, step = Path(file), session.Session.step

    def mortal(self, bar):
        if (processes.rank(), self.update) == (int(rank), int(at)) and not note.exists():
            note.write_text(str(os.getpid()))
            os.kill(os.getpid(), int(signal))
        step(self, bar)

    session.Session.step = mortal
    if "PATIENCE" in os.environ:
        processes.PATIENCE = float(os.environ["PATIENCE"])
    train.main()


if __name__ == "__main__":
    main()

"""`python -m renderers.train` says where networks that imitate brushes are trained now."""

from collections.abc import Sequence

from renderers.workshop.command import told

PROG = "python -m renderers.train"


def main(argv: Sequence[str] | None = None) -> None:
    """Refuse, naming the command that trains."""
    with told(PROG):
        raise ValueError(
            "networks that imitate brushes are trained by `python -m agents.train neural_renderer "
            "--brush BRUSH`"
        )


if __name__ == "__main__":
    main()

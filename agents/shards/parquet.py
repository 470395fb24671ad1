"""Tables as parquet files; what reads and writes them is an extra."""

from typing import Any


def arrow() -> Any:
    """The package `pyarrow`, with its `parquet`.

    Raises:
        ImportError: it is not installed; says how to.
    """
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise ImportError('pyarrow is missing: pip install "paint-gym[bulk]" brings it') from error
    return pyarrow


def table_of(rows: list[dict[str, Any]], kinds: dict[str, str]) -> Any:
    """Rows as a table, each column of its kind in Arrow's words."""
    pa = arrow()
    schema = pa.schema([(name, pa.type_for_alias(kind)) for name, kind in kinds.items()])
    return pa.Table.from_pylist(rows, schema=schema)

"""Our side of the comparison of tables, in a process of its own: one command, one JSON object on standard output.

    python -m bench.calculator_ours rows TABLE.csv AMOUNTS.npy      (or: spelled)
    python -m bench.calculator_ours file TABLE RESULTS

`rows` gives the table its columns as a program would have them: words as dictionaries, days as days, money as decimals. `spelled` gives it
words as they are written.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.csv as csv
from numpy.typing import NDArray

from bench.calculator_rows import AMOUNTS, RATES
from bench.process import memory, repeated
from calculator.__main__ import main as command
from calculator.table import work_out

WORDS: Final = pa.dictionary(pa.int32(), pa.string())
MONEY: Final = pa.decimal64(18, 2)
_WORDS: Final = ("scheme", "place", "category", *RATES)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["rows", "spelled", "file"])
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    if chosen.what == "file":
        told = {"seconds": repeated(partial(command, ["table", chosen.source, "-o", chosen.target]), chosen.rounds)}
    else:
        told = {"seconds": rows(columns(chosen.source, WORDS if chosen.what == "rows" else pa.string()), chosen.target, chosen.rounds)}
    json.dump({**told, "memory": memory()}, sys.stdout)


def rows(given: pa.Table, target: str, rounds: int) -> list[float]:
    """Seconds from columns in memory to columns in memory; the least amounts, in fen, are left in a file."""
    work_out(given.slice(0, 1))  # what is loaded at the first question belongs to no table
    taken = repeated(partial(work_out, given), rounds)
    np.save(target, fen(work_out(given).results["reimbursement_low"]))
    return taken


def columns(source: str, words: pa.DataType) -> pa.Table:
    """The columns of a CSV file, typed, in one piece."""
    types = dict.fromkeys(_WORDS, words) | {"date": pa.date32()} | dict.fromkeys(AMOUNTS, pa.decimal128(18, 2))
    options = csv.ConvertOptions(column_types=types, strings_can_be_null=True)
    read = csv.read_csv(source, convert_options=options).unify_dictionaries().combine_chunks()
    for name in AMOUNTS:
        read = read.set_column(read.schema.get_field_index(name), name, read[name].cast(MONEY))
    return read


def fen(amounts: pa.ChunkedArray) -> NDArray[np.int64]:
    """Yuan with two decimals as fen; -1 where there is none."""
    whole = amounts.cast(MONEY).combine_chunks()
    held = np.frombuffer(whole.buffers()[1], np.int64)[whole.offset : whole.offset + len(whole)]
    return np.where(whole.is_valid().to_numpy(zero_copy_only=False), held, -1)


if __name__ == "__main__":
    main()

"""Our side of the comparison of tables, in a process of its own: one command, one JSON object on standard output.

    python -m bench.calculator_ours rows TABLE.csv AMOUNTS.npy      (or: spelled)
    python -m bench.calculator_ours touched TABLE.csv -
    python -m bench.calculator_ours file TABLE RESULTS

`rows` gives the table its columns as a program would have them: words as dictionaries, days as days, money as decimals. `spelled` gives it
words as they are written. `touched` works nothing out: it is how fast any program could be that reads all columns and writes all results.
"""

from __future__ import annotations

import argparse
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from os import cpu_count
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
RESULTS: Final = (np.int64, np.int64, np.int32, np.int8, np.int8)
"""Two bounds, the number of the words, whether there is an amount and an upper bound; what is left to pay is worked out when asked for."""
PART: Final = 2**16
_WORDS: Final = ("scheme", "place", "category", *RATES)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["rows", "spelled", "touched", "file"])
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    if chosen.what == "file":
        told = {"seconds": repeated(partial(command, ["table", chosen.source, "-o", chosen.target]), chosen.rounds)}
    elif chosen.what == "touched":
        told = {"seconds": touched(columns(chosen.source, WORDS), 10 * chosen.rounds)}
    else:
        told = {"seconds": rows(columns(chosen.source, WORDS if chosen.what == "rows" else pa.string()), chosen.target, chosen.rounds)}
    json.dump({**told, "memory": memory()}, sys.stdout)


def rows(given: pa.Table, target: str, rounds: int) -> list[float]:
    """Seconds from columns in memory to columns in memory; the least amounts, in fen, are left in a file."""
    work_out(given.slice(0, 1))  # what is loaded at the first question belongs to no table
    taken = repeated(partial(work_out, given), rounds)
    np.save(target, fen(work_out(given).results["reimbursement_low"]))
    return taken


def touched(given: pa.Table, rounds: int) -> list[float]:
    """Seconds to look at every value once and to write as many results as a table has, by all threads, nothing worked out."""
    held = [_numbers(given[name].combine_chunks()) for name in given.column_names]

    def part(start: int) -> None:
        here = slice(start, start + PART)
        for values in held:
            values[here].max()
        for values in written:
            values[here] = 1

    def whole() -> None:
        written[:] = [np.empty(len(given), kind) for kind in RESULTS]
        list(threads.map(part, range(0, len(given), PART)))

    written: list[NDArray[np.integer]] = []
    with ThreadPoolExecutor(cpu_count()) as threads:
        return repeated(whole, rounds)


def _numbers(column: pa.Array) -> NDArray[np.integer]:
    plain = column.indices if pa.types.is_dictionary(column.type) else column
    return np.frombuffer(plain.buffers()[1], f"i{plain.type.bit_width // 8}")


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

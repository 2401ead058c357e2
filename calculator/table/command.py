"""``python -m calculator table IN -o OUT``: CSV or Parquet in and out, by the endings of the names (options: ``commands.population``)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

import pyarrow as pa

from calculator.own_rule import OwnRules
from calculator.table.columns.layout import UnusableTableError
from calculator.table.desk import Desk
from calculator.table.files.csv_source import open_csv
from calculator.table.files.parquet_source import open_parquet
from calculator.table.files.progress import Progress
from calculator.table.files.sink import Format, rejected_sink, results_sink
from calculator.table.files.source import Source
from calculator.table.files.through import work_through

STANDARD = "-"
INTERRUPTED = 130
"""What shells take for an end by Ctrl-C."""


def run(chosen: argparse.Namespace, rules: OwnRules) -> int:
    """Work the table out; 2 where it cannot be used as a whole, or not read or written to its end."""
    try:
        aside = _rejected_name(chosen)
        _refuse_one_file_twice(chosen.cases, chosen.output, aside)
        _run(chosen, aside, Desk(rules))
    except UnusableTableError as unusable:
        print(f"calculator: {unusable}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("calculator: 中断了，结果没有写完", file=sys.stderr)
        return INTERRUPTED
    except OSError as failed:
        if failed.filename is not None or isinstance(failed, BrokenPipeError):
            raise
        print(f"calculator: 读写文件时出错，结果没有写完：{failed.strerror or failed}", file=sys.stderr)
        return 2
    return 0


def _run(chosen: argparse.Namespace, aside: str, desk: Desk) -> None:
    pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps a hundred megabytes more
    progress = Progress(sys.stderr)
    with ExitStack() as opened:
        source = _source(chosen, opened)
        results = results_sink(opened.enter_context(_written(chosen.output)), _format(chosen.output), source.schema, desk.register)
        rejected = rejected_sink(opened.enter_context(_written(aside)), _format(aside))
        work_through(source, desk, results, rejected, progress)
        results.target.close()
        rejected.target.close()
    progress.end()


def _source(chosen: argparse.Namespace, opened: ExitStack) -> Source:
    if chosen.cases == STANDARD:
        return open_csv(_open(sys.stdin).buffer, chosen.encoding, keep=chosen.keep)
    path = Path(chosen.cases)
    if _format(chosen.cases) is Format.PARQUET:
        return open_parquet(path, keep=chosen.keep)
    return open_csv(opened.enter_context(path.open("rb")), chosen.encoding, keep=chosen.keep)


def _open(stream: TextIO | None) -> TextIO:
    if stream is None:
        raise UnusableTableError("标准输入或标准输出没有打开")
    return stream


def _format(name: str) -> Format:
    ending = Path(name).suffix.lower()
    if name == STANDARD or ending == ".csv":
        return Format.CSV
    if ending in (".parquet", ".pq"):
        return Format.PARQUET
    raise UnusableTableError(f"{name}：文件名要以 .csv 或 .parquet 结尾")


def _rejected_name(chosen: argparse.Namespace) -> str:
    if chosen.output == STANDARD and chosen.rejected in (None, STANDARD):
        raise UnusableTableError("结果写到标准输出时，要用 --rejected 说明不能算的行写到哪个文件")
    if chosen.rejected:
        return str(chosen.rejected)
    path = Path(chosen.output)
    return str(path.with_name(f"{path.stem}.rejected{path.suffix}"))


def _refuse_one_file_twice(*names: str) -> None:
    paths = [os.path.realpath(name) for name in names if name != STANDARD]
    for path in paths:
        if paths.count(path) > 1:
            raise UnusableTableError(f"{path} 既要读又要写，或者要写两次；请用不同的文件名")


@contextmanager
def _written(name: str) -> Iterator[BinaryIO]:
    """A file that takes its name only when it is whole."""
    if name == STANDARD:
        yield _open(sys.stdout).buffer
        return
    path = Path(name)
    if path.is_dir():
        raise UnusableTableError(f"{name} 是一个文件夹，要写一个文件名")
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)

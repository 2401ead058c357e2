"""What a server makes once and keeps. Streamlit's caches do not do for it: any browser may ask to have those emptied, for everybody."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from threading import Lock
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Once(Generic[P, T]):
    """A function whose first result is its only one, also where two visitors call it at the same moment."""

    def __init__(self, make: Callable[P, T]) -> None:
        self._make = make
        self._made: list[T] = []
        self._lock = Lock()
        update_wrapper(self, make)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        with self._lock:
            if not self._made:
                self._made.append(self._make(*args, **kwargs))
            return self._made[0]

    def clear(self) -> None:
        """Forget the result: the next call makes a new one."""
        with self._lock:
            self._made.clear()


def once(make: Callable[P, T]) -> Once[P, T]:
    """Have a function called once."""
    return Once(make)

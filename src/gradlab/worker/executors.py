"""Pools of threads and processes that a notebook has made, made anew in a process that was forked from its kernel.

A fork keeps the objects and loses what works for them, so an answer that uses such a pool would wait for ever.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.pool import Pool
from typing import Any
from weakref import WeakSet

from torch.utils.data import DataLoader

_made: WeakSet[Any] = WeakSet()
_first: dict[type, Callable[..., None]] = {  # how these are made, before anybody looks on
    kind: kind.__init__ for kind in (ThreadPoolExecutor, ProcessPoolExecutor, Pool, DataLoader)
}


def remember() -> None:
    """From now on, know every pool and every loader that is made. Called once, before a kernel is forked."""
    for kind, original in _first.items():
        kind.__init__ = _remembering(original)  # type: ignore[misc]


def _remembering(original: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(original)
    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        _made.add(self)

    return init


def make_anew() -> None:
    """In a forked process: give each pool new threads or processes, with the options that it was made with."""
    for pool in list(_made):
        if isinstance(pool, ThreadPoolExecutor) and not pool._shutdown:
            threads: Any = pool
            _first[ThreadPoolExecutor](
                pool, threads._max_workers, threads._thread_name_prefix, threads._initializer, threads._initargs
            )
        elif isinstance(pool, ProcessPoolExecutor):
            _processes_anew(pool)
        elif isinstance(pool, Pool):
            _pool_anew(pool)
        elif isinstance(pool, DataLoader):
            pool._iterator = None  # of persistent workers; the next pass starts new ones


def _processes_anew(pool: Any) -> None:
    if not pool._shutdown_thread:
        limited = getattr(pool, "_max_tasks_per_child", None)  # from Python 3.11
        options = {} if limited is None else {"max_tasks_per_child": limited}
        first = _first[ProcessPoolExecutor]
        first(pool, pool._max_workers, pool._mp_context, pool._initializer, pool._initargs, **options)


def _pool_anew(pool: Any) -> None:
    if pool._state == "RUN":
        first = _first[Pool]
        first(pool, pool._processes, pool._initializer, pool._initargs, pool._maxtasksperchild, pool._ctx)

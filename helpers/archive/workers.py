"""Who computes the parts of a collection: this machine's processors, or a Dask cluster."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context

Compute = Callable[[Sequence[Callable]], list]


class ArchiveError(RuntimeError):
    """The collection cannot be annotated; the message says why and what to do."""


ScaleError = ArchiveError  # what it was called first: code that catches this name still does


def _quiet() -> None:
    """One progress bar, not one in each process."""
    os.environ["TQDM_DISABLE"] = "1"


@contextmanager
def _on_this_machine() -> Iterator[Compute]:
    import dask
    from tqdm.dask import TqdmCallback

    # one pool for every step, because each new process imports the kit again
    with (
        ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_quiet) as pool,
        dask.config.set(pool=pool),
    ):

        def compute(tasks: Sequence[Callable]) -> list:
            how = "processes" if len(tasks) > 1 else "synchronous"
            with TqdmCallback(desc="annotate", leave=False):
                return list(dask.compute(*[dask.delayed(task)() for task in tasks], scheduler=how))

        yield compute


@contextmanager
def _on_a_cluster(scheduler: str) -> Iterator[Compute]:
    try:
        from distributed import Client, progress
    except ImportError as error:
        raise ArchiveError(
            "A Dask scheduler needs the package distributed: pip install 'lagebild[cluster]'."
        ) from error
    try:
        client = Client(scheduler, timeout="10s")
    except (OSError, ValueError) as error:
        raise ArchiveError(
            f"No Dask scheduler answers at {scheduler} ({error}). Start one with `dask scheduler`."
        ) from error
    with client:

        def remotely(tasks: Sequence[Callable]) -> list:
            futures = [client.submit(task, pure=False) for task in tasks]
            progress(futures, notebook=False)
            return client.gather(futures)

        yield remotely


def computing(scheduler: str | None) -> AbstractContextManager[Compute]:
    """A function that runs tasks and gives their results in order: on a cluster, or on this
    machine's processors.
    """
    return _on_this_machine() if scheduler is None else _on_a_cluster(scheduler)

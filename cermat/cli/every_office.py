"""One paper of every office, into one folder: by as many processes as there are processors."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context

from cermat.cli import asking, files, output, state
from cermat.cli.errors import CommandRefused, WrongUsage
from cermat.registers.scope import Scope
from cermat.words.errors import CermatError

SUFFIX = ".pdf"
Draw = Callable[..., bytes]


def write(asked: Namespace, draw: Draw) -> bool:
    """Write the paper asked for as PDF, one file an office; return whether every office has its paper.

    An office that cannot be measured is named with its reason, and the others are written all the same. `draw`: a
    function of a module, for it is called in other processes. Raises WrongUsage and CommandRefused before any file.
    """
    if asked.office is not None:
        raise WrongUsage("--every-office mencetak semua kantor; hapus --office, atau hapus --every-office.")
    if not asked.output.is_dir():
        raise CommandRefused(f"{asked.output} bukan folder; dengan --every-office, -o menyebut folder yang ada.")
    offices = list(asking.scopes_of_all().values())
    progress, refusals = output.Progress("naskah"), []
    with _processes() as processes:
        begun = {processes.submit(partial(_write_one, office, asked=asked, draw=draw)): office for office in offices}
        for done, each in enumerate(as_completed(begun), 1):
            if refusal := _result(each):
                refusals.append(f"{begun[each].office}: {refusal}")
            progress(done, len(offices))
    progress.end()
    for refusal in sorted(refusals):
        output.say(refusal)
    output.say(f"{len(offices) - len(refusals)} dari {len(offices)} kantor ditulis di {asked.output}.")
    return not refusals


@contextmanager
def _processes() -> Iterator[ProcessPoolExecutor]:
    """Hand out processes that each opened the books; whoever breaks off does not wait for what had not begun."""
    processes = ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=state.open_books)
    try:
        yield processes
    finally:
        processes.shutdown(cancel_futures=True)


def _result(written: Future[str | None]) -> str | None:
    try:
        return written.result()
    except BrokenExecutor as error:
        raise CommandRefused(
            "Satu proses berakhir sebelum selesai, mungkin karena memori habis; berkas yang sudah ditulis utuh. "
            "Jalankan sekali lagi."
        ) from error


def _write_one(scope: Scope, *, asked: Namespace, draw: Draw) -> str | None:
    """Write one office's paper; return why there is none, as a sentence, or None."""
    try:
        files.write(asked.output / _name(scope.office, asked), draw(scope, asked, suffix=SUFFIX))
    except CermatError as refusal:
        return str(refusal)
    return None


def _name(office: str, asked: Namespace) -> str:
    quarter = f"-tw{asked.quarter}" if asked.quarter else ""
    return f"{asked.report}-{office}-{asked.year}{quarter}{SUFFIX}"

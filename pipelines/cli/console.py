"""Where people read: one console for answers (stdout), one for notes and errors (stderr)."""

import os
import sys
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from pipelines.errors import KhabarError, UsageError

if TYPE_CHECKING:
    from pipelines.settings import Settings

out = Console()
err = Console(stderr=True)


def complain(error: KhabarError) -> None:
    """Print an error on stderr: what is wrong, then what would mend it."""
    err.print(f"[bold red]khabar:[/] {error.code}: ", end="")
    err.print(error.what, markup=False, highlight=False)
    if error.mend:
        err.print(f"  → {error.mend}", style="green", markup=False, highlight=False)


def print_line(line: str) -> None:
    """Print one line of data on stdout. A reader that has left (`khabar parse ... | head`) ends the command well."""
    try:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        raise KhabarError(f"the output cannot be written: {error.strerror}", mend="free some space") from error


def load_settings() -> "Settings":
    """Return the settings of the environment. Raises UsageError naming the variable that is wrong."""
    from pydantic import ValidationError

    from pipelines.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{e['loc'][0]} = {e['input']!r}: {e['msg']}" for e in error.errors())
        raise UsageError(f"wrong setting: {wrong}", mend="see docs/settings.md for the variables") from error

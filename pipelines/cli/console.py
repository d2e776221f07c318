"""Where people read: one console for answers (stdout), one for notes and errors (stderr)."""

from rich.console import Console

from pipelines.errors import KhabarError

out = Console()
err = Console(stderr=True)


def complain(error: KhabarError) -> None:
    """Print an error on stderr: what is wrong, then what would mend it."""
    err.print(f"[bold red]khabar:[/] {error.code}: ", end="")
    err.print(error.what, markup=False, highlight=False)
    if error.mend:
        err.print(f"  → {error.mend}", style="green", markup=False, highlight=False)

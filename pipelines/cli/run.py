"""`khabar run`: index files through Dagster."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from pipelines.cli.console import err, out
from pipelines.cli.parse import AnyLanguage, Paths, settings_for
from pipelines.settings import Settings

if TYPE_CHECKING:
    from pipelines.assets.run import Progress as RunProgress
    from pipelines.assets.run import RunReport

STEPS = {"raw_files": "reading", "articles": "parsing", "article_index": "indexing", "rebuild": "building a new index"}


def run(
    paths: Paths,
    any_language: AnyLanguage = False,
    tour: Annotated[bool, typer.Option("--tour", help="Then show the records, the facets and a search.")] = False,
) -> None:
    """Index files or folders: cut into batches, each a Dagster run, then a summary.

    The embedded node is started unless OPENSEARCH_URL names a cluster. Running again changes nothing: what is already
    indexed is counted as duplicate. Exit code: 0 all taken, 3 some rejected, 2 a wrong call or a missing path, 1 a
    batch failed.
    """
    settings = settings_for(any_language)
    report = _run(paths, settings)
    _summarise(report, settings)
    if tour:
        from pipelines.cli.tour import show_tour

        show_tour(settings)
    raise typer.Exit(report.exit_code)


def _run(paths: list[str], settings: Settings) -> "RunReport":
    with err.status("starting Dagster and the index"):
        from pipelines.assets.run import run_paths
        from pipelines.flow.cluster import open_cluster

        open_cluster(settings)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True) as bars:
        task = bars.add_task("listing", total=None)

        def tell(at: "RunProgress") -> None:
            if at.note:
                bars.print(at.note)
            what = STEPS.get(at.step, at.batch)
            where = f"batch {at.number} of {at.batches}: " if at.batches > 1 else ""
            bars.update(task, description=where + what, completed=at.done, total=max(at.files, at.done))

        return run_paths(paths, settings, tell)


def _summarise(report: "RunReport", settings: Settings) -> None:
    counts = report.counts
    table = Table(show_header=False, box=None, title="Run", title_justify="left", title_style="bold")
    for name, number in counts.items():
        bad = name in ("rejected", "failed") and number
        table.add_row(name, f"[{'bold red' if bad else 'bold green'}]{number}[/]")
    for code, number in report.codes.items():
        table.add_row(f"[dim]rejected: {code}[/]", str(number))
    out.print(table)
    for batch, error in report.errors.items():
        err.print(f"[bold red]batch {batch} failed:[/] ", end="")
        err.print(error, markup=False, highlight=False)
    if counts["rejected"]:
        err.print(f"why, file by file: {settings.records}; `khabar parse PATH` prints the rejects too", highlight=False)

"""`khabar dashboards`: what analysts open in OpenSearch Dashboards."""

from typing import Annotated

import typer
from rich.table import Table

from pipelines.cli.console import load_settings, out

app = typer.Typer(
    no_args_is_help=True,
    help="Index patterns, saved searches, charts and the dashboard «Khabar» of OpenSearch Dashboards.",
)

Url = Annotated[str, typer.Option("--url", help="Address of Dashboards, with its base path if it has one.")]
Tenant = Annotated[str, typer.Option("--tenant", help="Tenant of the security plugin: global, private or a name.")]


# A callback keeps the command's name in front of the only command there is.
@app.callback()
def _dashboards() -> None:
    pass


@app.command("import")
def import_(url: Url = "http://localhost:5601", tenant: Tenant = "global") -> None:
    """Import all saved objects, replacing those of an earlier import, and read each one back.

    User, password and authority are those of the cluster: OPENSEARCH_USER, OPENSEARCH_PASSWORD, OPENSEARCH_CA_CERTS.
    """
    from pipelines.serve.dashboards.door import Door
    from pipelines.serve.dashboards.importing import import_objects
    from pipelines.serve.dashboards.objects import build_objects

    settings = load_settings()
    password = settings.opensearch_password
    door = Door(
        url,
        user=settings.opensearch_user,
        password=password.get_secret_value() if password else None,
        ca_certs=settings.opensearch_ca_certs,
        tenant=tenant,
        timeout=settings.opensearch_timeout,
    )
    stored = import_objects(door, build_objects(settings.alias))
    table = Table(title=f"{len(stored)} objects stored and read back", title_justify="left", box=None)
    for name in ("type", "id", "title"):
        table.add_column(name, overflow="fold")
    for one in stored:
        table.add_row(*one)
    out.print(table)
    out.print(f"\n{url.rstrip('/')}/app/dashboards#/view/{settings.alias}", highlight=False)

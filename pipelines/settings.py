"""Settings: frozen, read once from the environment (`KHABAR_*`, `OPENSEARCH_*`), and passed in."""

import os
from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
MIB = 1024 * 1024


def _opensearch(name: str) -> AliasChoices:
    return AliasChoices(f"OPENSEARCH_{name}", f"opensearch_{name.lower()}")


class Settings(BaseSettings):
    """Everything a user can set. The environment variable is the field's name in capitals after `KHABAR_`,
    or after `OPENSEARCH_` for the cluster's address and credentials."""

    model_config = SettingsConfigDict(env_prefix="KHABAR_", frozen=True, extra="ignore")

    data: Annotated[Path, Field(description="Folder for the node's data, records and Dagster's home.")] = (
        ROOT / ".khabar"
    )
    cache: Annotated[Path, Field(description="Folder for the engine's jars, shared by all clones.")] = (
        Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "khabar"
    )
    alias: Annotated[str, Field(description="Alias that reading goes through.")] = "khabar-articles"

    opensearch_url: Annotated[
        str | None,
        Field(validation_alias=_opensearch("URL"), description="A cluster to use instead of the embedded node."),
    ] = None
    opensearch_user: Annotated[
        str | None, Field(validation_alias=_opensearch("USER"), description="Basic auth: user.")
    ] = None
    opensearch_password: Annotated[
        SecretStr | None,
        Field(validation_alias=_opensearch("PASSWORD"), description="Basic auth: password."),
    ] = None
    opensearch_ca_certs: Annotated[
        Path | None,
        Field(validation_alias=_opensearch("CA_CERTS"), description="PEM file of a private CA."),
    ] = None
    opensearch_client_cert: Annotated[
        Path | None,
        Field(validation_alias=_opensearch("CLIENT_CERT"), description="PEM file of a certificate to be known by."),
    ] = None
    opensearch_client_key: Annotated[
        Path | None,
        Field(validation_alias=_opensearch("CLIENT_KEY"), description="Its key, where that is a file of its own."),
    ] = None
    opensearch_read_user: Annotated[
        str | None,
        Field(validation_alias=_opensearch("READ_USER"), description="User of `khabar serve`, who need only read."),
    ] = None
    opensearch_read_password: Annotated[
        SecretStr | None, Field(validation_alias=_opensearch("READ_PASSWORD"), description="That user's password.")
    ] = None
    opensearch_timeout: Annotated[
        float, Field(validation_alias=_opensearch("TIMEOUT"), description="Seconds before a request is given up.")
    ] = 30.0

    engine_heap: Annotated[str, Field(description="Heap of the embedded node, as Java writes it.")] = "1g"
    engine_port: Annotated[int, Field(description="First HTTP port to try for the embedded node.")] = 9201

    workers: Annotated[int, Field(ge=1, description="Processes that parse.")] = os.cpu_count() or 1
    batch_documents: Annotated[int, Field(ge=1, description="Files to a batch, about.")] = 2000
    batch_bytes: Annotated[int, Field(ge=1, description="Bytes to a batch, at most.")] = 256 * MIB
    max_file_bytes: Annotated[int, Field(ge=1, description="Largest single article read.")] = 20 * MIB
    watch: Annotated[str | None, Field(description="Folder or address the sensor takes new files from.")] = None
    storage: Annotated[
        str | None,
        Field(description="Folder or bucket (s3://...) for the stored records; default: inside the data folder."),
    ] = None
    any_language: Annotated[bool, Field(description="Index articles that are not Hindi too.")] = False

    api_host: Annotated[str, Field(description="Address `khabar serve` listens on.")] = "127.0.0.1"
    api_port: Annotated[int, Field(ge=0, le=65535, description="Port of `khabar serve`.")] = 8080
    api_hosts: Annotated[
        tuple[str, ...],
        Field(
            description="Names the API is called by (Host header), as a JSON list; any name where keys are asked for."
        ),
    ] = ("localhost", "127.0.0.1", "[::1]")
    api_require_keys: Annotated[
        bool, Field(description="Ask for an API key on this machine too, as behind a proxy; elsewhere always.")
    ] = False
    api_timeout: Annotated[float, Field(gt=0, description="Seconds after which the API gives a request up.")] = 10.0

    @property
    def records(self) -> str:
        """Root of the stored records, one folder per batch: a path or an fsspec address."""
        return self.storage or str(self.data / "records")

    @property
    def keys(self) -> Path:
        """The hashes of the API keys."""
        return self.data / "api-keys.json"

    @property
    def dagster_home(self) -> Path:
        return self.data / "dagster"

    @property
    def engine(self) -> Path:
        """Folder of the embedded node: data, log, state and lock."""
        return self.data / "engine"

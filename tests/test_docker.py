"""docker/: what can be held without a Docker engine."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipelines.index.engine_lock import engine_lock
from pipelines.settings import ROOT, Settings

DOCKER = ROOT / "docker"
COMPOSE: dict[str, Any] = yaml.safe_load((DOCKER / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (DOCKER / "Dockerfile").read_text(encoding="utf-8")
SECRET = re.compile("PASSWORD|SECRET|TOKEN")


def _locked(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", path.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize(
    "image", [*(s["image"] for s in SERVICES.values()), *re.findall("^FROM (\\S+)", DOCKERFILE, re.M)]
)
def test_an_image_is_pinned_by_a_full_tag(image: str) -> None:
    assert re.fullmatch(r"[a-z/-]+:\d+\.\d+[\w.-]*", image)


def test_opensearch_is_the_version_of_the_embedded_engine() -> None:
    version = engine_lock().version
    assert SERVICES["opensearch"]["image"] == f"opensearchproject/opensearch:{version}"
    assert SERVICES["dashboards"]["image"] == f"opensearchproject/opensearch-dashboards:{version}"


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_has_a_health_check(name: str) -> None:
    service = SERVICES[name]
    if service.get("restart") == "no":  # runs once and ends
        assert service["healthcheck"] == {"disable": True}
    else:
        assert "healthcheck" in service or (service["image"].startswith("khabar:") and "\nHEALTHCHECK" in DOCKERFILE)


@pytest.mark.parametrize("name", SERVICES)
def test_secrets_come_from_the_environment(name: str) -> None:
    for key, value in SERVICES[name].get("environment", {}).items():
        if SECRET.search(key):
            assert re.fullmatch(r"\$\{[A-Z_]+:\?set it in docker/\.env\}", value), key


@pytest.mark.parametrize("name", SERVICES)
def test_a_port_is_open_on_this_machine_only(name: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", []))


def test_the_example_names_every_variable_and_no_secret() -> None:
    example = (DOCKER / ".env.example").read_text(encoding="utf-8")
    used = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", (DOCKER / "compose.yaml").read_text(encoding="utf-8")))
    assert used == set(re.findall(r"^#?([A-Z_]+)=", example, re.M))
    assert not re.search(r"^[A-Z_]*PASSWORD=.+", example, re.M)


def test_the_app_is_told_settings_that_exist() -> None:
    given = [key for key in SERVICES["code"]["environment"] if key.startswith(("KHABAR_", "OPENSEARCH_"))]
    fields = {f"KHABAR_{n}".upper() for n in Settings.model_fields} | {n.upper() for n in Settings.model_fields}
    assert set(given) <= fields


def test_volumes_are_declared() -> None:
    mounts = [str(v).split(":", 1)[0] for service in SERVICES.values() for v in service.get("volumes", [])]
    named = {mount for mount in mounts if re.fullmatch("[a-z-]+", mount)}
    assert named == set(COMPOSE["volumes"])


def test_the_image_is_built_from_locks_and_runs_without_root() -> None:
    assert DOCKERFILE.count("--require-hashes") == 2
    assert "\nUSER khabar\n" in DOCKERFILE
    copied = re.findall(r"^COPY (?!--from)(\S+)", DOCKERFILE, re.M)
    ignored = (DOCKER / "Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    assert all((ROOT / path).exists() and f"!{path}" in ignored for path in copied)


def test_the_locks_of_the_image_agree() -> None:
    app, more = _locked(ROOT / "requirements.lock"), _locked(DOCKER / "requirements.lock")
    assert {name: version for name, version in more.items() if app.get(name, version) != version} == {}
    assert set(more) - set(app) <= {"dagster-postgres", "psycopg2-binary"}


def test_dagsters_postgres_driver_is_the_one_in_the_lock() -> None:
    storage = yaml.safe_load((DOCKER / "dagster.yaml").read_text(encoding="utf-8"))["storage"]
    assert storage["postgres"]["postgres_db"]["scheme"] == "postgresql+psycopg2"
    assert "psycopg2-binary" in _locked(DOCKER / "requirements.lock")


def test_dagsters_files_name_variables_the_services_get() -> None:
    asked = set(re.findall(r"env: ([A-Z_]+)", (DOCKER / "dagster.yaml").read_text(encoding="utf-8")))
    for name in ("code", "webserver", "daemon"):
        assert asked <= set(SERVICES[name]["environment"])
    server = yaml.safe_load((DOCKER / "workspace.yaml").read_text(encoding="utf-8"))["load_from"][0]["grpc_server"]
    assert server["host"] in SERVICES
    assert f'"{server["port"]}"' in DOCKERFILE


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="no compose client")
def test_the_compose_client_accepts_it(tmp_path: Path) -> None:
    env = tmp_path / "env"
    env.write_text("OPENSEARCH_INITIAL_ADMIN_PASSWORD=x\nPOSTGRES_PASSWORD=x\n")
    call = ["docker-compose", "-f", str(DOCKER / "compose.yaml"), "--env-file", str(env), "config", "-q"]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    env.write_text("")
    assert "set it in docker/.env" in subprocess.run(call, capture_output=True, text=True, check=False).stderr


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl")
def test_the_certificate_is_good_for_its_hosts_and_made_once(tmp_path: Path) -> None:
    make = ["sh", str(DOCKER / "certificates.sh"), str(tmp_path)]
    subprocess.run(make, check=True, capture_output=True)
    made = (tmp_path / "node.pem").read_bytes()
    for host in ("opensearch", "localhost"):
        verify = ["openssl", "verify", "-CAfile", "ca.pem", "-verify_hostname", host, "node.pem"]
        subprocess.run(verify, cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "node-key.pem").read_text().startswith("-----BEGIN PRIVATE KEY-----")  # PKCS 8, as asked for
    subprocess.run(make, check=True, capture_output=True)
    assert (tmp_path / "node.pem").read_bytes() == made

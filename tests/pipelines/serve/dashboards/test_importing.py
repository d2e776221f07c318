"""The import into a stand-in that answers as Dashboards' source says; none was running here."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines.errors import UsageError
from pipelines.serve.dashboards.door import DashboardsError, Door
from pipelines.serve.dashboards.importing import import_objects
from pipelines.serve.dashboards.objects import SavedObject, build_objects
from pipelines.settings import ROOT
from tests.pipelines.serve.dashboards.standin import Answer, StandIn, serving

ALIAS = "khabar-articles"


@pytest.fixture
def standin() -> Iterator[StandIn]:
    with serving(StandIn()) as found:
        yield found


@pytest.fixture
def objects() -> list[SavedObject]:
    return build_objects(ALIAS)


def test_all_objects_are_stored_and_read_back(standin: StandIn, objects: list[SavedObject]) -> None:
    stored = import_objects(Door(standin.url), objects)
    assert [(one.type, one.id) for one in stored] == [(one["type"], one["id"]) for one in objects]
    assert list(standin.held) == [("global", one["type"], one["id"]) for one in objects]


def test_a_second_import_replaces_the_first(standin: StandIn, objects: list[SavedObject]) -> None:
    import_objects(Door(standin.url), objects)
    standin.held["global", "dashboard", ALIAS] = {**objects[-1], "attributes": {"title": "old"}}
    import_objects(Door(standin.url), objects)
    assert standin.held["global", "dashboard", ALIAS] == objects[-1]


def test_the_tenant_is_the_one_asked_for(standin: StandIn, objects: list[SavedObject]) -> None:
    import_objects(Door(standin.url, tenant="desk"), objects)
    assert {tenant for tenant, _, _ in standin.held} == {"desk"}


def test_an_import_that_says_success_and_stores_nothing_is_found_out(
    standin: StandIn, objects: list[SavedObject]
) -> None:
    standin.stores = False
    with pytest.raises(DashboardsError, match=rf"{len(objects)} of {len(objects)} objects are not there.*not stored"):
        import_objects(Door(standin.url), objects)


def test_an_older_object_left_in_place_is_found_out(standin: StandIn, objects: list[SavedObject]) -> None:
    import_objects(Door(standin.url), objects)
    standin.stores = False
    standin.held["global", "dashboard", ALIAS] = {**objects[-1], "attributes": {"title": "old"}, "references": []}
    with pytest.raises(DashboardsError, match=r"dashboard khabar-articles is stored with other title, .*, references"):
        import_objects(Door(standin.url), objects)


def test_a_missing_reference_is_named_and_nothing_counts_as_imported(
    standin: StandIn, objects: list[SavedObject]
) -> None:
    with pytest.raises(DashboardsError, match="missing_references index-pattern khabar-articles") as raised:
        import_objects(Door(standin.url), [one for one in objects if one["type"] != "index-pattern"])
    assert " more" in str(raised.value)
    assert standin.held == {}


def test_a_type_that_is_not_supported_is_named(standin: StandIn, objects: list[SavedObject]) -> None:
    standin.types = ("index-pattern", "visualization", "dashboard")
    with pytest.raises(DashboardsError, match="search khabar-articles-search-latest: unsupported_type"):
        import_objects(Door(standin.url), objects)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (Answer(503, "OpenSearch Dashboards server is not ready yet"), "answered 503: .* not ready yet"),
        (Answer(403, {"statusCode": 403, "message": "no permissions"}), "answered 403: no permissions"),
        (Answer(404, {"statusCode": 404, "message": "Not Found"}), "base path"),
        (Answer(413, {"statusCode": 413, "message": "too large"}), "maxImportPayloadBytes"),
        (Answer(302, "", Location="/app/login"), "sends elsewhere, to /app/login"),
        (Answer(200, "<html>a proxy's page</html>"), "no Dashboards'"),
        (Answer(200, []), "no reason was given"),
        (Answer(200, {"success": True}), "is not stored"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_each_failure_has_its_own_words(
    standin: StandIn, objects: list[SavedObject], broken: Answer, said: str
) -> None:
    standin.broken = broken
    with pytest.raises(DashboardsError, match=said):
        import_objects(Door(standin.url), objects)


def test_a_closed_port_is_told() -> None:
    with pytest.raises(DashboardsError, match="cannot be reached"):
        Door("http://127.0.0.1:9").send("/", b"", "application/json")


def test_the_password_is_asked_for_and_taken(standin: StandIn, objects: list[SavedObject]) -> None:
    standin.login = "admin:पासवर्ड"
    assert import_objects(Door(standin.url, user="admin", password="पासवर्ड"), objects)
    for user, password in (("admin", "wrong"), (None, None)):
        with pytest.raises(DashboardsError, match="OPENSEARCH_PASSWORD"):
            import_objects(Door(standin.url, user=user, password=password), objects)


def test_the_password_is_not_printed() -> None:
    assert "secret" not in repr(Door("http://localhost:5601", user="admin", password="secret"))


@pytest.mark.parametrize(
    "changed",
    [{"url": "localhost:5601"}, {"ca_certs": Path("none.pem")}, {"tenant": "डेस्क"}, {"tenant": "a\r\nb"}],
    ids=str,
)
def test_a_wrong_call_is_told_before_anything_is_sent(changed: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        Door(**{"url": "http://localhost:5601", **changed})


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl")
def test_a_private_authority_is_trusted_when_it_is_named(tmp_path: Path, objects: list[SavedObject]) -> None:
    subprocess.run(["sh", str(ROOT / "docker" / "certificates.sh"), str(tmp_path)], check=True, capture_output=True)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(tmp_path / "node.pem", tmp_path / "node-key.pem")
    with serving(StandIn(), tls) as standin:
        assert import_objects(Door(standin.url, ca_certs=tmp_path / "ca.pem"), objects)
        with pytest.raises(DashboardsError, match="OPENSEARCH_CA_CERTS"):
            import_objects(Door(standin.url), objects)

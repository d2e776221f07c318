"""Jars: fetched, verified, continued after a cut, mended when damaged, used without a network."""

import hashlib
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from jgo.maven import MavenContext

from pipelines.errors import EngineError
from pipelines.index import artefacts
from pipelines.index.engine_lock import EngineLock, Jar, engine_lock
from pipelines.reference import path_of

CONTENT = {"org/one/first/1/first-1.jar": b"a" * 3000, "org/two/second/2/second-2-linux.jar": b"b" * 5000}
COORDINATES = ("org.one:first:1", "org.two:second:2:linux")


class Repository(BaseHTTPRequestHandler):
    """Serves CONTENT. `cut` bytes of each answer come before the line breaks; `ranges` says whether it can continue."""

    cut: int | None = None
    ranges = True
    served: list[str]

    def do_GET(self) -> None:
        content = CONTENT.get(self.path.lstrip("/"))
        if content is None:
            return self.send_error(404)
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        first = int(asked[1]) if asked and self.ranges else 0
        self.served.append(f"{self.path.rsplit('/', 1)[-1]}@{first}")
        self.send_response(206 if first else 200)
        self.send_header("Content-Length", str(len(content) - first))
        self.end_headers()
        self.wfile.write(content[first:][: self.cut])
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Repository]]:
    handler = type("Handler", (Repository,), {"served": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    jars = [
        Jar(coordinate=c, sha256=hashlib.sha256(b).hexdigest(), size=len(b))
        for c, b in zip(COORDINATES, CONTENT.values(), strict=True)
    ]
    remote = {"test": f"http://127.0.0.1:{server.server_port}"}
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr(artefacts, "ATTEMPTS", 1)
    monkeypatch.setattr(artefacts, "CHUNK", 100)
    monkeypatch.setattr(artefacts, "engine_lock", lambda: EngineLock(version="1", roots=(), jars=tuple(jars)))
    monkeypatch.setattr(
        artefacts, "open_repositories", lambda cache: MavenContext(repo_cache=cache / "jars", remote_repos=remote)
    )
    yield handler
    server.shutdown()
    thread.join()
    server.server_close()


def _content(paths: list[Path]) -> list[bytes]:
    return [path.read_bytes() for path in paths]


def test_jars_are_fetched_once_and_in_the_order_of_the_lock(repository: type[Repository], tmp_path: Path) -> None:
    assert _content(artefacts.fetch_jars(tmp_path)) == list(CONTENT.values())
    assert sorted(repository.served) == ["first-1.jar@0", "second-2-linux.jar@0"]
    artefacts.fetch_jars(tmp_path)
    assert len(repository.served) == 2


@pytest.mark.parametrize(("ranges", "then"), [(True, "first-1.jar@1000"), (False, "first-1.jar@0")])
def test_a_cut_is_continued(repository: type[Repository], tmp_path: Path, ranges: bool, then: str) -> None:
    repository.cut, repository.ranges = 1000, ranges
    with pytest.raises(EngineError, match="2 of 2 files of the search engine are missing"):
        artefacts.fetch_jars(tmp_path)
    repository.cut = None
    repository.served.clear()
    assert _content(artefacts.fetch_jars(tmp_path)) == list(CONTENT.values())
    assert then in repository.served
    assert not list(tmp_path.rglob("*.part"))


def test_a_damaged_jar_is_fetched_again(repository: type[Repository], tmp_path: Path) -> None:
    first, _ = artefacts.fetch_jars(tmp_path)
    first.write_bytes(b"x" * 3000)
    repository.served.clear()
    assert _content(artefacts.fetch_jars(tmp_path)) == list(CONTENT.values())
    assert repository.served == ["first-1.jar@0"]


def test_wrong_bytes_are_refused_and_not_kept(
    repository: type[Repository], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(CONTENT, "org/one/first/1/first-1.jar", b"z" * 3000)
    with pytest.raises(EngineError, match=r"org\.one:first:1.*does not give the locked bytes"):
        artefacts.fetch_jars(tmp_path)
    assert not list(tmp_path.rglob("first-1*"))


def test_a_whole_part_of_a_killed_process_is_used(repository: type[Repository], tmp_path: Path) -> None:
    first, _ = artefacts.fetch_jars(tmp_path)
    first.rename(first.with_name(first.name + ".part"))
    repository.served.clear()
    assert _content(artefacts.fetch_jars(tmp_path)) == list(CONTENT.values())
    assert repository.served == []


def test_a_missing_jar_says_which(
    repository: type[Repository], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(CONTENT, "org/two/second/2/second-2-linux.jar")
    with pytest.raises(EngineError, match=r"second:2:linux.*404(.|\n)*what has come is kept"):
        artefacts.fetch_jars(tmp_path)


def test_a_cache_that_is_no_folder_is_an_engine_error(repository: type[Repository], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match="KHABAR_CACHE"):
        artefacts.fetch_jars(tmp_path / "file")


def test_the_committed_lock_is_complete() -> None:
    lock = engine_lock()
    assert lock.version == "3.8.0"
    assert len(lock.jars) == 120
    assert len({jar.coordinate for jar in lock.jars}) == 120
    assert all(re.fullmatch("[0-9a-f]{64}", jar.sha256) and jar.size > 0 for jar in lock.jars)
    assert {root.rsplit(":", 1)[0] for root in lock.roots} <= {j.coordinate.rsplit(":", 1)[0] for j in lock.jars}
    assert "://" not in path_of("engine.lock.json").read_text(encoding="utf-8")

"""Every trouble is recognised by its own examples, and by no other's."""

from pathlib import Path

import pytest

from pipelines.index.troubles import Troubles, ended_error, find_trouble, read_tail
from pipelines.reference import load

KNOWN = load("engine_troubles.yaml", Troubles).troubles
FOLDER = Path("/somewhere")


@pytest.mark.parametrize(("what", "example"), [(t.what, e) for t in KNOWN for e in t.examples])
def test_an_example_is_recognised(what: str, example: str) -> None:
    found = find_trouble(f"[INFO ] before\n{example}\n[INFO ] after")
    assert found is not None
    assert found.what == what
    assert "{" not in ended_error(example, heap="1g", folder=FOLDER, killed=False).what


def test_what_a_healthy_node_prints_is_no_trouble() -> None:
    line = "[INFO ][o.o.n.Node] JVM arguments [-Xms1g, -Xmx1g, -XX:+ExitOnOutOfMemoryError, -Djava.io.tmpdir=/tmp]"
    assert find_trouble(line) is None


def test_an_unknown_end_shows_the_last_lines_and_the_log() -> None:
    error = ended_error("\n".join(map(str, range(100))), heap="1g", folder=FOLDER, killed=False)
    assert "\n99" in error.what
    assert "\n80" not in error.what
    assert "/somewhere/logs" in (error.mend or "")


def test_a_kill_without_words_is_most_often_memory() -> None:
    assert "memory ran out" in str(ended_error("", heap="1g", folder=FOLDER, killed=True))


def test_only_the_end_of_a_long_log_is_read(tmp_path: Path) -> None:
    log = tmp_path / "node.log"
    assert read_tail(log) == ""
    log.write_text("x" * 100_000 + "end")
    assert len(read_tail(log)) == 64 * 1024
    assert read_tail(log).endswith("end")

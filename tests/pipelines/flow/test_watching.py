"""A folder that grows: each file once, and only when it is no longer being written."""

from pathlib import Path

import pytest

from pipelines.errors import UsageError
from pipelines.flow.manifests import write_batches
from pipelines.flow.records import Records
from pipelines.flow.watching import look_for_new
from pipelines.settings import Settings
from tests.pipelines.flow.samples import story


def test_a_file_is_taken_once_it_stays_the_same(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    records, inbox = Records(settings.records), tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(story(1), encoding="utf-8")
    first = look_for_new(str(inbox), records, {})
    assert (first.settled, list(first.growing)) == ([], [str(inbox / "a.txt")])

    (inbox / "b.txt").write_text("ग", encoding="utf-8")
    second = look_for_new(str(inbox), records, first.growing)
    assert [file.uri for file in second.settled] == [str(inbox / "a.txt")]
    ((first_key, _),) = write_batches(second.settled, settings, records)

    (inbox / "b.txt").write_text(story(2), encoding="utf-8")
    third = look_for_new(str(inbox), records, second.growing)
    assert third.settled == []
    fourth = look_for_new(str(inbox), records, third.growing)
    ((second_key, files),) = write_batches(fourth.settled, settings, records)
    assert (files, second_key != first_key) == (1, True)
    assert look_for_new(str(inbox), records, fourth.growing) == ([], {})


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        look_for_new(str(tmp_path / "nowhere"), Records(str(tmp_path / "records")), {})

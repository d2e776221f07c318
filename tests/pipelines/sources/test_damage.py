"""Whatever is done to a file, reading it raises nothing."""

import random
from pathlib import Path

import pytest

from pipelines.sources.formats import SUFFIXES
from schemas.source import Page, Rejected
from tests.pipelines.sources.reading import read
from tests.pipelines.sources.twins import FOLDER


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_no_damage_raises(tmp_path: Path, name: str) -> None:
    chance, whole = random.Random(name), (FOLDER / name).read_bytes()
    for _ in range(25):
        content = bytearray(whole[: chance.randrange(len(whole))] if chance.random() < 0.5 else whole)
        for _ in range(chance.randrange(1, 9)):
            if content:
                content[chance.randrange(len(content))] = chance.randrange(256)
        (tmp_path / name).write_bytes(content)
        assert all(isinstance(item, Page | Rejected) for item in read(tmp_path / name))


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_nothing_under_any_name_raises(tmp_path: Path, suffix: str) -> None:
    chance = random.Random(suffix)
    for size in (1, 10, 600, 20_000):
        for alphabet in (bytes(range(256)), b'{}[]",:\n<>', "सरकार ने कहा।\n".encode()):
            (tmp_path / f"a.{suffix}").write_bytes(bytes(chance.choices(alphabet, k=size)))
            assert all(isinstance(item, Page | Rejected) for item in read(tmp_path / f"a.{suffix}"))

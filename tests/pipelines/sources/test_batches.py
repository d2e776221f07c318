from hypothesis import given
from hypothesis import strategies as st

from pipelines.sources.batches import Batch, cut_batches
from pipelines.sources.listing import FileRef

names = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=60, unique=True)


def cut(uris: list[str], documents: int = 10, size: int | None = 1, max_bytes: int = 1000) -> list[Batch]:
    return list(cut_batches([FileRef(uri, size) for uri in uris], documents=documents, max_bytes=max_bytes))


@given(names, st.integers(1, 20))
def test_every_file_is_in_one_batch_and_none_is_too_long(uris: list[str], documents: int) -> None:
    batches = cut(uris, documents)
    assert sorted(uri for batch in batches for uri in batch.uris) == sorted(uris)
    assert all(0 < len(batch.uris) <= 2 * documents for batch in batches)
    assert all(2 * len(batch.uris) >= documents for batch in batches[:-1])
    assert len({batch.key for batch in batches}) == len(batches)


@given(names)
def test_a_small_folder_is_one_batch_whatever_it_is_called(uris: list[str]) -> None:
    assert len(cut(uris, 2 * len(uris) + 2)) == 1


@given(names)
def test_the_same_files_give_the_same_keys(uris: list[str]) -> None:
    assert cut(uris) == cut(uris)


def test_the_order_within_a_batch_does_not_matter() -> None:
    assert cut(["a", "b", "c"], 1000) == cut(["c", "a", "b"], 1000)


def test_a_file_more_in_the_middle_changes_few_keys() -> None:
    uris = [f"news/{number:05}.txt" for number in range(5000)]
    before = {batch.key for batch in cut(uris, 50, max_bytes=10**9)}
    after = {batch.key for batch in cut([*uris[:2500], "news/new.txt", *uris[2500:]], 50, max_bytes=10**9)}
    assert len(before) > 80
    assert len(after - before) <= 3


def test_bytes_are_a_limit_and_a_larger_file_stands_alone() -> None:
    files = [FileRef("a", 60), FileRef("b", 60), FileRef("c", 500), FileRef("d", None), FileRef("e", 30)]
    batches = cut_batches(files, documents=10**9, max_bytes=100)
    assert [batch.uris for batch in batches] == [("a",), ("b",), ("c",), ("d", "e")]


def test_batches_are_cut_as_the_files_come() -> None:
    endless = (FileRef(f"a/{number}", 1) for number in iter(int, 1))
    assert next(cut_batches(endless, documents=3, max_bytes=100)).uris == ("a/0",)


def test_a_key_says_where_the_files_are_and_can_name_a_folder() -> None:
    assert cut(["data/news/1.txt"])[0].key.startswith("news-")
    assert cut(["s3://b/../\n ख/1.txt"])[0].key.startswith("files-")
    assert len(cut(["x" * 300 + "/1.txt"])[0].key) < 64

from pipelines.errors import KhabarError


def subclasses(of: type[KhabarError]) -> list[type[KhabarError]]:
    return [of, *(deeper for sub in of.__subclasses__() for deeper in subclasses(sub))]


# The contract of the API and of exit codes: a new error is one subclass and one line here.
GOLDEN = {
    "internal": (500, 1),
    "usage": (422, 2),
    "query": (422, 2),
    "not_found": (404, 1),
    "reference": (500, 1),
    "engine": (503, 1),
    "cluster": (503, 1),
    "generation": (503, 1),
    "key": (401, 1),
    "scope": (403, 1),
    "too_many": (429, 1),
    "expired": (410, 1),
}


def test_code_to_status_is_the_golden_list() -> None:
    found = {error.code: (error.status, error.exit_code) for error in subclasses(KhabarError)}
    assert found == GOLDEN


def test_an_error_tells_what_and_how_to_mend() -> None:
    error = KhabarError("seeds/x.txt is no file", mend="check the path")
    assert str(error) == "seeds/x.txt is no file\n  → check the path"

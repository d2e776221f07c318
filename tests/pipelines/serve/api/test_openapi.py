"""The published contract: a change of it is read in the diff."""

from fastapi import FastAPI

from tests.golden_files import check_json


def test_the_contract_is_the_golden_one(app: FastAPI) -> None:
    check_json("openapi.json", app.openapi())


def test_every_operation_is_explained_and_has_an_example(app: FastAPI) -> None:
    for path, operations in app.openapi()["paths"].items():
        for operation in operations.values():
            assert operation["description"], path
            assert operation["x-codeSamples"], path
            for parameter in operation.get("parameters", []):
                assert parameter.get("description"), (path, parameter["name"])

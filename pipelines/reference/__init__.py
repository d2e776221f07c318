"""Reference data: files with their examples beside them, and the one loader.

Each file's shape is a pydantic model in the module that uses it; a row that breaks it is an error at load that names
file and row.
"""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import orjson
import yaml
from pydantic import BaseModel, ValidationError

from pipelines.errors import ReferenceDataError

FOLDER = Path(__file__).parent
Model = TypeVar("Model", bound=BaseModel)


def path_of(name: str) -> Path:
    """Return the path of the reference file `name`."""
    return FOLDER / name


@cache
def _parsed(name: str) -> Any:
    path = path_of(name)
    try:
        if path.suffix == ".json":
            return orjson.loads(path.read_bytes())
        # The C loader reads a file ten times faster; both are safe loaders.
        return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError, orjson.JSONDecodeError) as error:
        raise ReferenceDataError(f"reference/{name} cannot be read: {error}") from error


def load(name: str, model: type[Model]) -> Model:
    """Return the reference file `name` as `model`.

    Raises ReferenceDataError naming the file and each row that breaks the model.
    """
    try:
        return model.model_validate(_parsed(name))
    except ValidationError as error:
        rows = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:5])
        raise ReferenceDataError(f"reference/{name}: {rows}", mend="correct the row and run `make test`") from error

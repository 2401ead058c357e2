"""Files of the law read strictly: anything wrong is refused with the file, the field, what was found and what is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from calculator.written import UnreadableError, read_written
from corpus.citation import Citation, QuoteNotFound, cite

DATA = Path(__file__).parent / "data"
LONGEST_QUOTE = 300


class EntitlementError(ValueError):
    """A file of the law that cannot be used; names file, field, what was found and what is wanted."""


class Strict(BaseModel):
    """A table of a file: no field besides those named."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _known_fields_only(cls, value: object) -> object:
        """As ``extra="forbid"``, with the fields there are."""
        unknown = [name for name in value if name not in cls.model_fields] if isinstance(value, Mapping) else []
        if unknown:
            raise PydanticCustomError("unknown", "one of {known}", {"name": unknown[0], "known": ", ".join(cls.model_fields)})
        return value


Model = TypeVar("Model", bound=Strict)


def read_yaml(path: Path, model: type[Model]) -> Model:
    """The tables of a file. Raises :class:`EntitlementError`."""
    try:
        return model.model_validate(read_written(path))
    except UnreadableError as unreadable:
        raise EntitlementError(f"{path.name}: cannot be read as YAML: {unreadable}") from None
    except ValidationError as refused:
        error = refused.errors(include_url=False)[0]
    field = ".".join(map(str, error["loc"])) or "the whole"
    raise EntitlementError(f"{path.name}: {field}: found {_found(error)}, wanted {error['msg']}")


def _found(error: ErrorDetails) -> str:
    match error["type"]:
        case "missing":
            return "nothing"
        case "unknown":
            return repr(error["ctx"]["name"])
        case _:
            return repr(error["input"])


def refuse(path: Path, field: str, found: object, wanted: str) -> NoReturn:
    """Turn a file down."""
    raise EntitlementError(f"{path.name}: {field}: found {found!r}, wanted {wanted}")


def choose(path: Path, field: str, word: str, words: Iterable[str]) -> None:
    """Refuse a word that is none of those known."""
    known = list(words)
    if word not in known:
        refuse(path, field, word, f"one of {', '.join(known)}")


def cited(path: Path, field: str, document: str, quote: str) -> Citation:
    """The citation of a quote that must stand in the document word for word."""
    try:
        citation = cite(document, quote)
    except (QuoteNotFound, KeyError) as missing:
        refuse(path, field, quote, f"words of {document}: {missing}")
    if len(citation.quote) > LONGEST_QUOTE:
        refuse(path, field, f"{len(citation.quote)} characters", f"at most {LONGEST_QUOTE}")
    return citation

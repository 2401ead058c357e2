"""Reading what people write: facts with the words they came from, intents, and the text made plain for matching."""

from assistant.understand.reader import read
from assistant.understand.reading import (
    AmountFact,
    CategoryFact,
    DateFact,
    InsuranceFact,
    LadderFact,
    PaymentFact,
    PersonFact,
    PlaceFact,
    RateFact,
    Reading,
    TierFact,
)

__all__ = [
    "AmountFact",
    "CategoryFact",
    "DateFact",
    "InsuranceFact",
    "LadderFact",
    "PaymentFact",
    "PersonFact",
    "PlaceFact",
    "RateFact",
    "Reading",
    "TierFact",
    "read",
]

"""Many persons at once: from columns to amounts, and from a file to a file.

Cases by name, each with its inputs, are what OpenFisca's web API and its tests take (`named`). With arrays each rule gets a simulation of
its own with only its rows and only its inputs (`by_rule`), and may answer as much as our table does (`whole`). One simulation for all,
every rule reckoned for every row (`at_once`), is simpler and slower. Putting the simulation together without names for its persons
(`unnamed`) is faster than any way that the documentation shows. All these get words as numbers; words as they are written are a way of
their own (`spelled`). All are measured. All rows belong to one year.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as csv
from openfisca_core.periods import period
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.simulations import Simulation
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from bench.openfisca.categories import Category

Columns = dict[str, np.ndarray]
Build = Callable[[TaxBenefitSystem, int], Simulation]
YEAR: Final = period("2024")
CITY: Final = ("deductible", "rate", "annual_cap")
AID: Final = ("aid_rate", "aid_deductible", "aid_annual_limit", "aid_used")
VARIABLES: Final = (
    ("jiangyin_critical_illness", ()),
    ("guangdong_critical_illness", CITY),
    ("jilin_critical_illness", CITY),
    ("guangdong_medical_aid", AID),
)
PLACES: Final = ("江阴市", "广州市", "长春市")
WORDS: Final = ("scheme", "place", "category")
AMOUNTS: Final = ("eligible_self_paid", *CITY, *AID)
ABSENT: Final = {"annual_cap": np.inf, "aid_annual_limit": np.inf}


def documented(rules: TaxBenefitSystem, count: int) -> Simulation:
    """A simulation of so many persons, each with a name."""
    return SimulationBuilder().build_default_simulation(rules, count)


def bare(rules: TaxBenefitSystem, count: int) -> Simulation:
    """The same without the names, which take most of the time and which nothing here needs."""
    populations = rules.instantiate_entities()
    populations["person"].count = count
    return Simulation(rules, populations)


def unnamed(rules: TaxBenefitSystem, given: Columns) -> np.ndarray:
    """What each row is paid, each rule's rows in a bare simulation of their own."""
    return by_rule(rules, given, bare)


def by_rule(rules: TaxBenefitSystem, given: Columns, build: Build = documented) -> np.ndarray:
    """What each row is paid, each rule's rows in a simulation of their own."""
    paid = np.empty(len(given["rule"]), rules.get_variable("rate").dtype)
    for number, (variable, inputs) in enumerate(VARIABLES):
        rows = np.flatnonzero(given["rule"] == number)
        simulation = build(rules, len(rows))
        for name in ("eligible_self_paid", "category", *inputs):
            simulation.set_input(name, YEAR, given[name][rows])
        paid[rows] = simulation.calculate(variable, YEAR)
    return paid


def whole(rules: TaxBenefitSystem, given: Columns, build: Build = documented) -> Columns:
    """What our table answers too: both bounds of the payment and of what the person pays, and the status, each rule's rows on their own."""
    kind, count = rules.get_variable("rate").dtype, len(given["rule"])
    answer = {name: np.empty(count, kind) for name in ("low", "high", "pays_low", "pays_high")} | {"status": np.empty(count, np.int16)}
    for number, (variable, inputs) in enumerate(VARIABLES):
        rows = np.flatnonzero(given["rule"] == number)
        simulation = build(rules, len(rows))
        for name in ("eligible_self_paid", "category", *inputs):
            simulation.set_input(name, YEAR, given[name][rows])
        low, high = simulation.calculate(variable, YEAR), simulation.calculate(f"{variable}_high", YEAR)
        expense = simulation.calculate("eligible_self_paid", YEAR)
        answer["low"][rows], answer["high"][rows] = low, high
        answer["pays_low"][rows], answer["pays_high"][rows] = expense - high, expense - low
        answer["status"][rows] = simulation.calculate(f"{variable}_status", YEAR)
    return answer


def named(rules: TaxBenefitSystem, given: Columns, count: int) -> np.ndarray:
    """What each of the first rows is paid, from persons with names."""
    words, rows = list(Category), given["rule"][:count]
    persons = {
        str(row): {"category": {"2024": words[given["category"][row]].name}}
        | {
            name: {"2024": float(given[name][row])}
            for name in ("eligible_self_paid", *VARIABLES[number][1])
            if np.isfinite(given[name][row])
        }
        for row, number in enumerate(rows)
    }
    simulation = SimulationBuilder().build_from_dict(rules, {"persons": persons})
    return np.choose(rows, [simulation.calculate(variable, YEAR) for variable, _ in VARIABLES])


def at_once(rules: TaxBenefitSystem, given: Columns) -> np.ndarray:
    """What each row is paid, all rows in one simulation."""
    simulation = documented(rules, len(given["rule"]))
    for name in ("eligible_self_paid", "category", *CITY, *AID):
        simulation.set_input(name, YEAR, given[name])
    return np.choose(given["rule"], [simulation.calculate(variable, YEAR) for variable, _ in VARIABLES])


def spelled(rules: TaxBenefitSystem, given: Columns) -> np.ndarray:
    """What each row is paid, from words as they are written: `set_input` takes the names of groups, places and schemes are compared."""
    aid = given["scheme"] == "medical_aid"
    rule = np.select([aid, *(given["place"] == place for place in PLACES)], [len(PLACES), *range(len(PLACES))])
    return by_rule(rules, given | {"rule": rule})


def with_pandas(rules: TaxBenefitSystem, source: str, target: str) -> None:
    """From CSV to CSV as OpenFisca's documentation does it."""
    given = read_with_pandas(source)
    pd.DataFrame({"id": given["id"], "reimbursement": by_rule(rules, given)}).to_csv(target, index=False)


def with_arrow(rules: TaxBenefitSystem, source: str, target: str) -> None:
    """From CSV to CSV with the fastest reader and writer found."""
    given = read_with_arrow(source)
    csv.write_csv(pa.table({"id": given["id"], "reimbursement": by_rule(rules, given)}), target)


def read_with_pandas(source: str) -> Columns:
    """The columns of a CSV file as a simulation takes them: words as numbers, nothing absent."""
    read = pd.read_csv(source, engine="pyarrow", usecols=["id", *WORDS, *AMOUNTS], dtype=dict.fromkeys(WORDS, "category"))
    codes = {
        name: read[name].cat.set_categories(among).cat.codes.to_numpy()
        for name, among in (("scheme", ["medical_aid"]), ("place", PLACES), ("category", [each.name for each in Category]))
    }
    amounts = {name: read[name].fillna(ABSENT.get(name, 0)).to_numpy() for name in AMOUNTS}
    return _columns(read["id"].to_numpy(), codes, amounts)


def read_with_arrow(source: str) -> Columns:
    """The same, without pandas."""
    types = dict.fromkeys(WORDS, pa.dictionary(pa.int32(), pa.string())) | dict.fromkeys(AMOUNTS, pa.float64())
    options = csv.ConvertOptions(include_columns=["id", *WORDS, *AMOUNTS], column_types=types)
    read = csv.read_csv(source, convert_options=options).unify_dictionaries()
    codes = {
        name: _codes(read[name].combine_chunks(), among)
        for name, among in (("scheme", ["medical_aid"]), ("place", PLACES), ("category", [each.name for each in Category]))
    }
    amounts = {name: pc.fill_null(read[name], float(ABSENT.get(name, 0))).to_numpy() for name in AMOUNTS}
    return _columns(read["id"].to_numpy(), codes, amounts)


def read_words(source: str) -> Columns:
    """The words of a CSV file as they are written, each column an array of texts."""
    options = csv.ConvertOptions(include_columns=[*WORDS], column_types=dict.fromkeys(WORDS, pa.string()))
    read = csv.read_csv(source, convert_options=options)
    return {name: read[name].to_numpy().astype(str) for name in WORDS}


def _codes(words: pa.DictionaryArray, among: tuple[str, ...] | list[str]) -> np.ndarray:
    numbers = np.array([among.index(word) if word in among else -1 for word in words.dictionary.to_pylist()], np.int16)
    return numbers[words.indices.to_numpy()]


def _columns(ids: np.ndarray, codes: Columns, amounts: Columns) -> Columns:
    rule = np.where(codes["scheme"] == 0, len(PLACES), codes["place"])
    return {"id": ids, "rule": rule, "category": codes["category"].astype(np.int16)} | amounts

"""One case at a time: the kinds that are timed, as our calculator reads them and as OpenFisca is given them.

The amounts of one kind differ from case to case, so that nothing is answered from memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

Told = dict[str, Any]
CASES: Final = 1500
LEAST, MOST = 2_500_000, 30_000_000
"""Between these fen lies each expense."""


@dataclass(frozen=True)
class Kind:
    """A kind of case: ours is all but `variable` and `figures`, which are OpenFisca's name of the rule and its form of the parameters."""

    variable: str
    place: str
    year: int
    category: str = "普通参保人员"
    scheme: str = "critical_illness"
    parameters: Mapping[str, object] = field(default_factory=dict)
    figures: Mapping[str, float] = field(default_factory=dict)
    stays: int = 1

    def ours(self, fen: Sequence[int]) -> Told:
        """The case as the machine interface has it."""
        days = [f"{self.year}-{month:02}-15" for month in range(1, self.stays + 1)]
        stays = [{"date": day, "eligible_self_paid": f"{each // 100}.{each % 100:02}"} for day, each in zip(days, fen, strict=True)]
        alone = {"eligible_self_paid": stays[0]["eligible_self_paid"]}
        return {
            "place": self.place, "date": days[0], "category": self.category, "scheme": self.scheme,
            "expenses": alone if self.stays == 1 else {"stays": stays}, "parameters": dict(self.parameters),
        }  # fmt: skip

    def theirs(self, fen: Sequence[int]) -> Told:
        """The case in yuan as floats, which is what OpenFisca takes."""
        figures, yuan = dict(self.figures), [each / 100 for each in fen]
        return {
            "variable": self.variable, "year": str(self.year), "category": self.category, "eligible_self_paid": yuan, "parameters": figures,
        }  # fmt: skip


def _tiers(over: str, *rates: str) -> Sequence[Mapping[str, str]]:
    return [{"over": bound, "rate": rate} for bound, rate in zip(("0", over), rates, strict=True)]


KINDS: Final = {
    "江阴, ordinary": Kind("jiangyin_critical_illness", "江阴市", 2024),
    "江阴, aid recipient": Kind("jiangyin_critical_illness", "江阴市", 2024, "低保对象"),
    "江阴, three stays": Kind("jiangyin_critical_illness", "江阴市", 2024, stays=3),
    "广东, 特困, a floor": Kind(
        "guangdong_critical_illness", "广州市", 2024, "特困人员", parameters={"deductible": "18000"}, figures={"deductible": 18000}
    ),
    "广东, ordinary, tiers": Kind(
        "guangdong_critical_illness",
        "广州市",
        2024,
        parameters={"deductible": "18000", "tiers": _tiers("36000", "0.6", "0.75"), "annual_cap": "400000"},
        figures={"deductible": 18000, "rate": 0.6, "second_band": 36000, "second_rate": 0.75, "annual_cap": 400000},
    ),
    "吉林, 低保, a range": Kind(
        "jilin_critical_illness", "长春市", 2024, "低保对象", parameters={"deductible": "13000"}, figures={"deductible": 13000}
    ),
    "吉林, 低保, tiers": Kind(
        "jilin_critical_illness",
        "长春市",
        2024,
        "低保对象",
        parameters={"deductible": "13000", "tiers": _tiers("100000", "0.6", "0.7"), "annual_cap": "300000"},
        figures={"deductible": 13000, "rate": 0.6, "second_band": 100000, "second_rate": 0.7, "annual_cap": 300000},
    ),
    "广东, aid": Kind(
        "guangdong_medical_aid",
        "广州市",
        2024,
        "低保边缘家庭成员",
        "medical_aid",
        {"aid_rate": "0.7", "aid_deductible": "5000", "aid_annual_limit": "100000", "aid_used": "1000"},
        {"aid_rate": 0.7, "aid_deductible": 5000, "aid_annual_limit": 100000, "aid_used": 1000},
    ),
}


def expenses(kind: Kind, count: int = CASES, seed: int = 7) -> list[list[int]]:
    """For each case the fen of its stays."""
    return np.random.default_rng(seed).integers(LEAST, MOST, (count, kind.stays)).tolist()

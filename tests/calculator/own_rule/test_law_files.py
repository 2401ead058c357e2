"""The law's own figures must follow each other day by day, and its tiers rise from zero: the same checks as of a rule file."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from calculator.parameters import DATA, LawError, law, read_law
from calculator.scale import Scale, Tier

JILIN, JIANGYIN = "jilin-2016-57.yaml", "jiangyin-2020.yaml"
CHANGES = {
    "a gap between two figures of a name": (
        JILIN,
        "until: 2016-12-31",
        "until: 2016-12-30",
        "figures.first_rate.1.since: found 2017-01-01, wanted 2016-12-31",
    ),
    "an overlap": (JILIN, "until: 2016-12-31", "until: 2017-01-01", "figures.first_rate.0.until: found 2017-01-01, wanted 2016-12-31"),
    "an end nobody wrote": (JILIN, "      until: 2016-12-31\n", "", "figures.first_rate.0.until: found nothing, wanted 2016-12-31"),
    "an end before the beginning": (
        JILIN,
        "until: 2016-12-31",
        "until: 2015-12-31",
        "figures.first_rate.0.until: found 2015-12-31, wanted >= 2016-01-01",
    ),
    "a day that is not in the calendar": (
        JILIN,
        "until: 2016-12-31",
        "until: 2016-02-30",
        "figures.first_rate.0.until: found '2016-02-30', wanted: Value error, a day of the calendar",
    ),
    "a first day that is not in the calendar": (
        JIANGYIN,
        "{since: 2020-07-01",
        "{since: 2020-06-31",
        "first_days.critical_illness.since: found '2020-06-31', wanted: Value error, a day of the calendar",
    ),
    "a day written otherwise": (
        JILIN,
        "until: 2016-12-31",
        "until: 20161231",
        "figures.first_rate.0.until: found '20161231', wanted: Value error, a day, as 2021-02-28",
    ),
    "tiers that fall": (
        JIANGYIN,
        "{over: second_tier_over, rate: second_rate}",
        "{over: second_tier_over, rate: points}",
        "tiers.ordinary.0.bands.1.rate: found 'points' in points, wanted a figure in share",
    ),
    "tiers that do not rise": (
        JIANGYIN,
        '        - {over: "0", rate: first_rate}\n        - {over: second_tier_over, rate: second_rate}\n',
        '        - {over: "0", rate: second_rate}\n        - {over: second_tier_over, rate: first_rate}\n',
        "tiers.ordinary.0.bands.1.rate: found 60%, wanted >= 80%",
    ),
    "a first tier that is missing": (
        JIANGYIN,
        '        - {over: "0", rate: first_rate}\n',
        "",
        "tiers.ordinary.0.bands.0.over: found 100000.00, wanted 0",
    ),
    "the same bound twice": (
        JIANGYIN,
        "        - {over: second_tier_over, rate: second_rate}\n",
        "        - {over: second_tier_over, rate: second_rate}\n" * 2,
        "tiers.ordinary.0.bands.2.over: found 100000.00, wanted > 100000.00",
    ),
    "no bands": (
        JIANGYIN,
        '      bands:\n        - {over: "0", rate: first_rate}\n        - {over: second_tier_over, rate: second_rate}\n',
        "      bands: []\n",
        "tiers.ordinary.0.bands: found [], wanted: List should have at least 1 item",
    ),
    "a bound nobody knows": (
        JIANGYIN,
        "over: second_tier_over",
        "over: second_tier",
        "tiers.ordinary.0.bands.1.over: found 'second_tier', wanted one of ['cut', 'deductible'",
    ),
    "a bound that is a share": (
        JIANGYIN,
        "over: second_tier_over",
        "over: cut",
        "tiers.ordinary.0.bands.1.over: found 'cut' in share, wanted a figure in yuan",
    ),
    "a bound that does not hold as long as the tiers": (
        JIANGYIN,
        "over: second_tier_over",
        "over: deductible",
        "tiers.ordinary.0.bands.1.over: found 'deductible', wanted a figure that holds from 2020-07-01 to now",
    ),
    "figures of a name that are none": (JIANGYIN, "figures:\n", "figures:\n  none: []\n", "figures.none: found [], wanted"),
    "a figure twice": (JIANGYIN, "      unit: yuan\n", "      unit: yuan\n      unit: yuan\n", "cannot be read as YAML: line "),
    "a list within itself": (
        JIANGYIN,
        "document: jiangyin-2020",
        "document: jiangyin-2020\nx: &x [*x]",
        "cannot be read as YAML: line 3: more than 20 levels",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "says"), CHANGES.values(), ids=CHANGES.keys())
def test_is_refused_by_name(tmp_path: Path, file: str, old: str, new: str, says: str) -> None:
    """A :class:`LawError`, never a traceback of the YAML reader."""
    text = (DATA / file).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / file
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LawError) as refused:
        read_law(path)
    assert str(refused.value).startswith(f"{file}: {says}")


def test_the_tiers_of_jiangyin() -> None:
    """60 % up to 100000 yuan, 80 % above, from the first day on and none before."""
    tiers = law("jiangyin-2020").scale("ordinary", date(2026, 1, 1))
    assert tiers == Scale((Tier(0, Fraction(3, 5)), Tier(10_000_000, Fraction(4, 5))))
    assert law("jiangyin-2020").scale("ordinary", date(2020, 6, 30)) is None

"""A file that is no YAML, that says a thing twice, or that puts it where it has no meaning, is refused with the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculator.eligibility.loading import EntitlementError
from calculator.eligibility.provisions import read_provisions
from tests.calculator.eligibility.law_files import TEXT, refusal


@pytest.mark.parametrize(
    ("found", "put", "message"),
    [
        ("area: 江阴市\n", "area: 江阴市\narea: 吉林省\n", "cannot be read as YAML: line 5: a key that stands twice: found area"),
        (
            "    until: 2021-12-31\n",
            "    until: 2021-12-31\n    kind: goal\n",
            "cannot be read as YAML: line 13: a key that stands twice: found kind",
        ),
        (
            "since: 2020-07-01",
            "since: 2020-02-30",
            "since: found '2020-02-30', wanted Input should be a valid date or datetime, day value is outside expected range",
        ),
        (
            "groups: [医疗救助对象]",
            "fact: insured\n        open_to: [职工医保]\n        undecided: 没有写。",
            "entitlements.0.conditions.0.open_to: found ['职工医保'], wanted nothing beside fact; it goes with groups or insurance",
        ),
        (
            "groups: [医疗救助对象]",
            "groups: [医疗救助对象]\n        uninsured: counts",
            "entitlements.0.conditions.0.uninsured: found 'counts', wanted nothing beside groups; it goes with insurance",
        ),
        (
            "groups: [医疗救助对象]",
            "insurance: [居民医保]\n        uninsured: open",
            "entitlements.0.conditions.0.undecided: found '', wanted what the text leaves open for those it is open to",
        ),
        (
            "topic: insurance\n    until",
            "topic: money\n    until",
            ("entitlements.0.topic: found 'money', wanted Input should be 'insurance', 'aid', 'premium', 'care', 'way' or 'other'"),
        ),
    ],
)
def test_a_text_written_wrongly_is_refused(tmp_path: Path, found: str, put: str, message: str) -> None:
    """YAML itself keeps the last of two values under one key and says nothing."""
    assert found in TEXT
    assert refusal(read_provisions, tmp_path / "text.yaml", TEXT.replace(found, put, 1)) == f"text.yaml: {message}"


def test_what_is_no_yaml_is_refused(tmp_path: Path) -> None:
    assert refusal(read_provisions, tmp_path / "text.yaml", "document: [").startswith("text.yaml: cannot be read as YAML: ")
    with pytest.raises(EntitlementError, match=r"^none\.yaml: cannot be read as YAML: "):
        read_provisions(tmp_path / "none.yaml")

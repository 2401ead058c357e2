"""From facts about a person to the entitlements under each of the five texts, with the sentence that each one rests on.

Read in this order, each file adding one thing to the one before:

1. ``facts``        what may be known of a person; ``intake`` reads it from outside, field by field
2. ``loading``      files of the law, refused with file, field, what was found and what is wanted
3. ``groups``       what the words for people have to do with each other
4. ``provision``    an entitlement, its conditions and days; ``provisions`` reads them and holds them against the texts
5. ``precedence``   which of two texts goes first
6. ``finding``      met, not met, unknown; ``reach`` how far away care is had; ``membership`` of groups; ``conditions``
7. ``outcome``      entitled, possible, not; and the whole
8. ``decide``       one entitlement for one person; ``uncovered`` where no text speaks
9. ``whole``        ``entitlements(person)`` and ``answer(value)``; ``show`` the whole as text, ``remote`` what it only names;
   ``sentences`` what people read

What nobody told is unknown and never "no"; nobody is entitled to a goal; no figure is given that its quotes do not hold.
"""

from calculator.eligibility.facts import Fact, Group, Person
from calculator.eligibility.outcome import Eligibility, Entitlement, Standing, Status
from calculator.eligibility.whole import answer, entitlements

__all__ = ["Eligibility", "Entitlement", "Fact", "Group", "Person", "Standing", "Status", "answer", "entitlements"]

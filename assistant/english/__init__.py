"""Everything the calculator says, in English: estimates, explanations, entitlements and error messages.

The calculator speaks Chinese. Here each of its sentences is found again in a catalogue (``data/``) that pairs it with its English, the
figures in it are taken over as they stand, and what is not in the catalogue stays Chinese.

1. ``kinds``      what may stand in a {place} of a sentence
2. ``templates``  Chinese with {places} as a pattern, and the English filled in
3. ``reading``    which sentence of the catalogue a text is
4. ``catalogue``  the files
5. ``results``    the JSON of a result, sentence by sentence

A new sentence of the calculator is added to the file of its area, the Chinese as the calculator writes it with {kind} for every figure
and word that changes. The tests name every sentence that lacks its English, and every Chinese wording that the calculator no longer has.
"""

from assistant.english.results import in_english, sentence

__all__ = ["in_english", "sentence"]

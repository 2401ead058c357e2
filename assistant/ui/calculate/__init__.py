"""The calculator without the chat: a form that asks only what the place and the scheme need, and the result beside it at once.

1. ``form``      what was filled in, as text, and the case it makes
2. ``needs``     what the calculator still wants to know: it is asked itself, there is no list of fields
3. ``store``     the form of this tab, with clearing and undoing
4. ``control``   one control of each kind, held by the form
5. ``person``, ``expense``, ``figures``   the parts of the form
6. ``result``, ``reasons``, ``settled``   the result, why it is so, and the office's own figures beside it
7. ``compared``  the same case otherwise, side by side (``compare`` draws it); ``entitled`` what the person has a right to
8. ``page``      all of it
"""

from assistant.ui.calculate.page import page

__all__ = ["page"]

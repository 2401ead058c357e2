"""What of the texts the program makes use of: which figures and sentences its rules, entitlements and written answers rest on.

1. ``figures``    every figure that is calculated with, and where it stands, to the character
2. ``given``      the entitlements, and the figures they name
3. ``marks``      both together: the places of a text that open a rule
4. ``sentences``  every sentence of a text, and what it is used for; the same by section
"""

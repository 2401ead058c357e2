"""What a person takes away from an estimate: a sheet as PDF, a short plain text, its QR code, and a text to hand a case over with.

All of it is made from an estimate in its JSON form (`Estimate.as_json`, in the person's language) and facts already put into words, and
knows nothing of the screen. What people wrote is shown as it is written: no markup is read, and what no font holds becomes □.
"""

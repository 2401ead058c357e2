"""A country package for OpenFisca-Core with the rules that `calculator` has: the other side of `bench.calculator`.

It runs only in the environment of `bench.calculator_openfisca`, never in that of the product, and is laid out as OpenFisca's own users lay
theirs out: `parameters/` are dated figures in YAML, `variables/` what is known of a person and the formulas, `system` puts them together,
`single` and `tables` use them, `run` answers the bench from the command line.

OpenFisca-Core is licensed under the AGPL; nothing of it is in this repository and nothing of the product imports it.
"""

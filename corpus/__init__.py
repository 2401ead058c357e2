"""What the sources say: policy texts with their structure, dates and jurisdiction, and quotes resolved to offsets.

Reading order: `fold` (comparing), `lines`, `headings` and `titles` (finding structure), `structure` (sections), `sentences`,
`document`, `passage`, `read` (files), `sources` and `catalog` (which documents there are), `citation` (quotes), `check`.
`regions` and `changes` stand apart.
"""

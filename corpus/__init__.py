"""What the sources say: policy texts with their structure, dates and jurisdiction, and quotes resolved to offsets.

Reading order: `fold` (comparing), `lines` and `headings` (finding structure), `structure` (sections), `document`,
`passage` (sentences), `catalog` (which documents there are), `citation` (quotes). `regions` and `changes` stand apart.
"""

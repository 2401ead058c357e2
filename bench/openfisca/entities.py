"""Who is insured. No household: an entity more would only cost time."""

from openfisca_core.entities import build_entity

Person = build_entity(key="person", plural="persons", label="An insured person", is_person=True)

"""What can be wrong with a stored index. Each message names what was found and what is wanted."""

from __future__ import annotations


class StoreError(Exception):
    """A stored index cannot be used."""


class StoreMissing(StoreError):  # noqa: N818  named by what is the case, like the two below
    """There is no index in this folder."""


class StoreDamaged(StoreError):  # noqa: N818
    """A file of the index is missing, cut short or changed."""


class StoreStale(StoreError):  # noqa: N818
    """The index is whole, but was built from other passages, with another model, or by another release."""


class ModelMissing(Exception):  # noqa: N818
    """The model that MINGBAI_MODEL names is not on this machine, or is none."""

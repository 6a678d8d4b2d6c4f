"""Shared helpers: reports and claims made by hand, so that the record can be tested without reading text."""

from __future__ import annotations

import pytest

from tests.making import Newsroom


@pytest.fixture
def newsroom() -> Newsroom:
    """A place to make reports and claims in a few words."""
    return Newsroom()

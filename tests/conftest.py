"""Shared helpers: reports and claims made by hand, so that the record can be tested without reading text."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.making import Newsroom

# No test is timed (a loaded machine is no defect), and the same cases are tried everywhere.
settings.register_profile("unfog", deadline=None, derandomize=True)
settings.load_profile("unfog")


@pytest.fixture
def newsroom() -> Newsroom:
    """A place to make reports and claims in a few words."""
    return Newsroom()

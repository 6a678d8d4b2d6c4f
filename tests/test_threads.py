"""The command line multiplies matrices on one core, unless the environment says otherwise."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

_ASKED = "import sys, unfog.cli, os; print('numpy' in sys.modules, os.environ['OPENBLAS_NUM_THREADS'])"


@pytest.mark.parametrize(("given", "expected"), [({}, "False 1"), ({"OPENBLAS_NUM_THREADS": "4"}, "False 4")])
def test_threads_are_set_before_numpy_is_loaded(given: dict[str, str], expected: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"} | given
    asked = subprocess.run([sys.executable, "-c", _ASKED], env=environment, capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == expected

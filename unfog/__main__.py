"""``python -m unfog``."""

from unfog.cli import main

main()

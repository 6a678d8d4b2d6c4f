"""The desk's pages, one module a family; each has a ``router`` and reads the store only through what ``unfog.store`` offers."""

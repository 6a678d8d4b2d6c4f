"""What a researcher may edit: words, definitions, examples and sources, as data files with loaders that check them.

A language has a folder (``en``); what holds for all languages (actors, sites, outlets, crosswalks) lies beside it.
Loaders return frozen objects and raise ``ConfigError`` naming the file and the entry that is wrong.
"""

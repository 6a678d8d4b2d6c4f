"""The parts of the dossier page: what each section shows, worked out in Python; the templates only lay it out."""

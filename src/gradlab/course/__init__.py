"""A course folder: its labs, tasks and answer bank, its settings, and the rules a lab keeps."""

"""``python -m pipeline`` is ``libya-events``."""

from pipeline.cli import main

main()

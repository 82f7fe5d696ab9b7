"""Each event with its sentences and the words behind every cell, for the terminal and as a page."""

from pipeline.explain.marks import Mark, cells_with_words, marks
from pipeline.explain.page import html_page
from pipeline.explain.terminal import event_panel, mention_panel

__all__ = ["Mark", "cells_with_words", "event_panel", "html_page", "marks", "mention_panel"]

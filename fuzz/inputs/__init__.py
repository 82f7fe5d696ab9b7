"""Strategies: how inputs are made up, near enough to real ones to get past the first check."""

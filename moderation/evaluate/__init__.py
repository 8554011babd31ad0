"""Measure the checks on labelled data."""

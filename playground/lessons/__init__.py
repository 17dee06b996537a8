"""Exercises: tasks as data, each with a check."""

"""The measurements behind the figures in the README. ``--smallest`` runs any of them in a few seconds, as a check."""

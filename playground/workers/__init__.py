"""Worker processes, and the live runs for which they train."""

"""Processes as Linux lists them."""

import os
from pathlib import Path

LISTED = Path("/proc/self/stat").exists()
"""Whether this system lists its processes, which only Linux does in this way."""


def _stat(pid: int) -> list[str]:
    """What follows the name of a process: its state, its parent, and so on; empty when it has ended."""
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []


def children(pid: int) -> set[int]:
    """All processes below one."""
    listed = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]
    parents = {each: int(stat[1]) for each in listed if (stat := _stat(each))}
    family = {pid}
    while below := {child for child, parent in parents.items() if parent in family} - family:
        family |= below
    return family - {pid}


def alive(pid: int) -> bool:
    """Whether a process runs, or waits to run."""
    stat = _stat(pid)
    return bool(stat) and stat[0] != "Z"


def cpu_seconds(pid: int) -> float:
    """Time that a process has computed."""
    stat = _stat(pid)
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK") if stat else 0.0

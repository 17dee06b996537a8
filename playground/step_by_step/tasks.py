"""What a worker computes for Step by step: module-level functions with plain data in and out.

torch is imported inside them, so that the server, which only names them, does not load it.
"""

from playground.protocol.step_by_step import WalkedBatch
from playground.sandbox.script_result import ScriptResult
from playground.script.program import parse


def walk_batch(text: str, number: int) -> WalkedBatch:
    """One batch of a script, executed and recorded line by line.

    Args:
        text: of a script that ``playground.script`` rendered, edited or not.
        number: of the batch, from 0 over all epochs; of a script that ends before it, the last batch is recorded.
    """
    from playground.step_by_step.walk import walk

    recorded, _ = walk(parse(text), number)
    if not recorded["events"] and recorded["number"] < number:
        recorded, _ = walk(parse(text), recorded["number"])
    return recorded


def run_both(right: str, changed: str) -> tuple[ScriptResult, ScriptResult]:
    """The right script and the changed one, each run from the same seed."""
    from playground.sandbox.script_run import run_script

    return run_script(parse(right), {}), run_script(parse(changed), {})

"""The lines in which two scripts differ."""

from playground import Experiment
from playground.script.differences import DifferenceLine, compare_scripts
from playground.script.edits import Edit, apply_edits
from playground.script.program import parse
from playground.script.render import script


def test_a_left_out_line_is_removed_and_its_comment_is_not_shown() -> None:
    right = parse(script(Experiment()))
    line = right.find("optimizer.zero_grad()").first
    lines = compare_scripts(right, parse(apply_edits(right.text, (Edit("leave out", line),))))
    assert DifferenceLine("removed", "        optimizer.zero_grad()") in lines
    assert lines[0].kind == "place"
    assert lines[0].text == f"line {line}"
    assert all(each.kind in ("place", "unchanged") for each in lines if "zero_grad" not in each.text)


def test_equal_scripts_have_no_differences() -> None:
    right = parse(script(Experiment()))
    assert compare_scripts(right, right) == []

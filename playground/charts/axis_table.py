"""Shapes written over each other, axis by axis, as an HTML table."""

from html import escape

from playground.tensors.tracing.axes import AxisCell, AxisTable

_TITLES = {
    "": "no such axis",
    "kept": "stays",
    "stretched": "stretched from 1",
    "added": "an axis of size 1, added in front and stretched",
    "clash": "clashes",
    "joined": "inner axis: must agree, and vanishes",
    "collapsed": "collapses",
}


def axes_html(table: AxisTable, caption: str) -> str:
    """The table with a word for what becomes of each size."""
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in table.titles)
    rows = "".join(
        f'<tr><th scope="row">{escape(row.name)}</th>{"".join(map(_cell, row.cells))}</tr>' for row in table.rows
    )
    return (
        f'<div class="pg-aligned-scroll" tabindex="0" role="group" aria-label="{escape(caption)}"><table class="pg-aligned">'
        f"<caption>{escape(caption)}</caption><thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        f'<p class="pg-says pg-{"fits" if table.fits else "clashes"}">{escape(table.says)}</p>'
    )


def _cell(cell: AxisCell) -> str:
    word = {"stretched": "stretched", "added": "added", "clash": "clash", "joined": "inner", "collapsed": "collapses"}
    note = f"<small>{word[cell.mark]}</small>" if cell.mark in word and cell.text else ""
    return f'<td class="pg-axis-{cell.mark or "none"}" title="{_TITLES[cell.mark]}">{escape(cell.text)}{note}</td>'

"""Tables for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table; the first column is a row's title, all text is escaped."""
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(row: Sequence[str]) -> str:
    first, *others = row
    return f"<th>{escape(first)}</th>" + "".join(f"<td>{escape(cell)}</td>" for cell in others)


def page(summary: str, content: str, warnings: Iterable[str]) -> str:
    """A summary above some HTML, with warnings between them; summary and warnings are escaped."""
    said = "".join(f"<p><b>warning:</b> {escape(sentence)}</p>" for sentence in warnings)
    return f"<div><p>{escape(summary)}</p>{said}{content}</div>"

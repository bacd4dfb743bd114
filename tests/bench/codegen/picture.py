"""Curves as an SVG: a few panels, both axes logarithmic, one colour for each generator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

COLOURS = ("#d62728", "#1f77b4", "#17becf", "#2ca02c", "#9467bd")
WIDTH, HEIGHT, LEFT, TOP = 420, 270, 64, 34
_PLOT_WIDTH, _PLOT_HEIGHT = WIDTH - LEFT - 24, HEIGHT - TOP - 40


@dataclass(frozen=True)
class Line:
    """One curve: points of number of operations and value."""

    name: str
    points: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Panel:
    """Some curves on the same axes."""

    title: str
    lines: tuple[Line, ...]


def picture(panels: Sequence[Panel]) -> str:
    """The panels, two in a row, and below them which colour is whose."""
    rows = ceil(len(panels) / 2)
    width, height = 2 * WIDTH, rows * HEIGHT + 56
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif"']
    parts += [' font-size="11">', f'<rect width="{width}" height="{height}" fill="#fff"/>']
    for index, panel in enumerate(panels):
        x, y = index % 2 * WIDTH, index // 2 * HEIGHT
        parts += [f'<g transform="translate({x} {y})">', *_panel(panel), "</g>"]
    for index, line in enumerate(panels[0].lines):
        x, y = 40 + index % 3 * 270, rows * HEIGHT + 14 + index // 3 * 20
        parts.append(f'<rect x="{x}" y="{y}" width="18" height="4" fill="{COLOURS[index]}"/>')
        parts.append(f'<text x="{x + 26}" y="{y + 6}">{escape(line.name)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel) -> Iterator[str]:
    values = [value for line in panel.lines for _, value in line.points]
    sizes = sorted({size for line in panel.lines for size, _ in line.points})
    low, high = floor(log10(min(values)) * 2) / 2, ceil(log10(max(values)) * 2) / 2
    first, last = log10(sizes[0]), log10(sizes[-1])

    def across(size: float) -> float:
        return LEFT + (log10(size) - first) / ((last - first) or 1) * _PLOT_WIDTH

    def up(value: float) -> float:
        return TOP + _PLOT_HEIGHT - (log10(value) - low) / ((high - low) or 1) * _PLOT_HEIGHT

    yield f'<text x="{LEFT}" y="20" font-size="13" font-weight="bold">{escape(panel.title)}</text>'
    for tick in _ticks(low, high):
        yield f'<line x1="{LEFT}" x2="{LEFT + _PLOT_WIDTH}" y1="{up(tick):.1f}" y2="{up(tick):.1f}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 6}" y="{up(tick) + 4:.1f}" text-anchor="end">{tick:,.0f}</text>'
    for size in sizes:
        yield f'<text x="{across(size):.1f}" y="{TOP + _PLOT_HEIGHT + 18}" text-anchor="middle">{size:,}</text>'
    for colour, line in zip(COLOURS, panel.lines, strict=False):
        path = " ".join(f"{across(size):.1f},{up(value):.1f}" for size, value in line.points)
        wide = 3 if colour == COLOURS[0] else 1.6
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{wide}"/>'
        for size, value in line.points:
            yield f'<circle cx="{across(size):.1f}" cy="{up(value):.1f}" r="3" fill="{colour}"/>'


def _ticks(low: float, high: float) -> Iterator[float]:
    """1, 3, 10, 30 … within the axis."""
    for power in range(floor(low), ceil(high) + 1):
        for factor in (1, 3):
            if low <= log10(factor * 10.0**power) <= high:
                yield factor * 10.0**power

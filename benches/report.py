"""Medians to Markdown and SVG."""

from __future__ import annotations

import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path


@dataclass
class Cell:
    """One column of the table: a workload, one of its figures, and our goal for it."""

    title: str
    figure: str
    unit: str
    goal: float | None = None
    more_is_better: bool = False
    ahead: float | None = None
    """How many times better than the best peer it is to be."""
    ours: str = "ours"
    """Which of our clients the goal is for; a table of several clients of ours has it for each."""
    figures: dict[str, list[float]] = field(default_factory=dict)

    def add(self, peer: str, values: list[dict[str, float]]) -> None:
        self.figures.setdefault(peer, []).extend(value[self.figure] for value in values if self.figure in value)

    def median(self, peer: str) -> float | None:
        values = self.figures.get(peer)
        return statistics.median(values) if values else None

    def best_peer(self) -> float | None:
        others = [self.median(peer) for peer in self.figures if not peer.startswith(("ours", "yardstick"))]
        values = [value for value in others if value is not None]
        return (max if self.more_is_better else min)(values) if values else None

    def ratio(self, peer: str) -> float | None:
        """How many times better a client of ours is than the best peer."""
        ours, best = self.median(peer), self.best_peer()
        if not ours or not best:
            return None
        return ours / best if self.more_is_better else best / ours


@dataclass
class Yardstick:
    """Shows how fast a machine is: a figure of a peer, on this machine and on the one where the goals were set."""

    what: str
    unit: str
    there: float
    here: float

    @property
    def slower(self) -> float:
        return self.here / self.there

    def __str__(self) -> str:
        there, here = f"{number(self.there)} {self.unit}", f"{number(self.here)} {self.unit}"
        goals = f"The goals were set on a machine on which {self.what} took {there}."
        return f"{goals} On this machine it took {here}, {self.slower:.1f} times as long.\n"


def number(value: float | None) -> str:
    if value is None:
        return "–"
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def table(
    cells: list[Cell],
    peers: dict[str, str],
    yardstick: Yardstick | None = None,
    ours: Sequence[str] = (),
    is_contest: bool = True,
) -> str:
    """A row for each client, a column for each cell. A yardstick adds the goals at the speed of this machine.

    `ours` has a goal met by each of these clients of ours, and compares each with the best peer, in what is a contest.
    """
    head = ["client", *(f"{cell.title}, {cell.unit}" for cell in cells)]
    rows = [
        [title, *(number(cell.median(peer)) for cell in cells)]
        for peer, title in peers.items()
        if any(cell.median(peer) is not None for cell in cells)
    ]
    compared = [(peers[peer], peer) for peer in ours] or [("cloudtasks", None)]
    for name, chosen in compared if is_contest else []:
        ratios = [cell.ratio(chosen or cell.ours) for cell in cells]
        rows.append([f"*{name} / best peer*", *(f"{ratio:.1f}×" if ratio else "–" for ratio in ratios)])
    if is_contest or any(cell.goal is not None for cell in cells):
        rows.append(["*goal*", *(_goal(cell, ours) for cell in cells)])
    if yardstick is not None:
        rows.append(["*goal at this speed*", *(_goal(cell, ours, yardstick.slower) for cell in cells)])
    lines = [head, ["---"] * len(head), *rows]
    text = "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
    return f"{text}\n{yardstick}" if yardstick is not None else text


def _goal(cell: Cell, ours: Sequence[str], slower: float = 1) -> str:
    clients, parts = ours or [cell.ours], []
    if cell.ahead is not None:
        ratios = [cell.ratio(peer) for peer in clients]
        parts.append(f"≥ {cell.ahead:g}× {_met(all(ratio is not None and ratio >= cell.ahead for ratio in ratios))}")
    if cell.goal is not None:
        factor = 1 if cell.unit.endswith("B") else 1 / slower if cell.more_is_better else slower
        goal = cell.goal * factor
        reached = [cell.median(peer) for peer in clients]
        met = all(one is not None and (one >= goal if cell.more_is_better else one <= goal) for one in reached)
        parts.append(f"{'≥' if cell.more_is_better else '≤'} {number(goal)} {_met(met)}")
    return ", ".join(parts) or "–"


def _met(met: bool) -> str:
    return "met" if met else "**not met**"


def machine() -> str:
    cpu = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.machine(),
    )
    cores = Path("/proc/cpuinfo").read_text().count("processor\t")
    system = f"Linux {platform.release()}, CPython {platform.python_version()}"
    return f"{date.today().isoformat()}, {cores} cores ({cpu}), {system}"


def publish(page: Path, marker: str, text: str) -> None:
    """Writes a part of a page: what follows its marker, up to the next marker."""
    before, _, after = page.read_text().partition(f"<!-- {marker} -->")
    if not after:
        raise SystemExit(f"{page} has no marker for the {marker}")
    _, begins, following = after.partition("<!-- ")
    page.write_text(
        f"{before}<!-- {marker} -->\n\n{machine()}. The figures are medians. `make bench` writes this part.\n\n"
        f"{text.rstrip()}\n" + (f"\n{begins}{following}" if begins else "")
    )


def chart(cells: list[Cell], peers: dict[str, str]) -> str:
    """Bars, one panel for each cell. The title says whether shorter or longer is better."""
    width, bar, gap, label = 760, 16, 5, 230
    out, y = [], 24
    for cell in cells:
        rows = [(title, value, peer) for peer, title in peers.items() if (value := cell.median(peer)) is not None]
        if not rows:
            continue
        rows.sort(key=lambda row: row[1], reverse=cell.more_is_better)
        longest = max(value for _, value, _ in rows)
        better = "longer is better" if cell.more_is_better else "shorter is better"
        out.append(f'<text x="8" y="{y}" class="title">{escape(cell.title)}, {escape(cell.unit)} ({better})</text>')
        y += 10
        for title, value, peer in rows:
            length = max(1.0, (width - label - 90) * value / longest)
            kind = "ours" if peer.startswith("ours") else "peer"
            out.append(f'<text x="{label - 8}" y="{y + 12}" class="name">{escape(title)}</text>')
            out.append(f'<rect x="{label}" y="{y}" width="{length:.1f}" height="{bar}" class="{kind}"/>')
            out.append(f'<text x="{label + length + 6:.1f}" y="{y + 12}">{number(value)}</text>')
            y += bar + gap
        y += 26
    style = (
        "text{font:12px sans-serif;fill:#333}.title{font-weight:bold}.name{text-anchor:end}"
        ".ours{fill:#1a73e8}.peer{fill:#bdc1c6}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {y}" width="{width}" height="{y}">'
        f'<style>{style}</style><rect width="100%" height="100%" fill="#fff"/>{"".join(out)}</svg>\n'
    )

"""Every link of the Markdown files, and of the built site where it is there, leads somewhere."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "target" / "site"
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)


def markdown_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines()]


def anchor(heading: str) -> str:
    """What GitHub and the site make of a heading."""
    text = re.sub(r"[^\w\s-]", "", heading.replace("`", "")).strip().lower()
    return re.sub(r"\s", "-", text)


@cache
def anchors(page: Path) -> set[str]:
    text = FENCE.sub("", page.read_text())
    return {
        anchor(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)) for line in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }


@pytest.mark.parametrize("page", markdown_files(), ids=lambda page: str(page.relative_to(ROOT)))
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    broken = []
    for link in LINK.findall(FENCE.sub("", page.read_text())):
        parts = urlsplit(link)
        if parts.scheme:
            continue
        target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        if not target.exists() or (parts.fragment and target.suffix == ".md" and parts.fragment not in anchors(target)):
            broken.append(link)
    assert not broken


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if value and name in ("href", "src"):
                self.links.append(value)
            if value and name in ("id", "name"):
                self.ids.add(value)


@cache
def parsed(page: Path) -> _Links:
    links = _Links()
    links.feed(page.read_text(errors="replace"))
    return links


@pytest.mark.skipif(not SITE.exists(), reason="the site is not built: make docs")
def test_the_links_of_the_site_lead_somewhere() -> None:
    broken = []
    # rustdoc and Doxygen check their own links.
    pages = [page for page in SITE.rglob("*.html") if page.relative_to(SITE).parts[0] not in ("rust", "c")]
    assert len(pages) > 15
    for page in pages:
        for link in parsed(page).links:
            parts = urlsplit(link)
            if parts.scheme or link.startswith("//") or page.name == "404.html":
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if target.is_dir():
                target /= "index.html"
            missing = parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in parsed(target).ids
            if not target.exists() or (missing and not parts.fragment.startswith("__")):
                broken.append(f"{page.relative_to(SITE)}: {link}")
    assert not broken

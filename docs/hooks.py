"""Links of the pages to files outside of the site: to the repository where it has an address, else plain text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

_LINK = re.compile(r"\[([^\]]+)\]\(((?:\.\./)+[^)#]+)(#[^)]*)?\)")


def on_page_markdown(markdown: str, page: Any, config: Any, **_: Any) -> str:
    """Replaces each link that leaves the folder of the documentation."""
    docs = Path(config["docs_dir"]).resolve()
    folder = (docs / page.file.src_uri).parent

    def replaced(link: re.Match[str]) -> str:
        text, path, anchor = link.group(1), link.group(2), link.group(3) or ""
        target = (folder / path).resolve()
        if target.is_relative_to(docs):
            return link.group(0)
        if not target.exists():
            raise SystemExit(f"{page.file.src_uri}: the link to {path} leads nowhere")
        inside = target.relative_to(docs.parent)
        address = config.get("repo_url")
        return f"[{text}]({address.rstrip('/')}/blob/main/{inside}{anchor})" if address else f"{text} (`{inside}`)"

    return _LINK.sub(replaced, markdown)

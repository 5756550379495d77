"""A page's visible text in full: paragraphs parted by blank lines, and what the markup says of each.

Our own renderer, because extractors drop captions, credits and repeated paragraphs and keep no offsets. The walk is iterative
and touches every node once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from lxml.html import HtmlElement

from ofrecord.documents.pieces import Extent

Region = Literal["", "nav", "aside", "footer", "header"]
Kind = Literal["paragraph", "caption", "credit", "quote", "list", "table", "byline", "time", "related"]

_UNSEEN = frozenset(
    (  # noqa: SIM905 - a list of sixty lines is no easier to read
        "script style template noscript head title iframe object embed applet audio video canvas svg math select option "
        "textarea input button datalist progress meter map form-field dialog rp"
    ).split()
)
_BLOCKS = frozenset(
    (  # noqa: SIM905 - a list of sixty lines is no easier to read
        "html body address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody td "
        "tfoot th thead tr ul caption"
    ).split()
)
_REGION: dict[str, Region] = {"nav": "nav", "aside": "aside", "footer": "footer", "menu": "nav"}
_ARIA: dict[str, Region] = {"navigation": "nav", "complementary": "aside", "contentinfo": "footer", "search": "nav"}
_KIND: dict[str, Kind] = {
    "figcaption": "caption",
    "blockquote": "quote",
    "li": "list",
    "table": "table",
    "time": "time",
    "address": "byline",
}
_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True)
class Context:
    """What the elements around a text say of it; `names` are the class and id words of the nearest few of them."""

    region: Region = ""
    kind: Kind = "paragraph"
    heading: int = 0
    names: str = ""
    in_article: bool = False
    pre: bool = False
    container: int = 0


@dataclass(frozen=True)
class Rendered:
    """One paragraph of the rendering."""

    start: int
    end: int
    context: Context


@dataclass(frozen=True)
class Anchor:
    """A link's words and address."""

    start: int
    end: int
    href: str


@dataclass
class Rendering:
    """The text while it grows, and its paragraphs, links and `time` elements."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    paragraphs: list[Rendered] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    times: list[tuple[Extent, str]] = field(default_factory=list)
    begun: int = -1
    words_end: int = 0
    context: Context = field(default_factory=Context)

    def write(self, words: str, context: Context) -> None:
        """Adds inline text; runs of spaces become one, outside `pre`."""
        shown = words.replace("\r", "") if context.pre else _collapsed(words)
        if self.begun < 0:
            shown = shown.lstrip()
            if not shown:
                return
            if self.paragraphs:
                self._put("\n\n")
            self.begun, self.context = self.length, context
        elif self.parts[-1][-1:].isspace() and not context.pre:
            shown = shown.lstrip(" ")
        if shown:
            self._put(shown)
            kept = shown.rstrip()
            self.words_end = self.length - len(shown) + len(kept) if kept else self.words_end

    def close(self) -> None:
        """Ends the paragraph that is open."""
        if self.begun >= 0:
            self._cut(self.words_end)
            self.paragraphs.append(Rendered(self.begun, self.words_end, self.context))
            self.begun = -1

    def _put(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def _cut(self, end: int) -> None:
        """Takes back the spaces after the last word."""
        while self.length > end:
            last = self.parts.pop()
            self.length -= len(last)
            if self.length < end:
                self._put(last[: end - self.length])

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.parts)


def _collapsed(words: str) -> str:
    """Spaces as a browser shows them; a no-break space is kept, for it is a character of the text."""
    inner = " ".join(
        w for w in words.replace("\n", " ").replace("\t", " ").replace("\r", " ").replace("\f", " ").split(" ") if w
    )
    if not inner:
        return " " if words else ""
    lead = " " if words[0] in " \n\t\r\f" else ""
    return lead + inner + (" " if words[-1] in " \n\t\r\f" else "")


def render(root: HtmlElement) -> Rendering:
    """The rendering of a parsed page."""
    out = Rendering()
    todo: list[tuple[HtmlElement, Context, int]] = [(root, Context(), -1)]
    while todo:
        element, context, began = todo.pop()
        if began >= 0:
            _leave(out, element, context, began)
            continue
        inner = _inside(element, context)
        if inner is not None:
            _enter(out, element, inner)
            todo.append((element, context, out.length if out.begun >= 0 else out.length + (2 if out.paragraphs else 0)))
            todo.extend((child, inner, -1) for child in reversed(element))
            out.write(element.text or "", inner)
        else:
            out.write(element.tail or "", context)
    out.close()
    return out


def _enter(out: Rendering, element: HtmlElement, inner: Context) -> None:
    tag = element.tag
    if tag == "br":
        _line_break(out, inner)
    elif tag in _BLOCKS and not (tag in _CELLS and inner.kind == "table"):
        out.close()
    elif tag in _CELLS and out.begun >= 0:
        out.write(" | ", inner)


def _line_break(out: Rendering, context: Context) -> None:
    """A line break; a second one ends the paragraph."""
    if out.begun < 0:
        return
    if out.parts[-1] == "\n":
        out.close()
    else:
        out._cut(out.words_end)
        out._put("\n")


def _leave(out: Rendering, element: HtmlElement, context: Context, began: int) -> None:
    """The end of an element: its paragraph ends, its link or time is noted, its tail belongs to what is around it."""
    end = out.words_end
    if element.tag == "a" and end > began:
        out.anchors.append(Anchor(began, end, (element.get("href") or "").strip()))
    elif element.tag == "time":
        out.times.append(((began, max(began, end)), element.get("datetime") or ""))
    if element.tag in _BLOCKS and not (element.tag in _CELLS and context.kind == "table"):
        out.close()
    out.write(element.tail or "", context)


def _inside(element: HtmlElement, outer: Context) -> Context | None:
    """The context of an element's content; None where it is not shown."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN or _is_hidden(element):
        return None
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')} {element.get('rel', '')}"
    names = " ".join(names.lower().split())[:200]
    kind = _KIND.get(tag, outer.kind)
    return replace(
        outer,
        region=_region(element, outer),
        kind=outer.kind if outer.kind in ("caption", "byline") else kind,
        heading=int(tag[1]) if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else outer.heading,
        names=f"{outer.names[-400:]} / {names}" if names else outer.names,
        in_article=outer.in_article or tag == "article" or element.get("itemprop") == "articleBody",
        pre=outer.pre or tag == "pre",
        container=id(element) if tag in _BLOCKS and tag not in ("p", "li") else outer.container,
    )


def _region(element: HtmlElement, outer: Context) -> Region:
    own = _ARIA.get((element.get("role") or "").lower()) or _REGION.get(element.tag, "")
    if element.tag == "header" and not outer.in_article:
        own = "header"
    return outer.region if outer.region in ("nav", "aside", "footer") else own or outer.region


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").lower().replace(" ", "")
    return (
        ("hidden" in element.attrib and element.get("hidden") != "until-found")
        or (element.get("aria-hidden") == "true" and element.tag != "figure" and not len(element))
        or "display:none" in style
        or "visibility:hidden" in style
    )

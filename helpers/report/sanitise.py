"""HTML from cells made harmless: known tags and attributes stay, everything that acts or loads
goes.
"""

import re

from nbconvert.preprocessors.sanitize import SanitizeHTML

_TAGS = (
    "a abbr b blockquote br caption cite code col colgroup dd del details div dl dt em figcaption "
    "figure h1 h2 h3 h4 "
    "h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table "
    "tbody td tfoot th thead "
    "tr u ul var"
)
_ATTRIBUTES = {
    "*": ["class", "dir", "id", "lang", "role", "style", "title"],
    "a": ["href"],
    "abbr": ["title"],
    "col": ["span"],
    "details": ["open"],
    "img": ["alt", "src", "width", "height"],
    "ol": ["start"],
    "td": ["colspan", "rowspan"],
    "th": ["colspan", "rowspan", "scope"],
}
_STYLES = ["background-color", "color", "font-style", "font-weight", "text-align", "white-space"]
# Their content is not text to be read, so it goes with the tags; an opening tag without an end
# takes the rest along.
_SILENT = re.compile(r"<(script|style)\b[^>]*>(?:[^<]|<(?!/\1\b))*(?:</\1\s*>|$)", re.IGNORECASE)

_cleaner = SanitizeHTML(
    tags=_TAGS.split(), attributes=_ATTRIBUTES, styles=_STYLES, strip=True, strip_comments=True
)


def fragment(markup: str | list[str]) -> str:
    """`markup` with only the tags, attributes and styles of readable text, tables and embedded
    images.
    """
    cleaned = _cleaner.sanitize_html_tags(_SILENT.sub("", "".join(markup)))
    # The page's policy stops outside images as well; a broken frame would only puzzle the reader.
    return re.sub(r'<img\b(?![^>]*\bsrc="data:)[^>]*>', "", cleaned)

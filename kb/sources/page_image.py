"""How does a page look, and where on it does a line stand?"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from kb.errors import SourceError
from kb.model import Box

_HIGHLIGHT = (255, 214, 0, 90)  # yellow that leaves black text readable
_OUTLINE = (214, 140, 0, 200)
_MARGIN = 1.5  # points around a line, so that the outline does not touch the letters


def render_page(path: Path, page: int, *, boxes: Sequence[Box] = (), scale: float = 1.5) -> bytes:
    """A PNG of one page (1-based) with translucent highlights; a scale of 1 is 72 dots an inch.

    Raises: SourceError when there is no such file or page.
    """
    try:
        pdf = pypdfium2.PdfDocument(path.read_bytes())
    except (OSError, pypdfium2.PdfiumError) as error:
        raise SourceError(f"'{path.name}' kan ikke vises.", hint="Kontrollér, at filen stadig findes.") from error
    try:
        if not 1 <= page <= len(pdf):
            raise SourceError(f"'{path.name}' har ingen side {page}.", hint=f"Vælg en side fra 1 til {len(pdf)}.")
        image = pdf[page - 1].render(scale=scale).to_pil().convert("RGBA")
    finally:
        pdf.close()
    return png(highlight(image, boxes, scale=scale))


def highlight(image: Image.Image, boxes: Sequence[Box], *, scale: float) -> Image.Image:
    """The picture with each box (in points) shaded."""
    if not boxes:
        return image.convert("RGB")
    shade = Image.new("RGBA", image.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(shade)
    for box in boxes:
        corners = (
            (box.x0 - _MARGIN) * scale,
            (box.top - _MARGIN) * scale,
            (box.x1 + _MARGIN) * scale,
            (box.bottom + _MARGIN) * scale,
        )
        draw.rectangle(corners, fill=_HIGHLIGHT, outline=_OUTLINE)
    return Image.alpha_composite(image, shade).convert("RGB")


def png(image: Image.Image) -> bytes:
    """The picture as a file."""
    buffer = BytesIO()
    image.save(buffer, format="PNG")
    return buffer.getvalue()

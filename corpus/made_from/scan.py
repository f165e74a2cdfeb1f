"""How does a page look after the copier?

The page is drawn as a PDF, rendered at 200 dpi, turned by a fraction of a degree, given paper noise and stored as one
grey JPEG in a PDF without text.
"""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
from markup import SourceDocument
from pages import pdf
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI, SKEW_DEGREES, NOISE = 200, 0.45, 7.0


def scan(document: SourceDocument) -> bytes:
    """The document's pages as images in a PDF."""
    drawn = pypdfium2.PdfDocument(pdf(document))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    noise = np.random.default_rng(85)
    for page in drawn:
        image = page.render(scale=DPI / 72).to_pil().convert("L")
        image = image.rotate(SKEW_DEGREES, resample=Image.Resampling.BICUBIC, fillcolor=255)
        image = image.filter(ImageFilter.GaussianBlur(0.6))
        grains = noise.normal(0.0, NOISE, (image.height, image.width))
        grey = np.clip(np.asarray(image, dtype=np.float64) * 0.94 + 8 + grains, 0, 255).astype(np.uint8)
        jpeg = io.BytesIO()
        Image.fromarray(grey).filter(ImageFilter.MedianFilter(3)).save(jpeg, "JPEG", quality=42)
        canvas.drawImage(ImageReader(io.BytesIO(jpeg.getvalue())), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    drawn.close()
    return out.getvalue()

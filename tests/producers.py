"""Files as real programs write them, from an article's paragraphs."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import shutil
import subprocess
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

Paragraphs = list[tuple[str, bool]]
"""Each paragraph's text, and whether it is a heading."""


def as_docx(paragraphs: Paragraphs) -> bytes:
    document = docx.Document()
    for text, heading in paragraphs:
        document.add_heading(text, 1) if heading else document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_markdown(paragraphs: Paragraphs) -> bytes:
    return "\n\n".join(f"{'## ' if heading else ''}{text}" for text, heading in paragraphs).encode()


def as_html(paragraphs: Paragraphs, published: str = "", around: bool = True) -> bytes:
    tags = ["h1" if number == 0 else "h2" if heading else "p" for number, (_, heading) in enumerate(paragraphs)]
    tags = [tag if heading else "p" for tag, (_, heading) in zip(tags, paragraphs, strict=True)]
    body = "\n".join(f"<{tag}>{html.escape(text)}</{tag}>" for tag, (text, _) in zip(tags, paragraphs, strict=True))
    meta = f'<meta property="article:published_time" content="{published}T08:00:00Z">' if published else ""
    menu = '<nav><a href="/">Home</a> <a href="/world">World</a></nav>' if around else ""
    foot = "<footer>Share this page</footer>" if around else ""
    head = f'<head><meta charset="utf-8">{meta}<title>{html.escape(paragraphs[0][0])}</title></head>'
    return f"<!DOCTYPE html><html>{head}<body>{menu}<article>{body}</article>{foot}</body></html>".encode()


def as_mail(text: str, subject: str, date: str = "", page: bytes = b"") -> bytes:
    """A mail with the text, or with a page and no text of its own."""
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Coast Desk <desk@example.org>"
    if date:
        message["Date"] = date
    if page:
        message.set_content(page.decode(), subtype="html")
    else:
        message.set_content(text)
    return message.as_bytes()


def as_csv(rows: list[dict[str, str]]) -> bytes:
    file = io.StringIO()
    table = csv.DictWriter(file, rows[0])
    table.writeheader()
    table.writerows(rows)
    return file.getvalue().encode("utf-8-sig")


def as_json(value: object) -> bytes:
    return json.dumps(value).encode()


def as_zip(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return file.getvalue()


def as_gzip(content: bytes) -> bytes:
    return gzip.compress(content)


def printed_by_chromium(page: bytes, folder: Path) -> bytes:
    """The page as PDF, with the running heads that the browser adds."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("Chromium is not installed")
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_bytes(page)
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    subprocess.run([*command, f"--print-to-pdf={target}", str(source)], capture_output=True, timeout=120, check=True)
    return target.read_bytes()


def saved_by_libreoffice(files: dict[str, bytes], kind: str, folder: Path) -> dict[str, bytes]:
    """Documents saved as another kind (``pdf``, ``docx``, ``html``) by LibreOffice, each by its name without ending."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    sources, out = folder / "sources", folder / f"saved as {kind}"
    sources.mkdir(exist_ok=True)
    for name, content in files.items():
        (sources / name).write_bytes(content)
    paths = [str(sources / name) for name in files]
    command = [office, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(out), *paths], capture_output=True, timeout=300, check=True)
    return {path.stem: path.read_bytes() for path in out.iterdir()}


def drawn(pages: list[list[tuple[float, float, str]]], size: float = 11, password: str = "") -> bytes:
    """A PDF with each text at its place: points from the left and from the top."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt=password or None)
    for page in pages:
        canvas.setFont("Helvetica", size)
        for left, top, text in page:
            canvas.drawString(left, A4[1] - top, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def scanned() -> bytes:
    """A PDF with a picture and no text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.drawImage(ImageReader(Image.new("RGB", (100, 140), "grey")), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    return file.getvalue()

"""The child process: draws the pages of one scan with limited time and memory and prints the QR texts on each as JSON.

Runs alone (`python -I read_child.py KIND PATH`), so that it loads neither Django nor anything of ours: what a scan does to
the libraries that open it stays in here.
"""

import json
import resource
import sys
import time

SECONDS, MEMORY = 20, 900 * 1024 * 1024
ENOUGH = 12  # seconds: pages after that are not looked at, so that what was read before counts
CONTRAST = 40  # grey levels between the darkest and the lightest point of a page with anything on it
PAGES = 30  # of one scan
PIXELS = 6_000_000  # of one page: A4 at 240 dpi has 5.6 million
DPI = 200
TEXTS, LENGTH = 8, 200  # of one page, characters of one text


def limit():
    """Give this process its time and memory, no core dump, few open files."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def pictures(kind, path):
    """(number of pages, the first PAGES of them in grey, one after another)."""
    if kind == "pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(path)
        return len(document), (drawn(document[n]) for n in range(min(len(document), PAGES)))
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = 50_000_000
    image = Image.open(path)
    image.draft("L", (3000, 3000))  # a JPEG is opened no larger than needed
    image = image.convert("L")
    if image.width * image.height > PIXELS:
        image.thumbnail((2800, 2800))
    return 1, iter([image])


def drawn(page):
    """A page of a PDF, no larger than PIXELS whatever size it claims."""
    width, height = page.get_size()
    scale = min(DPI / 72, (PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    picture = bitmap.to_pil().convert("L")
    bitmap.close()
    return picture


def texts(picture):
    """The QR texts on a picture; where none is found it is looked at again smoothed, as grain hides small squares.

    An empty page is not looked at, and none any more once this process has used up ENOUGH of its time.
    """
    import zxingcpp
    from PIL import ImageFilter

    darkest, lightest = picture.getextrema()
    if lightest - darkest < CONTRAST:
        return []
    for look in (lambda: picture, lambda: picture.reduce(2), lambda: picture.filter(ImageFilter.GaussianBlur(1.5))):
        if time.process_time() > ENOUGH:
            return []
        seen = zxingcpp.read_barcodes(look(), formats=zxingcpp.BarcodeFormat.QRCode)
        found = [code.text[:LENGTH] for code in seen if code.valid][:TEXTS]
        if found:
            return found
    return []


def main(kind, path):
    """Read the pages and print what was found; a page that cannot be drawn has nothing on it."""
    limit()
    count, drawing = pictures(kind, path)
    print(json.dumps({"pages": count, "texts": [texts(picture) for picture in drawing]}))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:3])

"""Pictures: of many modes, with and without what cameras and jokers put in them."""

import io
import struct
import zlib

from PIL import Image, ImageDraw, PngImagePlugin


def drawn(mode="RGB", size=(160, 120)):
    """A small drawing in this mode."""
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((10, 10, 90, 70), fill="red")
    pen.line((0, 0, *size), fill="blue", width=3)
    if mode == "I;16":
        wide = Image.new("I", size)
        wide.putdata([value * 257 for value in image.convert("L").tobytes()])
        return wide.convert("I;16")
    return image.convert(mode)


def written(image, kind="JPEG", **options):
    """The image's bytes."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpg(mode="RGB", size=(160, 120), **options):
    """A JPEG."""
    return written(drawn(mode, size), "JPEG", **options)


def png(mode="RGB", size=(160, 120), **options):
    """A PNG."""
    return written(drawn(mode, size), "PNG", **options)


def photographed(orientation=6):
    """A JPEG with a camera's EXIF: maker, place and orientation."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "SecretCamera", orientation
    exif.get_ifd(0x8825)[1] = "N"
    return jpg(exif=exif, comment=b"SecretComment")


def worded():
    """A PNG with a text chunk."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "SecretAuthor")
    return png(pnginfo=info)


def moving(kind="PNG"):
    """An animation of two frames."""
    first, second = drawn(), drawn().rotate(30)
    return written(first, kind, save_all=True, append_images=[second], duration=100)


def chunk(name, data):
    """One PNG chunk."""
    return struct.pack("!I", len(data)) + name + data + struct.pack("!I", zlib.crc32(name + data))


def claimed(width, height):
    """A PNG of a few bytes that claims to be this large."""
    head = struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + data + chunk(b"IEND", b"")


def endless(times=6000):
    """A progressive JPEG whose last scan comes thousands of times: small to send, very long to decode."""
    raw = written(Image.new("L", (6000, 6000), 128), "JPEG", progressive=True)
    last = raw.rindex(b"\xff\xda")
    return raw[:-2] + raw[last:-2] * times + b"\xff\xd9"

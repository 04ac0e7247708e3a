"""Pictures: what is written beside the picture (EXIF, XMP, IPTC, comments, PNG texts); the picture itself is not read."""

from PIL import ExifTags, Image

UNREAD = "是图片，机器看不到画面里的字，请逐张看过。"


def read(path):
    """([(where, text)], [what nobody has read])."""
    with Image.open(path) as image:
        image.load()
        return [["图片的附加信息", text] for text in beside(image)], [UNREAD]


def beside(image):
    """Every text that travels with a picture."""
    for key, value in image.info.items():
        if key != "exif":
            yield from texts(value, f"{key} ")
    exif = image.getexif()
    for folder in (exif, *(exif.get_ifd(place) for place in ExifTags.IFD)):
        for tag, value in folder.items():
            yield from texts(value, f"{ExifTags.TAGS.get(tag, '')} ")


def texts(value, name=""):
    """A value as text, in every way it may have been written."""
    if isinstance(value, str):
        yield name + value
    elif isinstance(value, bytes):
        yield from decoded(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{key} ")
    elif isinstance(value, list | tuple):
        if value and all(isinstance(number, int) and 0 <= number < 256 for number in value):
            yield from decoded(bytes(value))
        else:
            for inner in value:
                yield from texts(inner, name)
    elif isinstance(value, int):
        yield name + str(value)


def decoded(raw):
    """Bytes as people meant them: without the eight bytes of a code's name, in 16 bits where every other byte is empty."""
    named = raw[:8] in (b"ASCII\0\0\0", b"UNICODE\0", b"JIS\0\0\0\0\0", b"\0" * 8)
    body = raw[8:] if named else raw
    low, high = body[::2].count(0), body[1::2].count(0)
    if raw.startswith(b"UNICODE\0") or low != high:
        yield body[: len(body) // 2 * 2].decode("utf-16-be" if low > high else "utf-16-le", errors="replace")
    if low == high or abs(low - high) < 4:
        yield body.decode("utf-8", errors="replace").replace("\0", "")

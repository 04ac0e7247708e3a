"""Images: decode, of a sane size, and written anew, which drops places, hidden data and whatever hangs behind."""

from PIL import Image, ImageOps

PIXELS = 40_000_000
FORMATS = {"jpg": "JPEG", "png": "PNG"}
Image.MAX_IMAGE_PIXELS = PIXELS


def look(path, kind):
    """The report, with the path of the rewritten copy."""
    broken = {"problems": ["“{name}”打不开，可能没有传完，请重新拍照或者扫描后再上传。"]}
    huge = {"problems": ["“{name}”的像素太多（超过4000万），请缩小后再上传。"]}
    try:
        with Image.open(path, formats=[FORMATS[kind]]) as image:
            if image.width * image.height > PIXELS:
                return huge
            if kind == "png" and getattr(image, "n_frames", 1) > 1:  # a telephone's JPG may carry a second picture
                return {"problems": ["“{name}”是动画，请上传静止的图片。"]}
            image.load()
            upright = ImageOps.exif_transpose(image)
            clean = path.with_name(path.name + ".clean")
            plain = upright.convert("RGB") if kind == "jpg" else seen_through(upright)
            plain.info = {}
            plain.save(clean, format=FORMATS[kind], **({"quality": 92} if kind == "jpg" else {}))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return huge
    except (OSError, ValueError, SyntaxError, EOFError, KeyError):
        return broken
    return {"problems": [], "clean": str(clean)}


def seen_through(image):
    """The image with its transparent colour, which stands among what is dropped, turned into transparent points."""
    return image.convert("RGBA") if "transparency" in image.info and image.mode in ("1", "L", "P", "RGB") else image

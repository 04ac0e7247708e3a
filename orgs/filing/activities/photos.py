"""Photographs of activities: inspected like every upload, then drawn anew, smaller: what the camera wrote beside them is gone."""

import hashlib
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from casework.intake.fields import receive
from casework.intake.inspection.verdict import Verdict
from casework.intake.photos import page

EDGE = 1600  # pixels of the longer side: enough for a screen
KINDS = ("jpg", "png")


@dataclass(frozen=True)
class Picture:
    """A photograph that waits in the incoming folder; `shelve` takes it from there."""

    name: str
    path: Path
    verdict: Verdict


class PhotosWidget(forms.FileInput):
    """Several photographs at once, from the camera of a phone or its album."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Up to `most` photographs. Cleans to a list of Picture; whoever does not keep them gives them to `forget`."""

    def __init__(self, *, most, **kwargs):
        self.most = most
        super().__init__(widget=PhotosWidget(attrs={"accept": "image/jpeg,image/png"}), required=False, **kwargs)

    def clean(self, data, initial=None):
        """Every problem of every photograph at once."""
        given = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if len(given) > self.most:
            raise ValidationError(f"一次最多{self.most}张照片，请选最能说明的几张。")
        taken, said = [], []
        for file in given:
            try:
                taken.append(smaller(receive(file, KINDS)))
            except ValidationError as error:
                said += error.messages
        if said:
            forget(taken)
            raise ValidationError(said)
        return taken


def smaller(file):
    """The same photograph drawn anew as JPEG."""
    image = page(file.verdict.clean_path or file.path)
    image.thumbnail((EDGE, EDGE))
    with tempfile.NamedTemporaryFile(dir=Path(settings.PRIVATE_DIR) / "incoming", delete=False) as kept:
        image.save(kept, "JPEG", quality=82)
    path = Path(kept.name)
    forget([file])
    raw = path.read_bytes()
    verdict = replace(file.verdict, kind="jpg", sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), clean_path=None)
    return Picture(file.name, path, verdict)


def forget(pictures):
    """Take away files that are not kept."""
    for one in pictures or ():
        for path in (one.path, one.verdict.clean_path):
            if path:
                Path(path).unlink(missing_ok=True)

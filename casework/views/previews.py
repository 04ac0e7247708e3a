"""Pages of an uploaded PDF as pictures, so that an official reads beside the application what otherwise is a download."""

import io
from threading import Lock

import pypdfium2
from django.http import Http404, HttpResponse
from django.views import View

from casework.intake import store
from casework.views.files import open_to
from casework.views.standing import Standing

MOST = 30  # pages shown beside the application; the whole is opened as a file
WIDTH = 1100  # pixels: legible at the widest middle pane
ONE = Lock()  # PDFium is not safe for threads, and a worker has several


def previewable(upload):
    """Whether its pages can be drawn."""
    return upload.kind == "pdf"


class PageView(Standing, View):
    """GET /files/<token>/pages/<n>/: one page of a PDF as PNG, for whoever may open the file."""

    def get(self, request, token, page):
        """The picture; 404 for what is no PDF, has no such page, or cannot be drawn."""
        upload = open_to(request.user, token, self.day)
        if not previewable(upload) or not 1 <= page <= MOST:
            raise Http404("没有这一页")
        try:
            picture = drawn(store.path_of(upload), page)
        except (pypdfium2.PdfiumError, IndexError) as broken:
            raise Http404("没有这一页") from broken
        response = HttpResponse(picture, content_type="image/png")
        response["Cache-Control"] = "private, no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response


def drawn(path, page):
    """PNG bytes of a page, counted from 1, at most WIDTH pixels wide and twice as high. Raises PdfiumError, IndexError."""
    with ONE:
        document = pypdfium2.PdfDocument(path)
        try:
            if page > len(document):
                raise IndexError(page)
            sheet = document[page - 1]
            width, height = sheet.get_size()
            scale = min(WIDTH / max(width, 1), 2 * WIDTH / max(height, 1))
            bitmap = sheet.render(scale=scale)
            picture = bitmap.to_pil().copy()
            bitmap.close()  # here and not by the collector, which may come on another thread
        finally:
            document.close()
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()

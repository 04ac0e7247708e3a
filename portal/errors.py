"""Pages for what did not work: not found, too often, not arrived whole."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from portal.cut_off import CutOff

WAIT = 300  # seconds; the longest window in which sign-ins and sign-ups are counted


def bad_request(request, exception=None):
    """400, or 413 where it was too much: what arrived cannot be worked on; why, and what to do. Nothing was done.

    Drawn without the page's surroundings: the request may be too broken to ask it for its host or its user.
    """
    status, heading, says = reason_of(exception)
    return HttpResponse(render_to_string("400.html", {"heading": heading, "says": says}), status=status)


def reason_of(exception):
    """(status, heading, sentence) of what was wrong with a request."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024
    if isinstance(exception, CutOff):
        return 400, "没有传完，没有保存", "网络在传送的时候断开了，内容或者文件只到了一部分，所以没有保存，也没有办理。"
    if isinstance(exception, RequestDataTooBig):
        return 413, "文字太多，没有保存", f"一次填写的文字不能超过 {most} MB（文件另算）。请分几次填写，或者把长的内容作为附件上传。"
    if isinstance(exception, TooManyFieldsSent):
        return 413, "填写的项目太多，没有保存", f"一页一次最多 {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS} 项。请分几次填写，或者用表格文件上传。"
    if isinstance(exception, TooManyFilesSent):
        return 413, "文件太多，没有保存", f"一次最多上传 {settings.DATA_UPLOAD_MAX_NUMBER_FILES} 个文件。请分几次上传。"
    return 400, "请求有误，没有办理", "浏览器发来的内容不完整，或者这个地址写得不对。"


def not_found(request, exception=None):
    """The page for every address that is nobody's, or not yours."""
    return render(request, "404.html", status=404)


def too_often(request, exception=None):
    """429: somebody tried too often; when to try again stands in the page and in the header."""
    answer = render(request, "429.html", {"minutes": WAIT // 60}, status=429)
    answer["Retry-After"] = str(WAIT)
    return answer


class Patience:
    """Every 429 says when to come back: a minute, where the view that counted said nothing longer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """The answer with its header."""
        answer = self.get_response(request)
        if answer.status_code == 429:
            answer.setdefault("Retry-After", "60")
        return answer

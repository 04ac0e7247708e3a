"""/desk/digest/: today's digest, and the switch for the mail of every working morning."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.officials.digest import Digest, DigestOff
from casework.officials.sending import FROM, switch
from casework.views.standing import DeskView


class DigestView(DeskView, View):
    """One's own, nobody else's."""

    def get(self, request):
        """What was told this morning."""
        context = {"digest": Digest.objects.filter(user=request.user, day=self.day).first(), "since": FROM,
                   "off": DigestOff.objects.filter(user=request.user).exists()}  # fmt: skip
        return render(request, "desk/digest.html", context)

    def post(self, request):
        """On or off, from the next morning."""
        on = request.POST.get("want") == "on"
        switch(request.user, on=on)
        messages.success(request, "已打开，从下一个工作日起提醒。" if on else "已关闭，从下一个工作日起不再提醒。")
        return HttpResponseRedirect(request.path, status=303)

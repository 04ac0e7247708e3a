"""/hall/account/: by which channels one is told of what; legal notices cannot be switched off, and the page says so."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.post.declared import KINDS
from casework.post.preferences import CHANNELS, off_for, set_off
from casework.views.standing import HallView


class AccountView(HallView, View):
    """The kinds, the channels, and what the platform knows of how to reach one."""

    def get(self, request):
        """What is wanted now."""
        off, user = off_for(request.user), request.user
        rows = [
            (kind, label, told, [(channel, word, (kind, channel) not in off) for channel, word in CHANNELS.items()])
            for kind, (label, told) in KINDS.items()
        ]
        return render(request, "hall/account.html", {
            "rows": rows, "channels": CHANNELS, "phone": user.masked_phone, "email": user.email,
        })  # fmt: skip

    def post(self, request):
        """What was not ticked is switched off."""
        wanted = set(request.POST.getlist("want"))
        set_off(request.user, {(k, c) for k in KINDS for c in CHANNELS if f"{k}.{c}" not in wanted})
        messages.success(request, "已保存。从下一条通知起生效。")
        return HttpResponseRedirect(request.path, status=303)

"""联名: the applicant's page of the list of founding members, and what its other pages share."""

import json

from cryptography.exceptions import InvalidTag
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.journal.instant import now
from hall.tasks import Filling
from network.vault import seal, unseal
from orgs.organization import Kind
from orgs.registration.establishment.founding import changing, inviting, papers, sheets
from orgs.registration.establishment.founding.counting import drawn, members_of, remarks, standing, typed
from orgs.registration.establishment.founding.papers import TITLES
from orgs.registration.establishment.founding.rows import UNIT, FoundingInvitation, FoundingList
from policy.basis import law

MEMBERS = law("社会团体登记管理条例", 10)


class Founding(Filling):
    """Pages of the list of one draft: of an association, and open to whoever may hand it in."""

    def opened(self, number):
        """(case, the list or None); 404 for anything but an association's draft."""
        case, process, _ = self.draft(number)
        if process.slug != "establishment" or typed(case).get("kind") != Kind.ASSOCIATION:
            raise Http404("只有社会团体的申请有会员联名")
        return case, FoundingList.objects.filter(case_id=case.pk).first()

    def held(self, number):
        """(case, the list), where one is in use; else 404."""
        case, founding = self.opened(number)
        if founding is None or founding.on_paper:
            raise Http404("还没有开始联名")
        founding.case = case
        return case, founding

    def member(self, founding, ref):
        """The member behind an address part."""
        found = founding.members.filter(ref=ref).first() if ref.isalnum() else None
        if found is None:
            raise Http404("没有这名会员")
        found.founding = founding
        return found

    def back(self, case):
        """To the list."""
        return HttpResponseRedirect(f"/hall/cases/{case.number}/founding/", status=303)


def place_of(case):
    """Where a session keeps the sealed links made in it: they are shown there and kept nowhere in clear."""
    return f"founding-links-{case.number}"


def lay(form, problems):
    """Put problems beside the fields they name, where the form has them."""
    for problem in problems:
        name = getattr(problem, "field", None)
        form.add_error(name if name in form.fields else ("lines" if "lines" in form.fields else None), str(problem))


def choices(members):
    """Members as choices: seat and name."""
    return [(m.ref, f"{m.seat}号 {m.clear_name}") for m in members]


class ListView(Founding, View):
    """/hall/cases/<NUMBER>/founding/: who stands on the list, who confirmed, what is missing, and every button."""

    def get(self, request, number):
        """The list, or what it is and the button to begin."""
        return self.page(request, *self.opened(number))

    def post(self, request, number):
        """One of the buttons; what a refused one says stands above the list."""
        case, founding = self.opened(number)
        wish, _, ref = request.POST.get("do", "").partition(":")
        try:
            if wish == "open":
                changing.open_list(case, request.user)
            else:
                case, founding = self.held(number)
                said = self.press(case, founding, wish, ref)
                messages.success(request, said)
        except Refused as closed:
            return self.page(request, case, founding, closed.problems, 422)
        return self.back(case)

    def press(self, case, founding, wish, ref):
        """Do what one button of the list says; returns the sentence about it. Raises Refused, Http404."""
        by = self.request.user
        if wish == "paper":
            changing.give_up(founding, by)
            return "已改为上传纸质名册，联名名单还在，可以随时恢复。"
        if wish == "invite":
            rows = [m for m in members_of(founding) if m.ref == ref] if ref else inviting.unanswered(founding)
            if not rows and not ref:
                raise Refused(
                    ["没有需要发链接的会员：没有答复的都已经有有效的链接。要换新的，请在该会员一行点“换新链接”。"]
                )
            self.remember(case, inviting.invite(founding, rows, by))
            return f"已为{len(rows)}名会员生成链接：留了手机号码的会收到短信，也可以在下面复制后用微信发给本人。"
        if wish == "revoke":
            inviting.revoke(self.member(founding, ref), by)
            return "链接已作废。"
        if wish == "print":
            printed = sheets.print_sheet(founding, by)
            return f"签名页已制作，编码{printed.code}，请在下面“签名页”中打印。"
        if wish == "draw":
            made = papers.make(founding, by)
            return f"已生成：{'、'.join(TITLES[key] for key in made)}。提交申请时一并提交，不用再上传。"
        raise Http404

    def kept(self, case):
        """Links made in this session, ref -> token; none where they were sealed under a key that is gone."""
        try:
            return json.loads(unseal(self.request.session.get(place_of(case), ""), place_of(case)) or "{}")
        except (ValueError, InvalidTag):
            return {}

    def remember(self, case, tokens):
        """Keep fresh links for this session, sealed."""
        kept = self.kept(case)
        self.request.session[place_of(case)] = seal(json.dumps(kept | tokens), place_of(case))

    def page(self, request, case, founding, problems=(), status=200):
        """The page; links made in this session can be copied from it."""
        context = {"case": case, "founding": founding, "problems": problems}
        if founding is not None and not founding.on_paper:
            founding.case = case
            context |= self.listed(case, founding)
        answer = render(request, "hall/founding.html", context, status=status)
        answer["Cache-Control"] = "no-store, private"
        return answer

    def listed(self, case, founding):
        """Everything about a list in use. The same number of queries however many stand on it."""
        answers = typed(case)
        found = standing(founding, case)
        links = FoundingInvitation.objects.filter(
            member__founding=founding, ended_at__isnull=True, expires_at__gt=now()
        )
        until = {link.member_id: link.expires_at for link in links}
        kept = self.kept(case)
        rows = [
            {"member": m, "unit": m.kind == UNIT, "given": getattr(m, "given", None), "until": until.get(m.pk),
             "wording": inviting.worded(answers, kept[m.ref]) if m.ref in kept and m.pk in until else "",
             "reason": m.given.opened_reason if getattr(m, "given", None) and m.given.reason else ""}
            for m in found.members
        ]  # fmt: skip
        printed = list(founding.sheets.order_by("-version"))
        return {
            "now": found, "rows": rows, "waiting": [r for r in rows if not r["member"].is_confirmed],
            "settled": [r for r in rows if r["member"].is_confirmed], "basis": MEMBERS, "remarks": list(remarks(found, self.day, answers)),
            "sheets": [(sheet, [m for m in found.members if not sheet.covers(m)]) for sheet in printed],
            "plans": [(title, drawn(case, key, title)) for key, title in TITLES.items()] if found.members else [],
        }  # fmt: skip

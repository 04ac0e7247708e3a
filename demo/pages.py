"""A few notices for the portal."""

from datetime import date

from portal.models import ArticlePage, HomePage

ARTICLES = [
    ("成立登记可以全程网上办理", date(2026, 11, 2), "填写、上传、补正、查询都在平台上完成，每一天由谁办理看得见。",
     "<p>发起人可以在办事大厅填写申请、上传材料，提交后随时查看办到哪一步、期限还有几天。不方便上网的，仍然可以到窗口办理，"
     "由工作人员代为录入，以后凭回执上的认领码接着办。</p>"),
    ("社会组织孵化培育办法怎么用", date(2026, 10, 19), "初创的组织可以申请入驻孵化基地，得到场地和辅导。",
     "<p>孵化培育办法规定了谁可以入驻、入驻多久、怎样评估成长。还没有达到登记条件的组织，可以先备案、先孵化。</p>"),
    ("文书上的核验码有什么用", date(2026, 9, 28), "每份文书都能在网上查证真伪，内容改动一个字也能发现。",
     "<p>平台发出的每份文书都印有核验码、二维码和办件日志的印记。任何人都可以在“文书核验”里查证。</p>"),
]  # fmt: skip


def run():
    """A few notices under the home page; does nothing when there are some."""
    if ArticlePage.objects.exists():
        return
    home = HomePage.objects.get()
    for place, (title, day, summary, body) in enumerate(ARTICLES, start=1):
        home.add_child(
            instance=ArticlePage(title=title, slug=f"a{place}", published_on=day, summary=summary, body=body)
        )

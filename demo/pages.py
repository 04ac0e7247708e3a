"""What editors of the fictional district have written: notices, news, explanations, and the office's particulars."""

from datetime import date, timedelta
from pathlib import Path

import yaml
from django.utils.text import Truncator

from casework.journal.instant import wall
from policy.models import Document
from portal.models import ArticlePage, HomePage

WRITTEN = date(2026, 11, 23)  # the "today" of the texts
NEWS = Path(__file__).parent / "data" / "news.yaml"
OFFICE = {
    "host": "（示例）滨海新区民政局", "address": "示例路1号政务服务中心二层12至15号窗口", "hours": "工作日9:00—12:00，13:30—17:00",
    "telephone": "022-00000000", "site_code": "0000000000", "icp": "津ICP备00000000号", "police": "津公网安备00000000000000号",
}  # fmt: skip


def run():
    """Under the home page; does nothing when there are some."""
    if ArticlePage.objects.exists():
        return
    HomePage.objects.update(**OFFICE)
    home, later = HomePage.objects.get(), wall().date() - WRITTEN
    documents = {document.slug: document for document in Document.objects.all()}
    for place, row in enumerate(yaml.safe_load(NEWS.read_text(encoding="utf-8")), start=1):
        text = row["text"]
        home.add_child(instance=ArticlePage(
            title=row["title"], slug=f"a{place}", published_on=row["date"] + timedelta(days=later.days // 7 * 7), kind=row["kind"],
            system=row["system"], document=documents.get(row.get("document")),
            summary=Truncator(text.split("\n")[0].split("。")[0] + "。").chars(120),
            body="".join(f"<p>{part}</p>" for part in text.split("\n") if part),
        ))  # fmt: skip

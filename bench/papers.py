"""What a paper costs: `.venv/bin/python bench/papers.py [RENDERS]`. CPU seconds, because other work may hold the cores.

The agenda of the joint meeting on 2, 10 and 50 pages (the text is demo/data/long_report.txt), each in a process of its own:
the first paper, the middle of six more, memory before the first, after it and at its peak. Beside it WeasyPrint alone on the
same HTML in the same run, whose lines it breaks itself: "raw" with fonts and style sheets kept as ours are, "anew" as its
documentation has it. Then RENDERS agendas of ten pages in one process, and its memory after 10 and after all of them.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
say = sys.stdout.write
SIZES = {2: (6, 0), 10: (8, 47), 50: (8, 298)}  # pages: items, lines of the text
WAYS = ("ours", "raw", "anew")
WARM = 7
FLOW = ".grid p, h2, h3 { white-space: normal } .grid p { text-indent: 11.14mm; text-align: justify }"


def html_of(pages):
    """The agenda as HTML."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django

    django.setup()
    from django.template.loader import render_to_string

    from tests.papers.examples import agenda

    items, lines = SIZES[pages]
    text = (ROOT / "demo" / "data" / "long_report.txt").read_text(encoding="utf-8").splitlines()
    words = agenda(items)
    words["body"] = [block(text[n % len(text)]) for n in range(lines)]
    return render_to_string("papers/agenda.html", words)


def block(line):
    """A line of the text as a block of the agenda."""
    marks, _, words = line.rpartition("# ")
    return {"p" if not line.startswith("#") else "h3" if marks else "h2": words or line}


def printer(way):
    """The function from HTML to bytes."""
    from papers.press import press

    if way == "ours":
        return press().pdf
    from weasyprint import CSS, HTML

    from papers import fonts
    from papers.fetching import Strict
    from papers.press import OPTIONS, filled

    def sheet(keeper):
        return CSS(string=fonts.rules() + filled("official.css") + FLOW, font_config=keeper, url_fetcher=Strict())

    from weasyprint.text.fonts import FontConfiguration

    kept = FontConfiguration()
    sheets = [sheet(kept)]

    def lean(html):
        source = HTML(string=html, url_fetcher=Strict(), base_url="paper:")
        return source.write_pdf(font_config=kept, stylesheets=sheets, **OPTIONS | {"output_intent": None})

    def naive(html):
        fresh = FontConfiguration()
        source = HTML(string=html, url_fetcher=Strict(), base_url="paper:")
        return source.write_pdf(font_config=fresh, stylesheets=[sheet(fresh)], **OPTIONS | {"output_intent": None})

    return lean if way == "raw" else naive


def child(way, pages, renders):
    """Measure in this process and print one JSON line."""
    after, html, times = 0, html_of(pages), []
    make, before = printer(way), resident()
    for _ in range(renders):
        start = time.process_time()
        content = make(html)
        times.append(time.process_time() - start)
        after = resident() if len(times) == 1 else after
    import pypdfium2

    made = pypdfium2.PdfDocument(content)
    say(json.dumps({"first": times[0], "warm": statistics.median(times[1:]), "pages": len(made), "bytes": len(content),
                      "before": before, "after": after, "resident": resident(), "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))  # fmt: skip
    made.close()


def resident():
    """Megabytes of this process now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024**2


def measured(way, pages, renders):
    """The figures of one child."""
    command = [sys.executable, "-W", "ignore", __file__, way, str(pages), str(renders)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])


def main(renders):
    """Print the tables."""
    say("| pages | way | first s | warm s | ratio to raw | MB before | after the first | peak | KB |\n|---|---|---|---|---|---|---|---|---|\n")
    for pages in SIZES:
        found = {way: measured(way, pages, WARM) for way in WAYS}
        for way, row in found.items():
            ratio = row["warm"] / found["raw"]["warm"]
            say(
                f"| {row['pages']} | {way} | {row['first']:.2f} | {row['warm']:.3f} | {ratio:.2f} | {row['before']:.0f} | {row['after']:.0f} | {row['peak']:.0f} | {row['bytes'] / 1024:.0f} |\n"
            )
    few, many = (measured("ours", 10, count) for count in (10, renders))
    say(
        f"\n{renders} papers in one process: {few['resident']:.0f} MB after 10, {many['resident']:.0f} MB after {renders}\n"
    )


if __name__ == "__main__":
    if len(sys.argv) == 4:
        child(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)

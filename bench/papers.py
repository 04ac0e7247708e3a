"""What a paper costs: `.venv/bin/python bench/papers.py [RENDERS]`. CPU seconds, because other work may hold the cores.

Agendas of about 2, 10 and 50 pages, each in a process of its own: the first paper, the middle of five more, the peak of
memory. Beside it WeasyPrint alone on the same HTML in the same run, whose lines it breaks itself: "kept" with fonts and
style sheets kept as ours are, "anew" as its documentation has it. Then RENDERS papers in one process, and its memory.
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
SIZES = {2: (4, 0), 10: (8, 24), 50: (8, 150)}  # pages: items, paragraphs of the text
WAYS = ("ours", "kept", "anew")
FLOW = ".grid p, h2, h3 { white-space: normal } .grid p { text-indent: 11.14mm; text-align: justify }"


def html_of(pages):
    """The agenda as HTML."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django

    django.setup()
    from django.template.loader import render_to_string

    from tests.papers.examples import agenda, mixed_text

    items, paragraphs = SIZES[pages]
    words = agenda(items, paragraphs // 2)
    words["body"] = mixed_text(paragraphs=paragraphs).blocks[:paragraphs] if paragraphs else []
    return render_to_string("papers/agenda.html", words)


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

    return lean if way == "kept" else naive


def child(way, pages, renders):
    """Measure in this process and print one JSON line."""
    html, times = html_of(pages), []
    make = printer(way)
    for _ in range(renders):
        start = time.process_time()
        content = make(html)
        times.append(time.process_time() - start)
    import pypdfium2

    made = pypdfium2.PdfDocument(content)
    say(json.dumps({"first": times[0], "warm": statistics.median(times[1:]), "pages": len(made), "bytes": len(content),
                      "resident": resident(), "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))  # fmt: skip
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
    say("| pages | way | first s | warm s | ratio to kept | peak MB | KB |\n|---|---|---|---|---|---|---|\n")
    for pages in SIZES:
        found = {way: measured(way, pages, 6) for way in WAYS}
        for way, row in found.items():
            ratio = row["warm"] / found["kept"]["warm"]
            say(
                f"| {row['pages']} | {way} | {row['first']:.2f} | {row['warm']:.3f} | {ratio:.2f} | {row['peak']:.0f} | {row['bytes'] / 1024:.0f} |\n"
            )
    few, many = (measured("ours", 2, count) for count in (10, renders))
    say(
        f"\n{renders} papers in one process: {few['resident']:.0f} MB after 10, {many['resident']:.0f} MB after {renders}\n"
    )


if __name__ == "__main__":
    if len(sys.argv) == 4:
        child(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)

"""What the audit looks at (bench/audit/looks.py) bites: each fault is planted, and each mended one undone, and seen."""

import pytest

from bench.audit.looks import Window, cut_off
from tests.browser.conftest import DESK, NARROW

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Everywhere in our sheets: a column that may shrink below its words becomes one that may not.
UNDONE = """() => {
  let changed = 0;
  const undo = rules => { for (const rule of rules) {
    if (rule.cssRules?.length) undo(rule.cssRules);
    const columns = rule.style?.gridTemplateColumns;
    if (columns?.includes('minmax(0px, 1fr)') || columns?.includes('minmax(0, 1fr)')) {
      rule.style.gridTemplateColumns = columns.replace(/minmax\\(0(px)?, 1fr\\)/g, '1fr');
      changed += 1;
    }
  } };
  for (const sheet of document.styleSheets) undo(sheet.cssRules);
  return changed;
}"""
PLANTED = """() => {
  const [main, short, vh] = [document.querySelector('main'), document.createElement('p'), document.createElement('p')];
  short.className = 'planted'; vh.className = 'vh';
  short.textContent = vh.textContent = '这一句话比放它的格子长得多';
  document.styleSheets[0].insertRule('.planted{width:5em;white-space:nowrap;overflow:hidden}');
  main.append(short, vh);
}"""


def test_words_cut_off_are_seen_when_a_mended_column_is_undone(bureau, visit):
    page = visit(NARROW).larger().open("/")
    assert cut_off(page) == []
    assert page.evaluate(UNDONE) > 0
    assert any(found.startswith("SECTION.welcome: ") for found in cut_off(page))


def test_words_in_a_box_too_small_are_seen_and_words_for_screen_readers_are_not(bureau, visit):
    page = visit(DESK).open("/")
    page.evaluate(PLANTED)
    assert cut_off(page) == ["P.planted: 这一句话比放它的格子长得多"]
    page.evaluate("document.querySelector('.planted').className = ''")
    assert cut_off(page) == []


def test_what_a_browser_complains_of_is_sorted(browser, bureau, live_server):
    context = browser.new_context(viewport=DESK)
    window = Window(context, live_server.url)
    window.open("/")
    assert window.complaints() == []
    window.page.evaluate("document.querySelector('main').setAttribute('style', 'color:red')")
    assert "csp" in {check for check, _ in window.complaints()}
    window.open("/")
    port = live_server.url.rsplit(":", 1)[1]
    other = "localhost" if "127.0.0.1" in live_server.url else "127.0.0.1"
    window.page.goto(f"http://{other}:{port}/")
    assert ("foreign", f"http://{other}:{port}/") in window.complaints()
    context.close()

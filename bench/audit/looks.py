"""What is looked at on one page in one window: axe, what sticks out, what is cut off, what the browser complained of."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# The page can be scrolled sideways: what is it that is wider than the window?
WIDEST = """() => {
  const limit = document.documentElement.clientWidth, out = [];
  if (document.documentElement.scrollWidth <= limit) return out;
  const scrolls = e => e && (/auto|scroll|clip/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
  for (const e of document.querySelectorAll('body *')) {
    if (scrolls(e.parentElement)) continue;
    const right = e.getBoundingClientRect().right;
    if (right > limit + 1) out.push(e.tagName + '.' + e.className + ' ' + Math.round(right));
  }
  return out.slice(0, 3);
}"""
# Text that lies outside a box which hides what does not fit: scrollWidth of the page says nothing of it. Going up from
# each piece of text, an axis is done with at the first box that can be scrolled along it; boxes of one pixel are words
# for screen readers and meant to be unseen.
CUT = """() => {
  const out = [], words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = words.nextNode());) {
    const said = node.data.trim(), holder = node.parentElement;
    if (!said || !holder.checkVisibility({visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(r => r.width > 1);
    const open = {X: true, Y: true};
    for (let box = holder; box && (open.X || open.Y) && lines.length; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.display === 'inline' || style.display === 'contents') continue;
      const root = box === document.documentElement, r = box.getBoundingClientRect();
      if (!root && (r.width <= 1 || r.height <= 1)) break;
      const left = root ? -scrollX : r.left + box.clientLeft, top = root ? -Infinity : r.top + box.clientTop;
      const right = root ? box.clientWidth : left + box.clientWidth, bottom = root ? Infinity : top + box.clientHeight;
      const hides = axis => open[axis] && /hidden|clip/.test(style['overflow' + axis]);
      const over = lines.some(l => (hides('X') && (l.right > right + 1.5 || l.left < left - 1.5))
        // The box of a line is taller than its characters: a third of it may hang over before ink is lost.
        || (hides('Y') && (l.bottom - l.height / 3 > bottom || l.top + l.height / 3 < top)));
      if (over) {
        out.push(box.tagName + '.' + box.className + ': ' + said.slice(0, 30));
        break;
      }
      for (const axis of 'XY') if (/auto|scroll/.test(style['overflow' + axis])) open[axis] = false;
    }
  }
  for (const box of document.querySelectorAll('button, select, input[type=submit]')) {
    if (box.checkVisibility() && box.scrollWidth > box.clientWidth + 1) {
      out.push(box.tagName + '.' + box.className + ' is narrower than its words');
    }
  }
  return [...new Set(out)].slice(0, 3);
}"""
LISTEN = """() => {
  window.auditViolations = [];
  addEventListener('securitypolicyviolation', e => auditViolations.push(e.effectiveDirective + ' ' + e.blockedURI));
}"""


def sticking_out(page):
    """What is wider than the window, if the page can be scrolled sideways."""
    return page.evaluate(WIDEST)


def cut_off(page):
    """Boxes that hide a part of their words."""
    return page.evaluate(CUT)


def axe(page, rules=RULES):
    """What axe finds: rule, where, what to do. It is put into a page once, however often the window changes."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("rules => axe.run(rules).then(results => results.violations)", rules)
    return [f"{v['id']}: {node['target'][0]} {node['failureSummary'][:160]}" for v in found for node in v["nodes"][:2]]


class Window:
    """One person before one window: `heard` is what the browser complained of since it was last taken."""

    def __init__(self, context, base):
        self.context, self.base, self.page, self.heard = context, base, context.new_page(), []
        context.add_init_script(f"({LISTEN})()")
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.heard.append(("console", str(error))))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def open(self, address):
        """Go there; returns the browser's answer."""
        return self.page.goto(self.base + address, wait_until="load")

    def complaints(self):
        """[(check, words)] since last time: console, CSP, other hosts."""
        heard, self.heard = self.heard, []
        return heard + [("csp", words) for words in self.page.evaluate("window.auditViolations || []")]

    def _said(self, message):
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            self.heard.append(("console", message.text))

    def _asked(self, request):
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.heard.append(("foreign", request.url))

    def _answered(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.heard.append(("links", f"{response.url}: {response.status}"))


def edition():
    """The version of axe that is bundled."""
    return Axe().axe_script.split("axe v", 1)[1].split("\n", 1)[0].strip()

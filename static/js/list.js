// Lists of cases. Keys: J and K move, Enter opens, X ticks, / searches; they can be switched off (WCAG 2.1.4), which this browser
// remembers. Ticks: the box in the head takes the whole page, Shift a stretch of rows.
(function () {
  "use strict";
  var rows = Array.from(document.querySelectorAll("[data-row]"));
  var boxes = rows.map(function (row) { return row.querySelector('input[name="case"]'); });
  var hint = document.querySelector("[data-keys]");
  var on = document.querySelector("[data-keys-on]");
  var all = document.querySelector("[data-all]");
  var told = document.querySelector("[data-picked]");
  var KEY = "desk-keys";
  var here = -1;
  var last = -1; // the box ticked before: a stretch begins there

  function active() {
    try { return localStorage.getItem(KEY) !== "off"; } catch (error) { return true; }
  }

  function show() {
    if (!hint || !on) return;
    hint.hidden = !active() || !rows.length;
    on.hidden = active();
  }

  function remember(value) {
    try { localStorage.setItem(KEY, value); } catch (error) { return; }
    show();
  }

  function count() {
    var picked = boxes.filter(function (box) { return box && box.checked; }).length;
    if (told) told.textContent = picked ? " " + picked + " 件" : "";
    if (!all) return;
    all.checked = picked > 0 && picked === boxes.length;
    all.indeterminate = picked > 0 && picked < boxes.length;
  }

  function go(step) {
    if (!rows.length) return;
    if (here >= 0) rows[here].classList.remove("cur");
    here = Math.min(rows.length - 1, Math.max(0, here + step));
    rows[here].classList.add("cur");
    rows[here].querySelector("a").focus({ preventScroll: true });
    rows[here].scrollIntoView({ block: "nearest" });
  }

  function tick() {
    if (here < 0 || !boxes[here]) return;
    boxes[here].checked = !boxes[here].checked;
    last = here;
    count();
  }

  boxes.forEach(function (box, at) {
    if (!box) return;
    box.addEventListener("click", function (event) {
      if (event.shiftKey && last >= 0) {
        for (var n = Math.min(last, at); n <= Math.max(last, at); n++) boxes[n].checked = box.checked;
      }
      last = at;
      count();
    });
  });
  if (all) {
    all.hidden = false;
    all.addEventListener("change", function () {
      boxes.forEach(function (box) { box.checked = all.checked; });
      count();
    });
  }
  window.addEventListener("pageshow", count); // coming back, the browser keeps the ticks
  if (hint && on) {
    document.querySelector("[data-keys-off]").addEventListener("click", function () { remember("off"); });
    on.addEventListener("click", function () { remember("on"); });
  }
  document.addEventListener("keydown", function (event) {
    if (!active() || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (/^(input|select|textarea)$/i.test(event.target.tagName) && event.target.type !== "checkbox") return;
    var key = event.key.toLowerCase();
    var search = document.querySelector("main [type=search]");
    if (key === "j") go(1);
    else if (key === "k") go(-1);
    else if (key === "x") tick();
    else if (key === "/" && search) search.focus();
    else return;
    event.preventDefault();
  });
  show();
})();

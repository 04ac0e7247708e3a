// Keys for lists: J and K move, Enter opens, / searches. They can be switched off (WCAG 2.1.4), which this browser remembers.
(function () {
  "use strict";
  var rows = Array.from(document.querySelectorAll("[data-row]"));
  var hint = document.querySelector("[data-keys]");
  var on = document.querySelector("[data-keys-on]");
  if (!hint || !on) return;
  var KEY = "desk-keys";
  var here = -1;

  function active() {
    try { return localStorage.getItem(KEY) !== "off"; } catch (error) { return true; }
  }

  function show() {
    hint.hidden = !active() || !rows.length;
    on.hidden = active();
  }

  function remember(value) {
    try { localStorage.setItem(KEY, value); } catch (error) { return; }
    show();
  }

  function go(step) {
    if (!rows.length) return;
    if (here >= 0) rows[here].classList.remove("cur");
    here = Math.min(rows.length - 1, Math.max(0, here + step));
    rows[here].classList.add("cur");
    rows[here].querySelector("a").focus({ preventScroll: true });
    rows[here].scrollIntoView({ block: "nearest" });
  }

  document.querySelector("[data-keys-off]").addEventListener("click", function () { remember("off"); });
  on.addEventListener("click", function () { remember("on"); });
  document.addEventListener("keydown", function (event) {
    if (!active() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(input|select|textarea)$/i.test(event.target.tagName)) return;
    var key = event.key.toLowerCase();
    if (key === "j") go(1);
    else if (key === "k") go(-1);
    else if (key === "/") document.getElementById("f1").focus();
    else return;
    event.preventDefault();
  });
  show();
})();

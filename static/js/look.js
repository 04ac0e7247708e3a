// While somebody types, ask the page's own address what a machine says of the answers, and show it beside them.
// Without this file the button of the form does the same.
(function () {
  "use strict";
  var WAIT = 700;
  var form = document.querySelector("form[data-look]");
  if (!form || !window.fetch) return;
  var watched = form.dataset.watch.split(" ");
  var timer = null;
  var asked = 0;

  function show(html, turn) {
    if (turn !== asked) return;
    var found = new DOMParser().parseFromString(html, "text/html");
    watched.forEach(function (name) {
      var place = form.querySelector('[data-remarks="' + name + '"]');
      var fresh = found.querySelector('[data-remarks="' + name + '"]');
      if (!place) return;
      var field = form.elements[name];
      place.replaceChildren.apply(place, fresh && field && field.value.trim() ? Array.from(fresh.childNodes) : []);
    });
  }

  function ask() {
    var turn = ++asked;
    var body = new FormData(form);
    body.append("part", "1");
    fetch(form.dataset.look, { method: "POST", body: body, credentials: "same-origin" })
      .then(function (answer) { return answer.ok ? answer.text() : null; })
      .then(function (html) { if (html !== null) show(html, turn); })
      .catch(function () {});
  }

  form.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
})();

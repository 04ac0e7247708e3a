// Keeps what is being typed: twenty seconds after a change, and when a field is left. Without this file the buttons do the same.
(function () {
  "use strict";
  var EVERY = 20000;
  var form = document.querySelector("form[data-keep]");
  var told = document.querySelector("[data-kept]");
  if (!form || !told || !window.fetch) return;
  var changed = false;
  var busy = false;
  var over = false;
  var timer = null;
  var pressed = null; // the button waits for what is on its way: else the page would be older than its own keeping

  function say(text, bad) {
    told.textContent = text;
    told.classList.toggle("error", Boolean(bad));
  }

  function keep() {
    if (!changed || busy || over) return;
    var body = new FormData(form);
    body.append("keep", "1");
    busy = true;
    changed = false;
    fetch(form.action || location.href, { method: "POST", body: body, credentials: "same-origin" })
      .then(function (answer) {
        if (!/json/.test(answer.headers.get("Content-Type") || "")) throw new Error("signed out");
        return answer.json();
      })
      .then(function (said) {
        if (said.version) form.elements.version.value = said.version;
        else over = true;
        say(said.said, over);
      })
      .catch(function (error) {
        changed = true;
        if (error.message === "signed out") {
          over = true;
          say("登录已经过期，内容还在这一页。点“保存并继续”，登录以后接着保存。", true);
        } else say("网络断开，内容还在，恢复后自动保存。", true);
      })
      .finally(function () {
        busy = false;
        if (pressed) form.requestSubmit(pressed.submitter);
      });
  }

  form.addEventListener("input", function () {
    changed = true;
    if (!timer) timer = setInterval(keep, EVERY);
  });
  form.addEventListener("focusout", function (event) {
    if (form.contains(event.relatedTarget) && event.relatedTarget.type === "submit") return;
    keep();
  });
  window.addEventListener("online", keep);
  form.addEventListener("submit", function (event) {
    if (event.defaultPrevented) return;
    if (busy) {
      event.preventDefault();
      pressed = { submitter: event.submitter };
    } else over = true;
  });
})();

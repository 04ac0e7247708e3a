// Two minutes before somebody is signed out for silence a quiet line says so; its button goes on without leaving the page.
(function () {
  "use strict";
  var form = document.querySelector("[data-stay]");
  if (!form || !window.fetch) return;
  document.querySelectorAll("[data-stay-foot]").forEach(function (foot) { foot.hidden = true; });
  var WARNED = Number(form.dataset.warned);
  var said = form.querySelector("[data-said]");
  var button = form.querySelector("button");
  var until = Date.now() + Number(form.dataset.stay) * 1000;
  var asking = false;
  var over = false;
  var before = null; // where the person was: they go on there

  function tell(text) {
    if (said.textContent !== text) said.textContent = text;
  }

  function show(left) {
    form.hidden = left > WARNED;
    if (form.hidden) return;
    over = left <= 0;
    button.hidden = over;
    if (over) tell("已经自动退出。填写的内容还在这一页：照常点按钮，登录以后接着办。");
    else tell(left > 60 ? "还有不到 2 分钟就会自动退出，填写的内容会留着。" : "还有不到 1 分钟就会自动退出，填写的内容会留着。");
  }

  function answered(answer) {
    if (answer.status >= 500) throw new Error("away"); // not signed out, only away
    if (answer.redirected || !/json/.test(answer.headers.get("Content-Type") || "")) return { left: 0 };
    return answer.json();
  }

  function ask(method) {
    if (asking) return Promise.resolve();
    asking = true;
    return fetch(form.action, { method: method, body: method === "POST" ? new FormData(form) : undefined, credentials: "same-origin",
                                headers: { Accept: "application/json" } })
      .then(answered)
      .then(function (got) {
        until = Date.now() + got.left * 1000;
        show(got.left);
      })
      .finally(function () { asking = false; });
  }

  // Before it says anything it asks: another window of the same person may have gone on.
  function look() {
    var left = (until - Date.now()) / 1000;
    if (left > WARNED || over) return;
    if (form.hidden || left <= 0) ask("GET").catch(function () { show(Math.max(left, 1)); });
    else show(left);
  }

  document.addEventListener("focusin", function (event) {
    if (!form.contains(event.target)) before = event.target;
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    ask("POST").then(function () {
      if (form.hidden && before && before.isConnected) before.focus({ preventScroll: true });
    }).catch(function () { tell("网络断开，没有续上。恢复后请再点一次。"); });
  });
  setInterval(look, 5000);
  document.addEventListener("visibilitychange", function () { if (!document.hidden) look(); });
})();

// Sends the files of a form with a progress bar, and again when the connection was lost. Without this file the form sends itself.
(function () {
  "use strict";
  var WAITS = [2000, 5000, 15000];
  if (!window.FormData || !window.DOMParser) return;

  function watch(form) {
    var box = form.querySelector("[data-sending]");
    var bar = box.querySelector("progress");
    var said = box.querySelector("[data-said]");
    var again = box.querySelector("[data-again]");
    var button = form.querySelector(".go button");
    var tries = 0;
    var timer = null;
    var body = null;

    function show(answer) {
      var page = new DOMParser().parseFromString(answer.responseText, "text/html");
      var fresh = page.querySelector("form[data-upload]");
      if (!fresh) { location.assign(answer.responseURL || location.href); return; }
      document.title = page.title;
      var here = form.closest(".wrap");
      here.replaceChildren.apply(here, Array.from(document.importNode(fresh.closest(".wrap"), true).childNodes));
      var heading = document.querySelector("[role=alert]") || document.getElementById("main");
      heading.focus();
      watch(document.querySelector("form[data-upload]"));
    }

    function lost() {
      body.failed = true;
      body.data.set("again", "1"); // it may have arrived, and only the answer was lost: the server keeps it once
      if (tries < WAITS.length && navigator.onLine) {
        said.textContent = "网络断开，正在重试…";
        timer = setTimeout(send, WAITS[tries++]);
      } else {
        said.textContent = "网络断开，文件还在这一页。恢复后会自动再传，也可以点“再试一次”。";
        again.hidden = false;
        button.disabled = false;
      }
    }

    function send() {
      clearTimeout(timer);
      var call = new XMLHttpRequest();
      call.open("POST", form.action || location.href);
      call.upload.addEventListener("progress", function (event) {
        if (!event.lengthComputable) return;
        var part = Math.round(event.loaded / event.total * 100);
        bar.value = part;
        said.textContent = part < 100 ? "已上传 " + part + "%" : "已传完，正在检查文件…";
      });
      call.addEventListener("load", function () { body = null; show(call); });
      call.addEventListener("error", lost);
      call.addEventListener("timeout", lost);
      again.hidden = true;
      button.disabled = true;
      body.failed = false;
      call.send(body.data);
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      body = { data: new FormData(form), failed: false };
      tries = 0;
      box.hidden = false;
      bar.value = 0;
      said.textContent = "正在上传…";
      send();
    });
    again.addEventListener("click", function () { tries = 0; send(); });
    window.addEventListener("online", function () { if (body && body.failed) { tries = 0; send(); } });
  }

  document.querySelectorAll("form[data-upload]").forEach(watch);
})();

// A form sent while the line is broken would be lost to the browser's own page: it stays, and says so. Files are sent by upload.js.
(function () {
  "use strict";
  var WORDS = "网络断开，内容还在这一页。恢复后请再点一次。";

  function place(form) {
    var found = form.querySelector("[data-line]");
    if (found) return found;
    found = document.createElement("p");
    found.className = "error";
    found.dataset.line = "";
    found.setAttribute("role", "alert");
    form.append(found);
    return found;
  }

  document.addEventListener("submit", function (event) {
    if (navigator.onLine !== false || event.target.matches("[data-upload]")) return;
    event.preventDefault();
    place(event.target).textContent = WORDS;
  }, true);
  window.addEventListener("online", function () {
    document.querySelectorAll("[data-line]").forEach(function (found) { found.textContent = "网络已恢复，可以再点一次。"; });
  });
})();

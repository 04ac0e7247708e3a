// J and K lead to the next and the previous case of the worklist; switched off together with the keys of the lists.
(function () {
  "use strict";
  function active() {
    try { return localStorage.getItem("desk-keys") !== "off"; } catch (error) { return true; }
  }
  document.addEventListener("keydown", function (event) {
    if (!active() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(input|select|textarea)$/i.test(event.target.tagName)) return;
    var link = document.querySelector('[data-turn="' + event.key.toLowerCase().replace(/[^jk]/g, "") + '"]');
    if (!link) return;
    event.preventDefault();
    link.click();
  });
})();

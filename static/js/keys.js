// Keys of every desk page: N leads to the line for a call or a visit, ? tells all keys. Switched off with those of the lists.
(function () {
  "use strict";
  var help = document.querySelector("[data-help]");

  function active() {
    try { return localStorage.getItem("desk-keys") !== "off"; } catch (error) { return true; }
  }

  function note() {
    var place = document.querySelector("[data-note]");
    var link = document.querySelector('.top a[href="/desk/contacts/"]');
    if (!place) {
      if (link) link.click();
      return;
    }
    if (place.tagName === "DETAILS") place.open = true;
    place.scrollIntoView({ block: "nearest" });
    place.querySelector("select, input:not([type=hidden])").focus();
  }

  // The menu behind “更多” closes when one goes elsewhere.
  document.addEventListener("click", function (event) {
    var more = document.querySelector(".more[open]");
    if (more && !more.contains(event.target)) more.open = false;
  });

  document.addEventListener("keydown", function (event) {
    var more = document.querySelector(".more[open]");
    if (more && event.key === "Escape") {
      more.open = false;
      more.querySelector("summary").focus();
    }
    if (!active() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(input|select|textarea)$/i.test(event.target.tagName) && event.target.type !== "checkbox") return;
    if (event.key === "?" && help && !help.open) help.showModal();
    else if (event.key.toLowerCase() === "n" && !(help && help.open)) note();
    else return;
    event.preventDefault();
  });
})();

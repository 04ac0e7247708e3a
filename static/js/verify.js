// Compares a PDF with the digests of the issued one, signed and before, in the browser: the file does not leave this machine.
// Without this file, and on pages that are not secure, the button of the form sends it to be compared.
(function () {
  "use strict";
  var form = document.querySelector("form[data-sum]");
  if (!form || !window.crypto || !crypto.subtle || !window.Blob || !Blob.prototype.arrayBuffer) return;
  var said = form.querySelector("[data-said]");

  function say(sentence, kind) {
    said.className = kind;
    said.textContent = sentence;
    said.hidden = false;
  }

  function compare() {
    var file = form.elements.file.files[0];
    if (!file) return say(form.dataset.none, "error");
    file.arrayBuffer().then(function (bytes) {
      return crypto.subtle.digest("SHA-256", bytes);
    }).then(function (digest) {
      var sum = Array.from(new Uint8Array(digest), function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
      var same = form.dataset.sum.split(" ").indexOf(sum) >= 0;
      say(same ? form.dataset.same : form.dataset.other, same ? "note" : "error");
    }).catch(function () { form.submit(); });
  }

  form.elements.file.addEventListener("change", compare);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    compare();
  });
})();

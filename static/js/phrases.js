// Puts a phrase in where the caret stands, in the field beside it; in a table, in the cell one was in, else the first empty one.
(function () {
  "use strict";
  var last = {}; // by name of field: the cell one was in

  function cells(form, name, column) {
    if (!column) return [form.elements[name]];
    return Array.from(form.elements).filter(function (one) {
      return one.name && one.name.indexOf(name + "-") === 0 && one.name.slice(-column.length - 1) === "-" + column;
    });
  }

  function place(form, name, column) {
    var found = cells(form, name, column);
    if (last[name] && found.indexOf(last[name]) >= 0) return last[name];
    return found.find(function (one) { return !one.value; }) || found[0];
  }

  document.querySelectorAll("[data-phrases]").forEach(function (box) {
    var button = box.querySelector("button");
    var select = box.querySelector("select");
    var form = button.form;
    var name = box.dataset.phrases;
    button.type = "button"; // a line typed with Enter at its end goes on to the step's own button
    cells(form, name, box.dataset.column).forEach(function (cell) {
      cell.addEventListener("focus", function () { last[name] = cell; });
    });
    button.addEventListener("click", function () {
      var words = select.selectedOptions[0].dataset.words;
      var cell = place(form, name, box.dataset.column);
      if (!words || !cell) return;
      cell.setRangeText(words, cell.selectionStart, cell.selectionEnd, "end");
      cell.dispatchEvent(new Event("input", { bubbles: true }));
      cell.focus();
      select.value = "";
    });
  });
})();

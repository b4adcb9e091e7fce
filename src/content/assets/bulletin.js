// Adds and removes lines of delegates without asking the server. Without it the same buttons do the same, by sending the form.
"use strict";
(() => {
  const list = document.getElementById("delegates");
  if (!list) return;
  const more = list.querySelector("[value=more]").parentElement;
  const lines = () => [...list.querySelectorAll(".line")];
  const fields = (line) => [...line.querySelectorAll(".field > input")];

  function clear(line) {
    line.querySelectorAll(".error, .likely").forEach((part) => part.remove());
    line.querySelectorAll(".faulty").forEach((part) => part.classList.remove("faulty"));
    fields(line).forEach((field) => {
      field.value = "";
      for (const name of ["value", "aria-invalid", "aria-describedby", "autofocus"]) field.removeAttribute(name);
    });
    return line;
  }

  // Names, ids and words count the lines, as the server does.
  function renumber() {
    const all = lines();
    all.forEach((line, row) => {
      const old = line.dataset.row ?? fields(line)[0].name.match(/\d+/)[0];
      const legend = list.dataset.line.replace("{number}", row + 1);
      const name = fields(line)[0].value.trim();
      line.dataset.row = row;
      line.setAttribute("aria-label", legend);
      line.querySelector(".number").textContent = legend;
      for (const part of line.querySelectorAll("[id], [for], [name], [aria-describedby]")) {
        for (const key of ["id", "for", "name", "aria-describedby"]) {
          if (part.hasAttribute(key)) part.setAttribute(key, part.getAttribute(key).replaceAll(`delegates-${old}-`, `delegates-${row}-`).replaceAll(`delegates[${old}]`, `delegates[${row}]`));
        }
      }
      const button = line.querySelector(".remove");
      button.hidden = all.length === 1;
      button.value = `remove-${row}`;
      const who = name ? list.dataset.named.replace("{delegate}", legend).replace("{name}", name) : legend;
      button.setAttribute("aria-label", list.dataset.remove.replace("{delegate}", who));
    });
    more.hidden = all.length >= Number(list.dataset.most);
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    const all = lines();
    if (button.value === "more") {
      const line = clear(all[0].cloneNode(true));
      all.at(-1).after(line);
      renumber();
      fields(line)[0].focus();
    } else {
      const row = all.indexOf(button.closest(".line"));
      all[row].remove();
      renumber();
      fields(lines()[Math.min(row, all.length - 2)])[0].focus();
    }
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });
  list.addEventListener("input", renumber);
})();

"use strict";
(() => {
  const form = document.querySelector(".controls");
  if (!form) return;
  const table = document.querySelector(".region table");
  const find = document.getElementById("find");
  const count = document.getElementById("count");
  const rows = [...table.tBodies[0].rows];
  // Åben = aaben, and case and accents do not matter.
  const fold = (text) => text.toLocaleLowerCase("da").replaceAll("å", "aa").normalize("NFC");
  const cells = rows.flatMap((row) => [...row.cells].slice(1)).map((cell) => ({
    cell,
    quotes: [...cell.querySelectorAll(".quote")].map((quote) => {
      const group = quote.closest(".group");
      const lead = group ? group.querySelector(".lead").textContent : "";
      return { quote, group, text: fold(lead + " " + quote.textContent) };
    }),
  }));

  const filter = () => {
    const words = fold(find.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { cell, quotes } of cells) {
      let hits = 0;
      for (const { quote, text } of quotes) {
        const hit = words.every((word) => text.includes(word));
        quote.hidden = !hit;
        if (hit) hits += 1;
      }
      for (const group of cell.querySelectorAll(".group")) {
        group.hidden = !group.querySelector(".quote:not([hidden])");
      }
      for (const title of cell.querySelectorAll(".standard")) title.hidden = words.length > 0;
      const none = cell.querySelector(".none");
      if (none) none.hidden = hits > 0;
      if (!cell.hidden && !cell.parentElement.hidden) shown += hits;
    }
    count.textContent = shown + " " + count.dataset.word;
  };

  form.hidden = false;
  find.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    const { column, row } = event.target.dataset;
    if (column) for (const line of table.rows) line.cells[Number(column)].hidden = !event.target.checked;
    if (row) rows[Number(row) - 1].hidden = !event.target.checked;
    if (column || row) filter();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const open of form.querySelectorAll("details[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    for (const open of form.querySelectorAll("details[open]")) if (!open.contains(event.target)) open.open = false;
  });
  document.getElementById("print").addEventListener("click", () => window.print());
  filter();
})();

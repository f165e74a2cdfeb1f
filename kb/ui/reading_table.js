// A table of quotes that one reads in. The table comes as HTML; this adds its tools. Mounted twice (reading_table.py):
// with the table, and with the choice of its rows and columns, whichever comes first. A page has one table.
let reading = null;
let choice = null;

const LEAST = 120, USUAL = 280, MOST = 720, FOLDED = 44, ROW_HEADS = 160; // pixels of a column
const MANY = 20; // columns; from here on cells out of sight are not laid out
const LONG = 520; // characters of a cell that is cut off at first

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
};

// Makes these the children of the parent, in this order, and touches none that is in its place.
const arrange = (parent, wanted) => {
  const stays = new Set(wanted);
  for (const child of [...parent.children]) if (!stays.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of wanted) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
};

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

class Reading {
  constructor(place) {
    this.place = place;
    this.root = place.appendChild(element("div", { class: "kb-reading" }));
    this.widths = new Map(); // name of a column: its own width
    this.foldedColumns = new Set();
    this.foldedRows = new Set();
    this.width = USUAL;
    this.sought = "";
    this.at = -1;
    this.onlyHits = false;
    this.show = "all";
    this.isWhole = false;
    this.showsFacts = true;
  }

  // The table, whole.
  fill(id, data) {
    const scrolled = this.region ? [this.region.scrollLeft, this.region.scrollTop] : [0, 0];
    this.id = id;
    this.words = data.words;
    this.root.innerHTML = data.html;
    this.region = this.root.querySelector(".kb-region");
    this.table = this.root.querySelector("table");
    const head = this.table.tHead.rows[0];
    this.all = {
      rows: [...this.table.tBodies].flatMap((body) => [...body.rows]).map((row) => ({ row, cells: [...row.cells] })),
      heads: [...head.cells].slice(1),
      columns: [...head.cells].map(() => element("col")),
    };
    this.columns = element("colgroup");
    this.table.prepend(this.columns);
    this.addTools(data.facts);
    this.all.heads.forEach((one) => this.addColumnTools(one));
    this.all.rows.forEach(({ row }) => this.addRowTools(row));
    for (const cell of this.table.querySelectorAll(".kb-cell")) this.cut(cell);
    this.listen();
    this.choose();
    if (scrolled.some(Boolean)) this.region.scrollTo(...scrolled); // it has the page laid out at once
  }

  // The rows and columns that are chosen; the others are taken out of the page and kept.
  choose() {
    const { rows, columns, view } = choice?.of === this.id ? choice : { rows: [], columns: [] }; // it is on its way
    this.view = view ?? this.view;
    const { rows: allRows, heads, columns: allColumns } = this.all;
    const at = columns
      ? columns.map((name) => heads.findIndex((head) => head.dataset.column === name)).filter((place) => place >= 0)
      : heads.map((_, place) => place);
    const shown = rows ? rows.map((name) => allRows.find(({ row }) => row.dataset.row === name)).filter(Boolean) : allRows;
    const places = [0, ...at.map((place) => place + 1)];
    const now = JSON.stringify([this.id, places, shown.map(({ row }) => row.dataset.name)]);
    if (now === this.arranged) return;
    this.arranged = now;
    this.heads = at.map((place) => heads[place]);
    this.rows = shown.map(({ row }) => row);
    const corner = this.table.tHead.rows[0].cells[0];
    arrange(this.columns, places.map((place) => allColumns[place]));
    arrange(this.table.tHead.rows[0], [corner, ...this.heads]);
    for (const { row, cells } of shown) arrange(row, places.map((place) => cells[place]));
    arrange(this.table.tBodies[0], this.rows);
    this.region.classList.toggle("kb-many", this.heads.length >= MANY);
    this.cells = shown.flatMap(({ cells }) => at.map((place) => cells[place + 1]));
    this.texts = null;
    if (!this.cells.includes(this.current)) this.make(this.cells[0]);
    this.find();
  }

  // ------------------------------------------------------------------------------------------------------- tools

  addTools(hasFacts) {
    const words = this.words;
    const id = `kb-find-${Math.random().toString(36).slice(2)}`;
    this.box = element("input", {
      type: "search", id, value: this.sought, placeholder: words.find_placeholder, autocomplete: "off", spellcheck: "false",
      oninput: () => { this.sought = this.box.value; this.at = -1; this.find(); },
      onkeydown: (event) => {
        if (event.key === "Enter") { event.preventDefault(); this.step(event.shiftKey ? -1 : 1); }
        if (event.key === "Escape" && this.box.value) {
          event.preventDefault(); this.box.value = this.sought = ""; this.find();
        }
      },
    });
    this.count = element("output", { for: id, class: "kb-detail" });
    this.back = element("button", { type: "button", class: "kb-button", "aria-label": words.previous_hit, title: words.previous_hit, onclick: () => this.step(-1) }, "↑");
    this.on = element("button", { type: "button", class: "kb-button", "aria-label": words.next_hit, title: words.next_hit, onclick: () => this.step(1) }, "↓");
    this.only = this.check(words.only_hits, this.onlyHits, (is) => { this.onlyHits = is; this.lay(); });
    const which = element("select", { id: `${id}-which`, onchange: (event) => { this.show = event.target.value; this.lay(); } },
      ...[["all", words.all_cells], ["quotes", words.with_quotes], ["gaps", words.without_quotes]].map(([value, label]) =>
        element("option", { value, selected: value === this.show }, label)));
    const range = element("input", { type: "range", id: `${id}-width`, min: LEAST, max: MOST, step: 20, value: this.width,
      oninput: (event) => { this.width = Number(event.target.value); this.widths.clear(); this.lay(); } });
    this.unfold = element("button", { type: "button", class: "kb-button", onclick: () => {
      this.foldedColumns.clear(); this.foldedRows.clear(); this.lay(); } }, words.unfold_all);
    this.root.prepend(element("div", { class: "kb kb-bar kb-tools kb-noprint", lang: this.region.lang },
      element("span", { class: "kb-tool" }, element("label", { for: id }, words.find_here), this.box, this.back, this.on, this.count),
      this.only,
      element("span", { class: "kb-tool" }, element("label", { for: which.id }, words.show_cells), which),
      element("span", { class: "kb-tool" }, element("label", { for: range.id }, words.width), range),
      this.check(words.whole_text, this.isWhole, (is) => { this.isWhole = is; this.lay(); }),
      ...(hasFacts ? [this.check(words.facts_shown, this.showsFacts, (is) => { this.showsFacts = is; this.lay(); })] : []),
      this.unfold));
    this.region.after(element("p", { class: "kb kb-detail kb-noprint", lang: this.region.lang }, words.keys));
  }

  check(label, is, set) {
    const box = element("input", { type: "checkbox", onchange: () => set(box.checked) });
    box.checked = is;
    return element("label", { class: "kb-tool" }, box, label);
  }

  addColumnTools(head) {
    const name = head.dataset.name ?? head.textContent.trim();
    head.dataset.name = name;
    const fold = element("button", { type: "button", class: "kb-fold kb-noprint", onclick: () => this.toggle(this.foldedColumns, name) });
    const edge = element("span", {
      class: "kb-edge kb-noprint", role: "separator", tabindex: "0", "aria-orientation": "vertical",
      "aria-label": filled(this.words.width_of, { name }), "aria-valuemin": LEAST, "aria-valuemax": MOST,
      onkeydown: (event) => {
        const by = { ArrowLeft: -20, ArrowRight: 20 }[event.key];
        if (!by) return;
        event.preventDefault(); event.stopPropagation();
        this.resize(name, this.widthOf(name) + by);
      },
      onpointerdown: (event) => {
        event.preventDefault();
        const start = event.clientX - this.widthOf(name);
        edge.setPointerCapture(event.pointerId);
        edge.onpointermove = (moved) => this.resize(name, moved.clientX - start);
        edge.onpointerup = () => (edge.onpointermove = null);
      },
    });
    head.append(fold, edge);
  }

  addRowTools(row) {
    const head = row.cells[0];
    const name = head.textContent.trim();
    row.dataset.name = name;
    head.append(element("button", { type: "button", class: "kb-fold kb-noprint", onclick: () => this.toggle(this.foldedRows, name) }));
  }

  cut(cell) {
    if (cell.textContent.length < LONG) return;
    cell.classList.add("kb-cut");
    const more = element("button", { type: "button", class: "kb-more kb-noprint", "aria-expanded": "false", onclick: () => {
      this.expand(cell, !cell.classList.contains("kb-open")); } }, this.words.show_all);
    cell.after(more);
  }

  expand(cell, is) {
    cell.classList.toggle("kb-open", is);
    const more = cell.nextElementSibling;
    if (!more) return;
    more.textContent = is ? this.words.show_less : this.words.show_all;
    more.setAttribute("aria-expanded", String(is));
  }

  toggle(folded, name) {
    if (!folded.delete(name)) folded.add(name);
    this.lay();
  }

  widthOf(name) {
    return this.widths.get(name) ?? this.width;
  }

  resize(name, width) {
    this.widths.set(name, Math.max(LEAST, Math.min(MOST, Math.round(width))));
    this.lay();
  }

  // ------------------------------------------------------------------------------------------------------ layout

  // What is shown, folded and how wide: everything follows from the state, in one pass.
  lay() {
    const words = this.words;
    const wanted = (cell) => this.show === "all"
      || (this.show === "quotes") === Boolean(cell.querySelector(".kb-quote") && !cell.querySelector(".kb-answer"));
    const hidden = this.heads.map((_, at) =>
      (this.onlyHits && this.sought && !this.hitColumns?.has(at)) || !this.rows.some((row) => wanted(row.cells[at + 1])));
    let width = ROW_HEADS;
    this.heads.forEach((head, at) => {
      const name = head.dataset.name;
      const isFolded = this.foldedColumns.has(name);
      const own = isFolded ? FOLDED : this.widthOf(name);
      this.columns.children[at + 1].style.width = `${own}px`;
      this.columns.children[at + 1].hidden = hidden[at];
      width += hidden[at] ? 0 : own;
      for (const cell of [head, ...this.rows.map((row) => row.cells[at + 1])]) {
        cell.hidden = hidden[at];
        cell.classList.toggle("kb-folded", isFolded);
      }
      const [fold, edge] = head.querySelectorAll(".kb-fold, .kb-edge");
      fold.textContent = isFolded ? "⇥" : "⇤";
      fold.title = filled(isFolded ? words.unfold_column : words.fold_column, { name });
      fold.setAttribute("aria-label", fold.title);
      fold.setAttribute("aria-expanded", String(!isFolded));
      edge.setAttribute("aria-valuenow", own);
      edge.hidden = isFolded;
    });
    for (const row of this.rows) {
      const name = row.dataset.name;
      const isFolded = this.foldedRows.has(name);
      row.classList.toggle("kb-folded-row", isFolded);
      const fold = row.cells[0].querySelector(".kb-fold");
      fold.textContent = isFolded ? "▸" : "▾";
      fold.title = filled(isFolded ? words.unfold_row : words.fold_row, { name });
      fold.setAttribute("aria-label", fold.title);
      fold.setAttribute("aria-expanded", String(!isFolded));
      const cells = [...row.cells].slice(1);
      if (this.show !== "all") for (const cell of cells) cell.classList.toggle("kb-dim", !wanted(cell));
      else for (const cell of cells) cell.classList.remove("kb-dim");
      row.hidden = this.show !== "all" && !cells.some(wanted);
    }
    this.columns.children[0].style.width = `${ROW_HEADS}px`;
    this.table.style.minWidth = "0";
    this.table.style.width = `${width}px`;
    this.table.classList.toggle("kb-whole", this.isWhole);
    this.table.classList.toggle("kb-no-facts", !this.showsFacts);
    this.unfold.hidden = !this.foldedColumns.size && !this.foldedRows.size;
    this.only.hidden = !this.sought;
  }

  // -------------------------------------------------------------------------------------------------------- find

  find() {
    const sought = this.sought.trim();
    this.places = [];
    this.hitColumns = new Set();
    if (sought) {
      this.texts ??= this.cells.map((cell) => ({ cell, nodes: textNodes(cell) }));
      // å and aa are one letter, capitals do not matter.
      const letters = sought.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/å|aa/gi, "(?:å|aa)").replace(/\s+/g, "\\s+");
      const pattern = new RegExp(letters, "giu");
      for (const { cell, nodes } of this.texts) {
        for (const node of nodes) {
          for (const match of node.data.matchAll(pattern)) {
            const range = new Range();
            range.setStart(node, match.index);
            range.setEnd(node, match.index + match[0].length);
            this.places.push({ cell, range });
            this.hitColumns.add(cell.cellIndex - 1);
          }
        }
      }
    }
    const cells = new Set(this.places.map((place) => place.cell));
    for (const cell of this.cells) cell.classList.toggle("kb-hit", cells.has(cell));
    globalThis.CSS?.highlights?.set("kb-found", new Highlight(...this.places.map((place) => place.range)));
    this.back.hidden = this.on.hidden = !this.places.length;
    this.cellsHit = cells.size;
    this.tell();
    this.lay();
  }

  step(by) {
    if (!this.places.length) return;
    this.at = (this.at + by + this.places.length) % this.places.length;
    const { cell, range } = this.places[this.at];
    const cut = range.startContainer.parentElement.closest(".kb-cut");
    if (cut) this.expand(cut, true);
    this.foldedColumns.delete(this.heads[cell.cellIndex - 1].dataset.name);
    this.foldedRows.delete(cell.parentElement.dataset.name);
    this.lay();
    this.point(range);
    (range.startContainer.parentElement.closest("p, li") ?? cell).scrollIntoView({ block: "nearest", inline: "nearest" });
    this.tell();
  }

  // Where the browser cannot colour a range (Firefox before 140), the hit is selected like text.
  point(range) {
    if (globalThis.CSS?.highlights) CSS.highlights.set("kb-found-now", new Highlight(range));
    else { getSelection().removeAllRanges(); getSelection().addRange(range); }
  }

  tell() {
    const n = this.places.length;
    this.count.textContent = !this.sought.trim() ? "" : n
      ? filled(this.words.hits, { at: this.at + 1 || 1, n, cells: this.cellsHit }) : this.words.no_hits;
    if (this.at < 0) globalThis.CSS?.highlights?.delete("kb-found-now");
  }

  // -------------------------------------------------------------------------------------------------------- keys

  listen() {
    this.table.addEventListener("keydown", (event) => this.key(event));
    this.table.addEventListener("focusin", (event) => {
      const cell = event.target.closest("td");
      if (cell) this.make(cell);
    });
    for (const event of ["pointerover", "focusin"]) {
      this.table.addEventListener(event, (happened) => this.complete(happened.target.closest("a.kb-quote")));
    }
    this.region.addEventListener("keydown", (event) => {
      if (event.target === this.region && event.key === "Enter") this.current?.focus();
    });
  }

  // The address of a quote with the choices of the page, for who opens it in a tab of its own or copies it.
  complete(link) {
    const own = new URLSearchParams(link?.getAttribute("href").split("?")[1] ?? "");
    if (!link || [...own.keys()].some((name) => name !== "dok" && name !== "linje")) return;
    link.setAttribute("href", `${this.view}${this.view.includes("?") ? "&" : "?"}${own}`);
  }

  key(event) {
    if (event.target.closest("input, select, [role=separator]") || event.altKey || event.metaKey) return;
    const cell = event.target.closest("td, th");
    const quote = event.target.closest(".kb-quote");
    if (event.key === "c" && event.ctrlKey && quote && getSelection().isCollapsed) {
      event.preventDefault();
      this.copy(quote, cell);
      return;
    }
    if (event.ctrlKey && !["Home", "End"].includes(event.key)) return;
    if (event.key === "Enter" && event.target === cell) {
      cell.querySelector(".kb-quote")?.click();
      return;
    }
    const to = this.beside(cell, event.key, event.ctrlKey);
    if (!to) return;
    event.preventDefault();
    this.make(to);
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  beside(cell, key, isFar) {
    const rows = this.rows.filter((row) => !row.hidden);
    const row = Math.max(0, rows.indexOf(cell.parentElement));
    const columns = this.heads.map((_, at) => at + 1).filter((at) => !this.heads[at - 1].hidden);
    const column = Math.max(0, columns.indexOf(cell.cellIndex));
    const move = {
      ArrowLeft: [row, column - 1], ArrowRight: [row, column + (cell.cellIndex ? 1 : 0)],
      ArrowUp: [row - 1, column], ArrowDown: [row + (cell.tagName === "TH" && !rows.includes(cell.parentElement) ? 0 : 1), column],
      Home: [isFar ? 0 : row, 0], End: [isFar ? rows.length - 1 : row, columns.length - 1],
    }[key];
    return move && rows[move[0]]?.cells[columns[move[1]]];
  }

  // The cell that the keyboard comes to.
  make(cell) {
    if (cell === this.current) return;
    this.current?.removeAttribute("tabindex");
    this.current = cell;
    cell?.setAttribute("tabindex", "0");
  }

  copy(quote, cell) {
    const head = this.heads[cell.cellIndex - 1];
    const text = quote.querySelector("q")?.textContent ?? quote.textContent;
    const place = quote.querySelector(".kb-place")?.textContent ?? "";
    const button = element("button", { "data-copy": `»${text}« (${[head.dataset.source, place].filter(Boolean).join(", ")})`, hidden: true });
    document.body.append(button); // links.js copies for everything with data-copy
    button.click();
    setTimeout(() => button.remove(), 2500);
  }
}

const textNodes = (cell) => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) => (node.parentElement.closest("button, .kb-unseen") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  });
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
};

const ID = 16; // bytes in front of the table

export default function ({ data, parentElement }) {
  if (data instanceof Uint8Array) {
    if (reading?.place !== parentElement || !reading.root.isConnected) reading = new Reading(parentElement);
    const text = new TextDecoder();
    const id = text.decode(data.subarray(0, ID));
    if (id !== reading.id) reading.fill(id, JSON.parse(text.decode(data.subarray(ID))));
  } else {
    choice = data;
    if (reading?.id === data.of) reading.choose();
  }
}

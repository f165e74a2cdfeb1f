// What the whole app does in the browser, mounted twice: beside the menu (data.role "frame") and beside a page whose
// quotes open in a pane ("pane").
//   - our links open in the running session; quotes open in the pane's own part of the page, the rest stays as it is
//   - what shows the open passage is marked and brought into sight, and the focus goes there and back with the keyboard
//   - a button with data-copy copies its text
//   - the few words that Streamlit has in English only are said in the reader's language, and its parts get names
let follow = null; // opens a link by running the page again
let open = null; // opens a passage by running the pane only; null where the page has none
let address = ""; // of what the page shows
let passage = ""; // class of what shows the passage of the view; "" when none is open
let marked = ""; // selector for all that shows it, line by line, too
let sought = ""; // marked, and not yet brought into sight
let byKey = false; // the last link was followed with the keyboard: focus goes with it until the next key or click
let from = null; // the link that opened the evidence, to come back to
let words = {}; // English of Streamlit: the reader's language
let patterns = []; // the same for words with a name or number in them
let said = {}; // our own words
let timer = 0;
let opens = false; // a passage is being opened where none was: Back is to close it
let goes = false; // another page was asked for
let leaves = false; // the address of a passage that was closed is being left; nothing else happens

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
  const link = event.target.closest("a.kb");
  if (!follow || !link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  byKey = event.detail === 0;
  if (link.classList.contains("kb-quote")) from = link;
  const go = open && link.matches(".kb-quote, .kb-close") ? open : follow;
  goes = go === follow && new URL(link.href, document.baseURI).pathname !== location.pathname;
  if (go === open) {
    opens = !passage && link.classList.contains("kb-quote");
    if (link.classList.contains("kb-close") && history.state?.kbPassage) {
      leaves = true;
      history.back();
    }
  }
  go(link.getAttribute("href"));
});

// On the way to another page Streamlit adds its choices to the page that is left: Back would lead to a mixture of both.
const push = history.pushState.bind(history);
history.pushState = (state, title, url) => {
  if (!goes || new URL(url, document.baseURI).pathname !== location.pathname) push(state, title, url);
};

// Back closes the source without running the page again; Streamlit, which would, is told nothing of it.
addEventListener(
  "popstate",
  (event) => {
    const close = document.querySelector("a.kb-close");
    const isHere = close && new URL(close.href, document.baseURI).pathname === location.pathname;
    if (leaves) {
      if (!passage && address) history.replaceState(history.state, "", address);
    } else if (open && isHere && !new URLSearchParams(location.search).has("linje")) {
      open(close.getAttribute("href"));
    } else return;
    leaves = false;
    event.stopImmediatePropagation();
  },
  true,
);

for (const event of ["keydown", "pointerdown"]) document.addEventListener(event, () => (byKey = false), true);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) document.querySelector("a.kb-close")?.click();
});

const copy = async (button) => {
  const text = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure address (another machine than this one) browsers have only the old way.
    const area = document.body.appendChild(Object.assign(document.createElement("textarea"), { value: text }));
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  const label = button.textContent;
  button.textContent = said.copied;
  setTimeout(() => (button.textContent = label), 2000);
  announce(said.copied);
};

const announce = (text) => {
  let live = document.getElementById("kb-live");
  if (!live) {
    live = Object.assign(document.createElement("div"), { id: "kb-live", className: "kb-unseen" });
    live.setAttribute("role", "status");
    document.body.append(live);
  }
  live.textContent = text;
};

const mark = () => {
  const wanted = new Set(marked ? document.querySelectorAll(marked) : []);
  for (const old of document.querySelectorAll("[aria-current]")) {
    if (!wanted.has(old) && old.closest(".kb")) old.removeAttribute("aria-current");
  }
  for (const each of wanted) if (!each.hasAttribute("aria-current")) each.setAttribute("aria-current", "true");
  const [first] = wanted;
  if (sought && first) {
    sought = "";
    if (!isInSight(first)) first.scrollIntoView({ block: "center", inline: "nearest" });
  }
  if (!byKey) return;
  const head = document.querySelector(".kb-evidence-head");
  const to = passage ? head?.dataset.passage === passage && head : from?.isConnected && from;
  // Not once only: what was drawn first may be drawn again, and the focus would be gone with it.
  if (to && document.activeElement !== to) to.focus();
};

// A box that is drawn anew stays where the reader had scrolled it.
const scrolled = new Map(); // data-keep: how far down
const kept = new WeakSet(); // boxes that are where they should be
document.addEventListener(
  "scroll",
  ({ target }) => {
    if (target.dataset?.keep) scrolled.set(target.dataset.keep, target.scrollTop);
  },
  { capture: true, passive: true },
);

// The text of a document is a box of Streamlit's: it gets a name, the keyboard, and a place for each document.
const nameText = () => {
  const head = document.querySelector(".kb-lines-head");
  const box = head?.closest(".st-key-text");
  if (!box || box.dataset.keep === head.dataset.document) return;
  box.dataset.keep = head.dataset.document;
  kept.delete(box);
  box.setAttribute("role", "region");
  box.setAttribute("tabindex", "0");
  box.setAttribute("aria-label", head.dataset.label);
};

const keepScroll = () => {
  for (const box of document.querySelectorAll("[data-keep]")) {
    if (kept.has(box)) continue;
    kept.add(box);
    box.scrollTop = scrolled.get(box.dataset.keep) ?? 0;
  }
};

const isInSight = (element) => {
  const box = element.getBoundingClientRect();
  const pane = (element.closest(".kb-region, .st-key-text") ?? document.documentElement).getBoundingClientRect();
  const top = Math.max(pane.top, 0);
  const bottom = Math.min(pane.bottom, window.innerHeight);
  return box.top >= top && box.bottom <= bottom && box.left >= pane.left && box.right <= pane.right;
};

// ------------------------------------------------------------------------------------------ Streamlit's own words

const inReadersWords = (text) => {
  const plain = text.trim();
  if (!plain) return text;
  if (Object.hasOwn(words, plain)) return text.replace(plain, words[plain]);
  for (const [pattern, put] of patterns) if (pattern.test(plain)) return plain.replace(pattern, put);
  return text;
};

const OWN = ".kb, script, style, svg, textarea, code"; // not Streamlit's
const LABELS = ["aria-label", "title", "placeholder", "alt"];

const relabel = (root) => {
  const at = root.nodeType === 3 ? root.parentElement : root;
  if (!root.isConnected || at.nodeType !== 1 || at.closest(OWN)) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node.nodeType === 1 && (node.matches(OWN) || node.isContentEditable)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  });
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    if (node.nodeType === 3) {
      const put = inReadersWords(node.data);
      if (put !== node.data) node.data = put; // the text node stays React's
      continue;
    }
    for (const name of LABELS) {
      const value = node.getAttribute(name);
      if (value) {
        const put = inReadersWords(value);
        if (put !== value) node.setAttribute(name, put);
      }
    }
  }
};

// What Streamlit draws without a name or with a wrong role, so that a screen reader can tell what it is.
const name = () => {
  const zone = document.querySelector('[data-testid="stFileUploaderDropzone"]');
  zone?.setAttribute("role", "group"); // it has a name, so it is no mere presentation
  const menu = document.querySelector('[data-testid="stSidebarNavItems"]');
  if (menu) {
    // A list of links and of groups of links, which Streamlit nests in a way that no list may.
    menu.setAttribute("role", "presentation");
    for (const part of menu.children) part.setAttribute("role", part.matches("li") ? "presentation" : "list");
    for (const head of menu.querySelectorAll('[data-testid="stNavSectionHeader"]')) {
      head.setAttribute("role", "presentation");
      head.parentElement.setAttribute("aria-label", head.querySelector("p")?.textContent ?? "");
    }
  }
  for (const head of document.querySelectorAll('[data-testid="stHeader"]')) head.setAttribute("role", "presentation");
  document.querySelector('[data-testid="stMain"]')?.setAttribute("role", "main");
};

// A part that the reader closed stays closed in this browser.
const remember = () => {
  for (const part of document.querySelectorAll("details[data-remember]:not([data-known])")) {
    part.dataset.known = "";
    try {
      if (localStorage.getItem(part.dataset.remember) === "closed") part.open = false;
      part.addEventListener("toggle", () => localStorage.setItem(part.dataset.remember, part.open ? "open" : "closed"));
    } catch {} // a browser may forbid to keep anything
  }
};

const refresh = () => {
  nameText();
  keepScroll();
  mark();
  remember();
  if (follow) { // from then on the words are known
    changed.forEach(relabel);
    changed.clear();
  }
  name();
};

// Only what is new or has changed is looked through: a table of 98 municipalities has 16,000 elements.
const changed = new Set([document.body]);
new MutationObserver((records) => {
  for (const { type, target, addedNodes } of records) {
    if (type === "childList") for (const node of addedNodes) changed.add(node);
    else changed.add(target);
  }
  clearTimeout(timer);
  timer = setTimeout(refresh, 60);
}).observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: LABELS });

const atAddress = (data) => {
  // Replaced, not added: with an address of its own for each change, Back would lead to where it came from. A source that
  // is opened is added, for there Back means to close it.
  address = new URL(data.address, document.baseURI).href;
  if (location.href !== address && opens && data.passage) history.pushState({ kbPassage: true }, "", address);
  else if (location.href !== address) history.replaceState(history.state, "", address);
  opens = goes = false;
  for (const link of document.querySelectorAll(".kb-foot a")) link.setAttribute("href", data.address);
  passage = data.passage;
  if (data.marked !== marked) {
    marked = data.marked;
    sought = marked;
  }
};

export default function ({ data, setTriggerValue }) {
  if (data.role === "pane") {
    open = (href) => setTriggerValue("open", href);
    document.documentElement.toggleAttribute("data-pane", data.open);
  } else {
    if (document.documentElement.lang !== data.language) changed.add(document.body);
    document.documentElement.lang = data.language;
    document.documentElement.dataset.kb = "ready"; // from now on our links are followed in the session
    follow = (href) => setTriggerValue("go", href);
    words = data.words;
    patterns = data.patterns.map(([pattern, put]) => [new RegExp(pattern), put]);
    said = data.said;
  }
  atAddress(data);
  refresh();
  return () => {
    if (data.role === "pane") {
      open = null;
      document.documentElement.removeAttribute("data-pane");
    } else follow = null;
  };
}

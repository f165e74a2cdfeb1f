// Our links open in the running session, what shows the passage of the view is marked and brought into sight, and the
// uploader, whose words Streamlit gives in English only, speaks the reader's language.
let send = null;
let passage = ""; // class of what shows the passage of the view; "" when none is open
let marked = ""; // selector for all that shows it, line by line, too
let sought = ""; // marked, and not yet brought into sight
let byKey = false; // the last link was followed with the keyboard: focus goes with it
let from = null; // the link that opened the evidence, to come back to
let chooseFiles = "";
let timer = 0;

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.kb");
  if (!send || !link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  byKey = event.detail === 0;
  if (link.classList.contains("kb-quote")) from = link;
  send(link.getAttribute("href"));
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelector("a.kb-close")?.click();
});

const mark = () => {
  const wanted = new Set(marked ? document.querySelectorAll(marked) : []);
  for (const old of document.querySelectorAll(".kb [aria-current], .kb[aria-current]")) {
    if (!wanted.has(old)) old.removeAttribute("aria-current");
  }
  for (const each of wanted) each.setAttribute("aria-current", "true");
  const [first] = wanted;
  if (sought && first) {
    sought = "";
    if (!isInSight(first)) first.scrollIntoView({ block: "center", inline: "nearest" });
  }
  if (!byKey) return;
  const head = document.querySelector(".kb-evidence-head");
  if (passage && head?.dataset.passage === passage) {
    byKey = false;
    head.focus();
  } else if (!passage && from?.isConnected) {
    byKey = false;
    from.focus();
  }
};

const isInSight = (element) => {
  const box = element.getBoundingClientRect();
  const pane = (element.closest(".kb-region") ?? document.documentElement).getBoundingClientRect();
  const top = Math.max(pane.top, 0);
  const bottom = Math.min(pane.bottom, window.innerHeight);
  return box.top >= top && box.bottom <= bottom && box.left >= pane.left && box.right <= pane.right;
};

const relabel = () => {
  const zone = document.querySelector('[data-testid="stFileUploaderDropzone"]');
  const word = zone?.querySelector('[data-testid="stBaseButton-secondary"] p')?.firstChild;
  if (!word) return;
  zone.setAttribute("role", "group"); // it has a name, so it is no mere presentation
  if (word.data !== chooseFiles) word.data = chooseFiles; // the text node stays React's
};

const refresh = () => {
  mark();
  relabel();
};

new MutationObserver(() => {
  clearTimeout(timer);
  timer = setTimeout(refresh, 60);
}).observe(document.body, { childList: true, subtree: true });

export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.language;
  // Replaced, not added: with an address of its own for each change, Back would lead to where it came from.
  history.replaceState(history.state, "", data.address);
  send = (href) => setTriggerValue("go", href);
  passage = data.passage;
  chooseFiles = data.chooseFiles;
  if (data.marked !== marked) {
    marked = data.marked;
    sought = marked;
  }
  refresh();
  return () => {
    send = null;
  };
}

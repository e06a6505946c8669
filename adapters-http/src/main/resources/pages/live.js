// Shows what is published, recalled or pinned while the page is open. Without it the page is as it was.
const list = document.querySelector("main[data-live]");

const addressOf = (article) => article.querySelector("a").getAttribute("href");

/** Puts what is new or has changed where it belongs: before what was there, in the order of the page. */
const show = (now) => {
  const shown = new Map([...list.querySelectorAll("article")].map((it) => [addressOf(it), it]));
  const fresh = [...now.querySelectorAll("main[data-live] article")];
  const addresses = new Set(fresh.map(addressOf));
  for (const old of list.querySelectorAll("article.pinned")) {
    if (!addresses.has(addressOf(old))) old.remove(); // its own place is further down than this page
  }
  let next = list.querySelector("article");
  for (const article of fresh) {
    let old = shown.get(addressOf(article));
    if (!old || old.outerHTML !== article.outerHTML) {
      const made = document.importNode(article, true);
      if (old === next) next = made;
      old?.replaceWith(made);
      old = made;
    }
    if (old === next) next = next.nextElementSibling;
    else list.insertBefore(old, next);
  }
  if (list.querySelector("article")) list.querySelector(":scope > p")?.remove();
};

let isAsking = false;
let mustAsk = false;

const ask = async () => {
  mustAsk = true;
  if (isAsking) return;
  isAsking = true;
  try {
    while (mustAsk) {
      mustAsk = false;
      // Thousands may have learnt of it at the same moment.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 1000));
      const answer = await fetch(location.href, { cache: "no-cache" });
      if (!answer.ok) continue;
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
  } finally {
    isAsking = false;
  }
};

if (list) {
  const events = new EventSource(list.dataset.live);
  for (const name of ["post.published", "post.recalled", "channel.edited", "reset"]) {
    events.addEventListener(name, ask);
  }
  // What happened since the page was made, and before its stream was open, is in neither.
  events.addEventListener("open", ask, { once: true });
  events.addEventListener("channel.deleted", () => events.close());
}

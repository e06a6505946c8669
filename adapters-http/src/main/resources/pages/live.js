// Shows what is published or recalled while the page is open. Without it the page is as it was.
const list = document.querySelector("main[data-live]");

const addressOf = (article) => article.querySelector("a").getAttribute("href");

/** Puts what is new at the top, and what has changed in its place. */
const show = (now) => {
  const shown = new Map([...list.querySelectorAll("article")].map((it) => [addressOf(it), it]));
  const before = list.querySelector("article");
  for (const article of now.querySelectorAll("main[data-live] article")) {
    const old = shown.get(addressOf(article));
    if (!old) list.insertBefore(document.importNode(article, true), before);
    else if (old.innerHTML !== article.innerHTML) old.replaceWith(document.importNode(article, true));
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
  for (const name of ["post.published", "post.recalled", "reset"]) {
    events.addEventListener(name, ask);
  }
  // What happened since the page was made, and before its stream was open, is in neither.
  events.addEventListener("open", ask, { once: true });
  events.addEventListener("channel.deleted", () => events.close());
}

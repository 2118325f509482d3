// Keeps an open page of the preview up to date, and shows on it what is wrong.
//
// All tabs of a browser share one stream of news, for a browser opens only six connections to a
// host: the tab that holds a lock listens and tells the others. Whoever hears that something is new
// asks the server what that means for its own page.
(() => {
  "use strict";

  const script = document.currentScript;
  const base = new URL("./", script.src).href;
  const { shape } = script.dataset;
  let { tag } = script.dataset;
  const PLACE = "zi-site-posisi";
  const SMALL = "zi-site-kecil";
  const COPIED_MS = 2000;
  const RETRY_MS = 1000;

  // ---- following the edits -------------------------------------------------------------------

  const channel = "BroadcastChannel" in window ? new BroadcastChannel(base) : null;
  let problemsTag = "";
  let isAsking = false;
  let isAskedAgain = false;
  let source = null;

  /** Asks what has changed for this page, and does it. */
  async function ask() {
    if (isAsking) { isAskedAgain = true; return; }
    isAsking = true;
    try {
      const query = new URLSearchParams({ path: location.pathname, tag, shape, problems: problemsTag });
      const answer = await fetch(`${base}keadaan?${query}`, { cache: "no-store" });
      if (answer.ok) follow(await answer.json());
    } catch {
      // The line was cut, or the server is gone; the stream need not have noticed.
      setTimeout(ask, RETRY_MS);
    }
    isAsking = false;
    if (isAskedAgain) { isAskedAgain = false; ask(); }
  }

  function follow(state) {
    if (state.change === "page" || (state.change === "styles" && !restyle(state.styles))) return reload();
    tag = state.tag;
    if (state.problems !== null || state.problemsTag !== problemsTag) {
      problemsTag = state.problemsTag;
      show(state.problems);
    }
  }

  function reload() {
    sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
    location.reload();
  }

  function returnToPlace() {
    const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
    sessionStorage.removeItem(PLACE);
    if (place?.path === location.pathname) scrollTo({ left: place.x, top: place.y, behavior: "instant" });
  }

  /** Puts new style sheets in the place of the old ones, which go when the new ones have loaded. */
  function restyle(addresses) {
    const old = [...document.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.dataset.isLeaving);
    if (old.length !== addresses.length) return false;
    old.forEach((link, index) => {
      if (link.getAttribute("href") === addresses[index]) return;
      const next = link.cloneNode();
      next.href = addresses[index];
      link.dataset.isLeaving = "true";
      next.onload = next.onerror = () => link.remove();
      link.after(next);
    });
    return true;
  }

  function listen() {
    source = new EventSource(`${base}kabar`);
    source.addEventListener("news", () => { channel?.postMessage("news"); ask(); });
    // The browser comes back by itself unless the server refuses: then it is another run of it.
    source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED) awaitServer(); });
  }

  async function awaitServer() {
    try {
      await fetch(location.href, { method: "HEAD", cache: "no-store" });
      channel?.postMessage("reload");
      setTimeout(reload, RETRY_MS);
    } catch {
      setTimeout(awaitServer, RETRY_MS);
    }
  }

  function attend() {
    source?.close();
    source = null;
    if (!document.hidden) listen();
  }

  function start() {
    returnToPlace();
    if (channel) channel.onmessage = ({ data }) => (data === "reload" ? reload() : ask());
    if (channel && navigator.locks) {
      // Held until the tab goes; then the next one gets it.
      navigator.locks.request(base, () => { listen(); return new Promise(() => {}); });
    } else {
      // Phones that look in by the network have no locks; of their tabs only one is seen.
      attend();
      document.addEventListener("visibilitychange", attend);
    }
    document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
    addEventListener("pageshow", (event) => { if (event.persisted) ask(); });
    ask();
  }

  // ---- showing what is wrong -----------------------------------------------------------------

  let host = null;
  let region = null;
  let panel = null;
  let badge = null;
  let status = null;

  /** Makes an element; children that are no texts are elements. */
  function element(name, attributes = {}, children = []) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function show(problems) {
    if (problems === null) {
      sessionStorage.removeItem(SMALL);
      host?.remove();
      host = panel = null;
      return;
    }
    const kind = problems.errors > 0 ? "errors" : "warnings";
    if (kind === "warnings") sessionStorage.removeItem(SMALL);
    if (host === null) makeHost();
    const wasOpen = panel?.hidden === false && region.className === kind;
    const isOpen = kind === "errors" ? !sessionStorage.getItem(SMALL) : wasOpen;
    const focused = host.shadowRoot.activeElement;
    const next = makePanel(problems);
    host.lang = problems.language;
    region.className = kind;
    region.setAttribute("aria-label", problems.words.title);
    if (panel) panel.replaceWith(next); else region.prepend(next);
    panel = next;
    badge.textContent = problems.words.count;
    setOpen(isOpen);
    if (focused) (isOpen ? sameIn(panel, focused) : badge).focus();
    status.textContent = `${problems.words.title}: ${problems.words.count}`;
  }

  /** What stays while the list changes: so readers hear of it, and the focus has a place to go. */
  function makeHost() {
    host = element("div");
    const styles = element("link", { rel: "stylesheet", href: `${base}pratinjau.css` });
    region = element("section", { hidden: "" });
    styles.onload = () => { region.hidden = false; };
    badge = element("button", { class: "badge", type: "button", "aria-expanded": "false" });
    badge.addEventListener("click", () => { setOpen(true); panel.querySelector("h2").focus(); });
    status = element("p", { class: "unseen", role: "status" });
    region.append(badge, status);
    host.attachShadow({ mode: "open" }).append(styles, region);
    document.body.append(host);
  }

  /** The button of the same name in a new list, else the head of the list. */
  function sameIn(list, focused) {
    const buttons = [...list.querySelectorAll("button")];
    return buttons.find((button) => button.textContent === focused.textContent) ?? list.querySelector("h2");
  }

  function setOpen(isOpen) {
    panel.hidden = !isOpen;
    badge.hidden = isOpen;
  }

  function minimize() {
    const hadFocus = host.shadowRoot.activeElement !== null;
    sessionStorage.setItem(SMALL, "1");
    setOpen(false);
    if (hadFocus) badge.focus();
  }

  function makePanel({ words, list }) {
    const close = element("button", { type: "button", class: "close" }, [words.minimize]);
    close.addEventListener("click", minimize);
    const isAlone = tag === "";
    const head = element("header", {}, [
      element("h2", { tabindex: "-1" }, [`${words.title} `, element("span", {}, [words.count])]),
      close,
      element("p", {}, [isAlone ? words.alone : words.note]),
    ]);
    return element("div", { class: "panel" }, [head, element("ol", {}, list.map((it) => makeItem(it, words)))]);
  }

  function makeItem(problem, words) {
    const place = element("button", { type: "button", class: "place", title: words.copy }, [problem.place]);
    const done = element("span", { role: "status", class: "copied" });
    place.addEventListener("click", () => copy(problem.place, place).then(() => {
      done.textContent = words.copied;
      setTimeout(() => { done.textContent = ""; }, COPIED_MS);
    }));
    const label = `${problem.severity}${problem.code && ` ${problem.code}`}`;
    const item = element("li", { class: problem.isError ? "error" : "warning" }, [
      element("p", { class: "message" }, [element("strong", {}, [label]), ` ${problem.message}`]),
      element("p", {}, [place, done]),
    ]);
    if (problem.excerpt?.trim()) item.append(element("pre", {}, [problem.excerpt.trim()]));
    if (problem.help) item.append(element("p", { class: "help" }, [element("strong", {}, [words.help]), ` ${problem.help}`]));
    return item;
  }

  /** Copies a text; where the browser gives no clipboard, as in the network, it is selected. */
  async function copy(text, button) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    getSelection().selectAllChildren(button);
    document.execCommand("copy");
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && panel && !panel.hidden) minimize();
  });

  start();
})();

// Search: the best hits under the field, or all of them on cari.html. Called by site.js.
window.ziSite.search = function (form) {
  "use strict";

  var LETTERS_MIN = 2, LIST_MAX = 6, PAGE_MAX = 10, ALL_MAX = 50, SETTLED_MS = 500, STEPS = { ArrowDown: 1, ArrowUp: -1 };
  var site = window.ziSite, words = document.getElementById("search-words"), field = form.elements.q;
  var list = document.getElementById("search-list");
  var results = document.getElementById("search-results"), help = document.getElementById("search-help");
  var language = (form.elements.lang || {}).value || document.documentElement.lang, title = document.title;
  var root = form.action.replace(/[^/]*$/, ""), latest = 0, frame = 0, timer = 0, active = -1, limit = LIST_MAX;

  function word(name, values) {
    return site.fill(words.getAttribute("data-" + name) || "", values || {});
  }

  function add(parent, tag, text, className, url) {
    var element = parent.appendChild(document.createElement(tag));
    if (text) element.textContent = text;
    if (className) element.className = className;
    if (url) element.href = url;
    return element;
  }

  function addMarked(parent, text, found) {
    var plain = "";
    found.marks(text).forEach(function (piece) {
      if (!piece[1]) return plain += piece[0];
      parent.append(plain);
      add(parent, "mark", piece[0]);
      plain = "";
    });
    parent.append(plain);
  }

  function joined(parts) {
    return parts.filter(Boolean).join(" · ");
  }

  function facts(hit, asked) {
    var fee = hit.amount ? word("amount-" + hit.fee, hit) || hit.amount : word("fee-" + hit.fee);
    return joined([hit.date, fee || asked === "fee" && word("no-fee"),
      hit.duration || word("duration-" + hit.durationState) || asked === "duration" && word("no-duration")]);
  }

  function linesOf(answer) {
    if (answer.kind === "hours") return site.hours(answer).concat(answer.others ? word("other-places") : []);
    if (!answer.items) return [facts(answer.hit, answer.kind)];
    if (!answer.items.length) return [word("no-requirements")];
    return answer.items.concat(answer.more ? word("more", { n: answer.more }) : []);
  }

  function counted(found) {
    var shown = found.hits.length;
    if (!shown) return found.lines.length || found.failed ? "" : word("nothing");
    return word(found.total > shown ? "top" : "count", { n: shown, total: found.total });
  }

  function settle(text) {
    clearTimeout(timer);
    timer = setTimeout(function () {
      form.querySelector("[role=status]").textContent = text;
      if (results) remember();
    }, SETTLED_MS);
  }

  function addressOf(query) {
    var values = new URLSearchParams({ q: query });
    if (form.elements.lang) values.set("lang", language);
    return "?" + values;
  }

  function remember() {
    document.title = (field.value.trim() ? field.value.trim() + " – " : "") + title;
    try {
      history.replaceState(null, "", field.value.trim() ? addressOf(field.value) : location.pathname);
    } catch (error) {
      return;
    }
  }

  function ask() {
    var query = field.value, number = latest += 1;
    var load = function (url, ready) { site.load(root + url, ready); };
    frame = 0;
    if (query.trim().length < LETTERS_MIN) return show(null);
    window.ziSearch.search(query, { language: language, limit: limit, load: load }, function (found) {
      if (number !== latest) return;
      found.lines = found.answer ? linesOf(found.answer) : [];
      found.title = found.lines.length && found.answer.hit ? found.answer.hit.title : word("hours");
      form.querySelector("[role=alert]").hidden = !found.failed;
      show(found);
    });
  }

  function askSoon() {
    limit = results ? PAGE_MAX : LIST_MAX;
    frame = frame || requestAnimationFrame(ask);
  }

  function show(found) {
    (results ? showResults : showList)(found);
    settle(found ? found.lines.concat(counted(found)).join(". ") : "");
  }

  function showResults(found) {
    help.hidden = Boolean(found && (found.hits.length || found.lines.length));
    results.replaceChildren(found ? pageOf(found) : "");
  }

  function pageOf(found) {
    var page = document.createDocumentFragment();
    if (found.suggestion) {
      add(add(page, "p", word("suggestion") + " "), "a", found.suggestion, "", addressOf(found.suggestion));
    }
    if (found.lines.length) addAnswer(page, found);
    add(page, "p", counted(found), "search-count");
    found.groups.forEach(function (group) { addGroup(page, group, found); });
    if (found.total > found.hits.length && limit < ALL_MAX) addMore(page, found);
    return page;
  }

  function addAnswer(page, found) {
    var box = add(page, "section", "", "panel search-answer");
    add(box, "h2", found.title);
    var lines = add(box, "ul", "", found.lines.length > 2 ? "" : "plain");
    found.lines.forEach(function (line) { add(lines, "li", line); });
    add(add(box, "p"), "a", word("go-" + found.answer.kind), "", root + found.answer.url);
  }

  function addMore(page, found) {
    var more = add(add(page, "p"), "button", word("all", { n: Math.min(found.total, ALL_MAX) }), "button");
    more.type = "button";
    more.addEventListener("click", function () {
      limit = ALL_MAX;
      ask();
      results.focus();
    });
  }

  function addGroup(page, group, found) {
    var hits = found.hits.filter(function (hit) { return hit.group === group; });
    var section = add(page, "section");
    add(add(section, "h2", word("group-" + group) + " "), "span", "(" + hits.length + ")", "count");
    var items = add(section, "ol", "", "plain");
    hits.forEach(function (hit) {
      var item = add(items, "li", "", "search-hit");
      item.lang = hit.language;
      addMarked(add(add(item, "h3"), "a", "", "", root + hit.url), hit.title, found);
      addMarked(add(item, "p"), hit.summary, found);
      add(item, "p", facts(hit), "search-facts");
    });
  }

  function onPageKey(event) {
    var stops = [field].concat(Array.from(results.querySelectorAll("a")));
    var next = stops[Math.max(stops.indexOf(document.activeElement), 0) + STEPS[event.key]];
    if (!next || event.isComposing) return;
    event.preventDefault();
    next.focus();
  }

  function startPage() {
    [form, results].forEach(function (part) { part.addEventListener("keydown", onPageKey); });
    field.addEventListener("blur", remember);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      remember();
      results.focus();
    });
    limit = PAGE_MAX;
    ask();
    if (field.value && results.getBoundingClientRect().top > innerHeight / 2) form.scrollIntoView();
  }

  function addOption(url, text, note, found) {
    var option = add(list, "li"), name = add(option, "span", found ? "" : text);
    option.id = "search-option-" + list.children.length;
    option.setAttribute("role", "option");
    if (found) addMarked(name, text, found);
    add(option, "small", note);
    option.addEventListener("click", function () {
      open(false);
      if (url) location.href = root + url;
      else form.submit();
    });
    return option;
  }

  function showList(found) {
    var wasHidden = list.hidden;
    list.textContent = "";
    open(Boolean(found) && document.activeElement === field);
    if (!found) return;
    if (found.lines.length) addOption(found.answer.url, found.title, joined(found.lines)).className = "search-fact";
    found.hits.forEach(function (hit) {
      addOption(hit.url, hit.title, joined([word("group-" + hit.group), facts(hit)]), found);
    });
    if (found.hits.length) addOption("", word("all", { n: found.total }));
    else if (counted(found)) addOption("", counted(found));
    if (wasHidden) list.scrollIntoView({ block: "nearest" });
  }

  function open(isOpen) {
    if (!isOpen) latest += 1;
    list.hidden = !isOpen;
    field.setAttribute("aria-expanded", String(isOpen));
    activate(-1);
  }

  function activate(position) {
    var before = list.children[active], option = list.children[position];
    active = position;
    field.setAttribute("aria-activedescendant", option ? option.id : "");
    if (before) before.removeAttribute("aria-selected");
    if (!option) return;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
  }

  function onListKey(event) {
    var count = list.children.length + 1, step = STEPS[event.key], option = list.children[active];
    if (event.isComposing) return;
    if (step && list.hidden) askSoon();
    else if (step) activate((active + 1 + step + count) % count - 1);
    else if (event.key === "Enter" && option) option.click();
    else if (event.key === "Escape" && !list.hidden) open(false);
    else if (event.key === "Escape") field.value = "";
    else return;
    event.preventDefault();
  }

  function startList() {
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.addEventListener("keydown", onListKey);
    field.addEventListener("blur", function () { open(false); });
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    open(false);
    if (document.activeElement === field) ask();
  }

  field.addEventListener("input", askSoon);
  if (results) startPage();
  else startList();
};

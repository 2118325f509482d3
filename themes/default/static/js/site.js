// Additions for browsers with JavaScript: the state of the opening hours at this minute, the filter
// of lists, the way to search, scroll regions for the keyboard, and open details on paper.
// Every page is complete without this file. All words come from the page.
(function () {
  "use strict";

  var MINUTE = 60000, DAY = 86400000, LOOK_AHEAD = 60;

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, key) {
      return key in values ? values[key] : whole;
    });
  }

  // ---- opening hours -------------------------------------------------------------------------

  // The office's own clock: a date whose UTC parts are the local time of the office.
  function officeClock(rules) {
    return new Date(Date.now() + rules.offset * MINUTE);
  }

  function isoDate(clock) {
    return clock.toISOString().slice(0, 10);
  }

  function weekday(clock) {
    return (clock.getUTCDay() + 6) % 7;
  }

  function covering(list, date) {
    return (list || []).filter(function (item) {
      return item.from <= date && date <= item.until;
    })[0];
  }

  // What holds on a day: an exception, else a season, else the ordinary week. `hours` is null when
  // unknown, [] when closed, else [[from, until], …] in minutes.
  function rulesFor(rules, clock) {
    var date = isoDate(clock);
    var exception = covering(rules.exceptions, date);
    if (exception) {
      return { hours: exception.hours === undefined ? null : exception.hours, name: exception.name, isSpecial: true };
    }
    var season = covering(rules.seasons, date);
    var hours = (season || rules).week[weekday(clock)];
    return { hours: hours === undefined ? null : hours, isSpecial: Boolean(season) };
  }

  function clockTime(minutes) {
    var h = Math.floor(minutes / 60), m = minutes % 60;
    return (h < 10 ? "0" : "") + h + (document.documentElement.lang === "en" ? ":" : ".") + (m < 10 ? "0" : "") + m;
  }

  function merged(hours) {
    return hours.slice().sort(function (a, b) { return a[0] - b[0]; }).reduce(function (list, item) {
      var last = list[list.length - 1];
      if (last && item[0] <= last[1]) last[1] = Math.max(last[1], item[1]);
      else list.push([item[0], item[1]]);
      return list;
    }, []);
  }

  function longDate(day, words) {
    return fill(words.date, {
      day: words.days.split("|")[weekday(day)], d: day.getUTCDate(),
      month: words.months.split("|")[day.getUTCMonth()], year: day.getUTCFullYear()
    });
  }

  // The next opening after today; null when none is found or a day in between is unknown.
  function nextOpening(rules, clock) {
    for (var ahead = 1; ahead <= LOOK_AHEAD; ahead += 1) {
      var day = new Date(clock.getTime() + ahead * DAY);
      var hours = rulesFor(rules, day).hours;
      if (hours === null) return null;
      if (hours.length) return { ahead: ahead, day: day, at: merged(hours)[0][0] };
    }
    return null;
  }

  function closedText(rules, clock, name, words) {
    var state = name ? fill(words.closedBecause, { name: name }) : words.closed;
    var next = nextOpening(rules, clock);
    if (!next) return state;
    var days = words.days.split("|");
    var values = { state: state, time: clockTime(next.at), zone: rules.zone, day: days[weekday(next.day)] };
    if (next.ahead === 1) return fill(words.nextTomorrow, values);
    if (next.ahead < 7) return fill(words.nextDay, values);
    values.date = longDate(next.day, words);
    return fill(words.nextDate, values);
  }

  // { state, text } for this minute, or null when the hours of today are not known.
  function describe(rules, words) {
    var clock = officeClock(rules), today = rulesFor(rules, clock);
    if (today.hours === null) return null;
    var now = clock.getUTCHours() * 60 + clock.getUTCMinutes();
    var hours = merged(today.hours);
    for (var i = 0; i < hours.length; i += 1) {
      var from = hours[i][0], until = hours[i][1];
      if (now >= from && now < until) {
        if (from === 0 && until === 1440) return { state: "open", text: words.openAllDay };
        return { state: "open", text: fill(words.open, { time: clockTime(until), zone: rules.zone }) };
      }
      if (now < from) {
        var text = i === 0 ? words.laterToday : words["break"];
        return { state: i === 0 ? "closed" : "break", text: fill(text, { time: clockTime(from), zone: rules.zone }) };
      }
    }
    return { state: "closed", text: closedText(rules, clock, hours.length ? "" : today.name, words) };
  }

  function parsed(text) {
    try {
      var rules = JSON.parse(text);
      return rules && rules.week && typeof rules.offset === "number" ? rules : null;
    } catch (error) {
      return null;
    }
  }

  function showState(element, words) {
    var rules = parsed(element.getAttribute("data-hours"));
    var found = rules && describe(rules, words);
    if (element.fallback === undefined) element.fallback = element.textContent;
    var text = found ? found.text : element.fallback;
    if (element.textContent !== text) element.textContent = text;
    element.setAttribute("data-state", found ? found.state : "none");
  }

  // Marks the row of today in the table that holds today: that of the season, else the ordinary one.
  function markToday(place) {
    var source = place.querySelector("[data-hours]");
    var rules = source && parsed(source.getAttribute("data-hours"));
    if (!rules) return;
    var clock = officeClock(rules), date = isoDate(clock);
    var season = covering(rules.seasons, date), exception = covering(rules.exceptions, date);
    all("table[data-week]", place).forEach(function (table) {
      if (table.closest("[data-place]") !== place) return;
      var holds = !exception && (season
        ? table.getAttribute("data-from") === season.from && table.getAttribute("data-until") === season.until
        : !table.hasAttribute("data-from"));
      all("tr[data-day]", table).forEach(function (row) {
        if (holds && Number(row.getAttribute("data-day")) === weekday(clock)) row.setAttribute("aria-current", "date");
        else row.removeAttribute("aria-current");
      });
    });
  }

  function startHours() {
    var long = document.getElementById("live-words");
    var short = document.getElementById("live-words-short");
    if (!long || !short) return;
    function tick() {
      all("[data-hours]").forEach(function (element) {
        showState(element, (element.hasAttribute("data-short") ? short : long).dataset);
      });
      all("[data-place]").forEach(markToday);
    }
    function schedule() {
      window.setTimeout(function () { tick(); schedule(); }, MINUTE - (Date.now() % MINUTE) + 50);
    }
    tick();
    schedule();
    document.addEventListener("visibilitychange", function () { if (!document.hidden) tick(); });
  }

  function timesOf(intervals, name, zone, words) {
    if (!intervals) return words.unknown;
    if (intervals.length) return intervals.join(words.and) + " " + zone;
    return name ? fill(words.shutBecause, { name: name }) : words.shut;
  }

  // "Jumat, 27 November 2026: 08.30–11.00 WITA" for a day that is so many days ahead.
  function dayLine(rules, ahead, words) {
    var day = new Date(officeClock(rules).getTime() + ahead * DAY), found = rulesFor(rules, day);
    var intervals = found.hours && found.hours.map(function (pair) { return clockTime(pair[0]) + "–" + clockTime(pair[1]); });
    var text = longDate(day, words) + ": " + timesOf(intervals, found.name, rules.zone, words);
    return { text: text, isSpecial: found.isSpecial };
  }

  // The lines that answer a question about hours: of a day (0 = Monday, "today", "tomorrow"), or, with
  // null, of the week and of those of its days that are not as always.
  function hoursLines(answer) {
    var template = document.getElementById("live-words"), rules = parsed(answer.rules);
    if (!template || !rules) return [];
    var words = template.dataset, today = weekday(officeClock(rules));
    if (answer.day !== null) {
      var ahead = { today: 0, tomorrow: 1 }[answer.day];
      if (ahead === undefined) ahead = (answer.day - today + 7) % 7;
      var now = answer.day === "today" && describe(rules, words);
      return [dayLine(rules, ahead, words).text].concat(now ? now.text : []);
    }
    var special = [0, 1, 2, 3, 4, 5, 6].map(function (ahead) { return dayLine(rules, ahead, words); })
      .filter(function (line) { return line.isSpecial; }).map(function (line) { return line.text; });
    var week = special.length < 7 ? answer.week : [];
    return week.map(function (row) {
      var intervals = { open: row.intervals, closed: [] }[row.state];
      return row.days + ": " + timesOf(intervals, "", answer.zone, words);
    }).concat(special);
  }

  // ---- the way to search: its script and the index come when somebody turns to the field ------

  // The policy lets no script give an address to a script. This one was made by the parser, and a base
  // that stands for a moment tells where its "#" is.
  function load(url, ready) {
    var part = document.getElementById("search-words").content.firstElementChild;
    var script = document.importNode(part, true), base = document.createElement("base");
    base.href = url;
    document.head.insertBefore(base, document.head.firstChild);
    script.onload = function () { ready(true); };
    script.onerror = function () { ready(false); };
    document.head.appendChild(script);
    document.head.removeChild(base);
  }

  // What people read decides in which language they search, also on the page of search.
  function keepLanguage(form) {
    var asked = new URLSearchParams(location.search).get("lang") || document.querySelector("main").lang;
    if (["id", "en"].indexOf(asked) < 0 || asked === document.documentElement.lang) return;
    var language = form.appendChild(document.createElement("input"));
    language.type = "hidden";
    language.name = "lang";
    language.value = asked;
  }

  function startSearch() {
    var form = document.querySelector("form[role=search]"), words = document.getElementById("search-words");
    if (!form || !words) return;
    var field = form.elements.q, help = document.getElementById("search-help"), isBegun = false;
    function showHelp() {
      if (help) help.setAttribute("data-ready", "");
    }
    function begin() {
      if (isBegun) return;
      isBegun = true;
      var waiting = 2, isWhole = true;
      [words.getAttribute("data-script"), words.getAttribute("data-index")].forEach(function (url) {
        load(url, function (isLoaded) {
          isWhole = isWhole && isLoaded;
          waiting -= 1;
          if (waiting) return;
          // An old browser loads what it cannot read.
          isBegun = isWhole && Boolean(window.ziSite.search && window.ziSearch);
          form.querySelector("[role=alert]").hidden = isBegun;
          if (isBegun) window.ziSite.search(form);
          showHelp();
        });
      });
    }
    form.action = form.getAttribute("data-page");
    form.addEventListener("focusin", begin);
    field.addEventListener("input", begin);
    keepLanguage(form);
    document.addEventListener("keydown", function (event) {
      var isTyping = document.activeElement && document.activeElement.matches("input, select, textarea");
      if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || isTyping) return;
      event.preventDefault();
      field.focus();
    });
    if (!help) return;
    field.value = new URLSearchParams(location.search).get("q") || "";
    if (field.value.trim()) begin();
    else showHelp();
  }

  // What js/search.js needs of this file.
  window.ziSite = { fill: fill, load: load, hours: hoursLines };

  // ---- filter of a list ----------------------------------------------------------------------

  function plain(text) {
    text = text.toLowerCase();
    return text.normalize ? text.normalize("NFD").replace(/[\u0300-\u036f]/g, "") : text;
  }

  // Whether a row is what a field asks for: the field names the attribute that tells.
  function fits(field, row) {
    var codes = row.getAttribute("data-" + field.getAttribute("data-of"));
    if (field.type === "checkbox") return !field.checked || codes !== null;
    return !field.value || (" " + codes + " ").indexOf(" " + field.value + " ") >= 0;
  }

  function startFilter(form) {
    var text = form.querySelector("input[type=text]"), fields = all("[data-of]", form);
    var result = form.querySelector("[role=status]");
    var sections = all(".filter-group");
    var rows = all(".filter-row").map(function (row) {
      return { row: row, words: plain(row.textContent + " " + (row.getAttribute("data-text") || "")) };
    });

    function matches(item, words) {
      return words.every(function (word) { return item.words.indexOf(word) >= 0; })
        && fields.every(function (field) { return fits(field, item.row); });
    }

    function apply() {
      var words = plain(text.value).split(/\s+/).filter(Boolean), shown = 0;
      rows.forEach(function (item) {
        item.row.hidden = !matches(item, words);
        if (!item.row.hidden) shown += 1;
      });
      sections.forEach(function (section) {
        section.hidden = !section.querySelector(".filter-row:not([hidden])");
      });
      all(".jump li").forEach(function (item) {
        var target = document.getElementById(item.firstElementChild.hash.slice(1));
        item.hidden = Boolean(target && target.hidden);
      });
      result.textContent = shown
        ? fill(form.getAttribute("data-result"), { n: shown, total: rows.length })
        : form.getAttribute("data-nothing");
    }

    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("input", apply);
    form.addEventListener("change", apply);
    form.addEventListener("reset", function () { window.setTimeout(apply, 0); });
    form.hidden = false;
    if (text.value || fields.some(function (field) { return field.checked || field.type !== "checkbox" && field.value; })) apply();
  }

  // ---- small things --------------------------------------------------------------------------

  // Only a region that really scrolls takes a place in the tab order.
  function startScrollRegions() {
    var regions = all("[data-scroll], .table-scroll");
    function check() {
      regions.forEach(function (region) {
        if (region.scrollWidth > region.clientWidth + 1) region.tabIndex = 0;
        else region.removeAttribute("tabindex");
      });
    }
    check();
    window.addEventListener("resize", check);
  }

  function startPrint() {
    var opened = [];
    window.addEventListener("beforeprint", function () {
      opened = all("main details:not([open])");
      opened.forEach(function (item) { item.open = true; });
    });
    window.addEventListener("afterprint", function () {
      opened.forEach(function (item) { item.open = false; });
    });
  }

  // A link to something inside closed details opens them.
  function openTarget() {
    var target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    var inside = target.querySelector(":scope > details");
    if (inside) inside.open = true;
    for (var up = target.closest("details"); up; up = up.parentElement && up.parentElement.closest("details")) up.open = true;
  }

  startHours();
  startSearch();
  all("form[data-filter]").forEach(startFilter);
  startScrollRegions();
  startPrint();
  openTarget();
  window.addEventListener("hashchange", openTarget);
}());

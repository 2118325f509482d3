// The search in the browser. `query.rs` and `rank.rs` hold the same rules; both are tried on the same
// cases. Parts of the index are scripts that call `ziSearch.part` and `ziSearch.core`.
(function (global) {
  "use strict";

  // Numbers in base 32: the first half of the signs ends a number, the second half goes before it;
  // then come the sixteen levels of postings.
  var SIGNS = "abcdefghijklmnopqrstuvwxyz012345QRSTUVWXYZ6789!#$%&()*+,-./:;=?@ABCDEFGHIJKLMNOP";
  var EXACT = 0, FORM = 1, PREFIX = 2, TYPO = 3, SYNONYM = 4;
  var HOURS = 1, BESIDE = 2, FEE = 4, DURATION = 8, WEAK = 16, HOW = 32, REQUIREMENTS = 64, VALIDITY = 128;
  var STOP = 256, DAY = 512, HANDED_ON = FEE | DURATION | WEAK | HOW | REQUIREMENTS | VALIDITY;
  var WORTH_MAX = 31, GUESSES_MAX = 8;
  var values = {}, loaded = {}, parts = {}, missing;
  var core, weights, common, marks, worths, named, postings, sections;

  Array.from(SIGNS, function (sign, value) { values[sign] = value; });

  // ---- reading the index ---------------------------------------------------------------------

  // The numbers of a text; those of levels are told apart by being negative.
  function numbers(text) {
    var list = [], number = 0;
    for (var i = 0; i < text.length; i += 1) {
      var value = values[text[i]];
      if (value > 63) { list.push(63 - value); continue; }
      number = number * 32 + value % 32;
      if (value < 32) { list.push(number); number = 0; }
    }
    return list;
  }

  // Words as they differ from the one before (a capital tells how many letters stay), with their
  // families, counted from the first one: where none is named, it is the next one.
  function wordList(text, refs, first) {
    var next = first, last = "", list = { words: [], families: [], known: new Map() };
    refs = refs.split(" ");
    text.split(/(?=[A-Z])/).forEach(function (piece, index) {
      last = last.slice(0, piece.charCodeAt(0) - 65) + piece.slice(1);
      list.words.push(last);
      list.families.push(refs[index] ? first + numbers(refs[index])[0] : next++);
      list.known.set(last, list.families[index]);
    });
    return list;
  }

  function synonymList(text) {
    return text.split("|").filter(Boolean).map(function (entry) {
      var lists = entry.split(" ").map(numbers);
      return { key: lists[0], meant: lists.slice(1) };
    });
  }

  // How much a family tells, and whether it stands in a title.
  function addWorth(sign, family) {
    worths[family] = values[sign] % 32;
    named[family] = values[sign] > 31;
  }

  function start(data) {
    core = data;
    weights = core.weights;
    worths = [];
    named = [];
    postings = [];
    sections = [];
    marks = new Map();
    common = wordList(core.words, core.refs, 0);
    Array.from(core.worths, addWorth);
    common.synonyms = synonymList(core.synonyms);
    numbers(core.marks).forEach(function (mark, at, all) { if (at % 2) marks.set(all[at - 1], mark); });
    core.sections.forEach(function (section) {
      for (var i = 0; i < section[2]; i += 1) sections.push(section);
    });
  }

  // The text of a part; what is not there is noted, and the search asks for it.
  function get(name) {
    if (name in loaded) return loaded[name];
    if (missing.indexOf(name) < 0) missing.push(name);
    return "";
  }

  // The last entry of a sorted list whose first fields are not after the key.
  function entryOf(list, key, field) {
    var at = 0;
    while (at + 1 < list.length && list[at + 1][field] <= key) at += 1;
    return list[at];
  }

  function postingsOf(family) {
    if (!postings[family]) {
      if (family >= core.worths.length) rareOf(entryOf(core.rare, family, 1));
      else {
        var part = entryOf(core.postings, family, 0);
        get(part[1]).split(" ").forEach(function (text, index) {
          if (text) postings[part[0] + index] = numbers(text);
        });
      }
    }
    return postings[family] || [];
  }

  // The words of a part of rare ones.
  function rareOf(part) {
    var text = part && get(part[2]);
    if (text && !parts[part[2]]) {
      var lines = text.split("\n"), list = parts[part[2]] = wordList(lines[0], lines[1], part[1]);
      lines[2].split(" ").forEach(function (entry, index) {
        addWorth(entry[0], part[1] + index);
        postings[part[1] + index] = numbers(entry.slice(1));
      });
      list.synonyms = synonymList(lines[3]);
    }
    return part && parts[part[2]];
  }

  // The parts of rare words that may have one of these words, as far as they are there.
  function rareFor(words) {
    return Array.from(new Set(words.map(function (word) { return rareOf(entryOf(core.rare, word, 0)); }))).filter(Boolean);
  }

  // ---- words ---------------------------------------------------------------------------------

  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\p{M}'’‘ʼ]/gu, "");
  }

  function wordsOf(text) {
    return (fold(text).match(/[\p{Alphabetic}\p{N}]+/gu) || []).map(function (word) {
      return Array.from(word).slice(0, 30).join("");
    });
  }

  // Every reading of a word: itself first, then what it may come from.
  function readings(word, affixes) {
    var all = [word];
    function extend(rules, strip) {
      for (var depth = 0, from = 0; depth < 2; depth += 1) {
        for (var until = all.length; from < until; from += 1) {
          rules.split(" ").forEach(function (rule) {
            var reading = strip(all[from], rule.split("|"));
            if (reading && all.indexOf(reading) < 0) all.push(reading);
          });
        }
      }
    }
    if (!/^[a-z]+$/.test(word)) return all;
    extend(affixes[1], function (word, rule) {
      var length = word.length - rule[0].length;
      return rule[0] && length > 2 && word.endsWith(rule[0]) && word.slice(0, length) + rule[1];
    });
    extend(affixes[0], function (word, rule) {
      var rest = word.slice(rule[0].length);
      return rule[0] && rest && word.startsWith(rule[0]) && (!rule[2] || rule[2].indexOf(rest[0]) >= 0) &&
        rest.length + rule[1].length > 2 && rule[1] + rest;
    });
    return all;
  }

  // The slips from `typed` to `word`, or to the best beginning of it; a wrong first letter counts
  // twice. More than `max` is `max + 1`.
  function slips(typed, word, max, isOpen) {
    var length = typed.length, width = Math.min(word.length, length + max);
    if (word.length + max < length || (!isOpen && word.length > length + max)) return max + 1;
    var before, last = [], row, least, i, j;
    for (j = 0; j <= width; j += 1) last.push(j);
    for (i = 1; i <= length; i += 1) {
      row = [least = i];
      for (j = 1; j <= width; j += 1) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (typed[i - 1] === word[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > max) return max + 1;
      before = last;
      last = row;
    }
    return (isOpen ? Math.min.apply(null, last) : last[width]) + (typed[0] === word[0] ? 0 : 1);
  }

  function familyOf(word, rare) {
    return [common].concat(rare).reduce(function (family, list) {
      return family === undefined ? list.known.get(word) : family;
    }, undefined);
  }

  // Guesses are [slips, family, word]: those of all words for which `slipsOf` does not give more than
  // `max`, the best of each family, those with the fewest slips first, then the most common.
  function guesses(rare, max, slipsOf) {
    var best = new Map();
    [common].concat(rare).forEach(function (list) {
      list.words.forEach(function (word, index) {
        var count = slipsOf(word), family = list.families[index], known = best.get(family);
        if (count <= max && !(known && known[0] <= count)) best.set(family, [count, family, word]);
      });
    });
    return Array.from(best.values()).sort(function (a, b) {
      return a[0] - b[0] || (worths[a[1]] || 99) - (worths[b[1]] || 99) || a[1] - b[1];
    }).slice(0, GUESSES_MAX);
  }

  function allReadings(word) {
    return [].concat.apply([], core.affixes.map(function (affixes) { return readings(word, affixes); }));
  }

  function byRoot(word, rare) {
    var found = [], longest = 0;
    allReadings(word).forEach(function (reading) {
      var family = familyOf(reading, rare);
      if (family === undefined) return;
      found.push([0, family, reading]);
      longest = Math.max(longest, reading.length);
    });
    return found.filter(function (guess) { return guess[2].length === longest; });
  }

  function completions(word, rare) {
    return guesses(rare, 0, function (whole) { return whole.startsWith(word) ? 0 : 1; }).filter(function (guess) {
      return worths[guess[1]];
    });
  }

  // A slip adds at most one letter that the other word has not, so most words are told apart by which
  // letters they have.
  function lettersOf(word) {
    for (var set = 0, i = 0; i < word.length; i += 1) set |= 1 << word.charCodeAt(i) % 32;
    return set;
  }

  function count(set) {
    for (var bits = 0; set; bits += 1) set &= set - 1;
    return bits;
  }

  function mended(word, isOpen, rare) {
    var letters = Array.from(word), own = lettersOf(word);
    var max = /[0-9]/.test(word) || letters.length < 4 ? 0 : letters.length < 8 ? 1 : 2;
    return max ? guesses(rare, max, function (whole) {
      var set = lettersOf(whole);
      if (count(own & ~set) > max || !isOpen && count(set & ~own) > max) return max + 1;
      // The beginning of a word that no page has is no slip.
      return slips(letters, whole, max, isOpen) || max + 1;
    }).filter(function (guess, index, all) { return guess[0] === all[0][0]; }) : [];
  }

  // ---- what a query means --------------------------------------------------------------------

  function several(typed) {
    return { typed: typed, list: [], share: 64, marks: 0, rare: [] };
  }

  function add(slot, how, weight, found) {
    found.forEach(function (guess) {
      if (!has(slot, [guess[1]])) slot.list.push({
        families: [guess[1]], how: how, weight: how === TYPO ? weight[guess[0]] : weight, word: guess[2], most: worths[guess[1]]
      });
    });
  }

  function has(slot, families) {
    return slot.list.some(function (item) { return String(item.families) === String(families); });
  }

  function slotOf(word, isOpen) {
    var slot = several(word), length = Array.from(word).length;
    var rare = common.known.has(word) ? [] : rareFor(allReadings(word));
    var own = familyOf(word, rare);
    if (own === undefined) add(slot, FORM, weights.root, byRoot(word, rare));
    else add(slot, EXACT, weights.exact, [[0, own, word]]);
    if (isOpen && length > 1) {
      var weight = length < 4 ? weights.beside_short : weights.beside;
      add(slot, PREFIX, slot.list.length ? weight : weights.prefix, completions(word, rare));
    }
    if (!slot.list.length) add(slot, TYPO, weights.typo, mended(word, isOpen, rare));
    slot.list.forEach(function (item) {
      // What is only guessed tells no more than the most common guess, unless it stands in a title.
      if (item.how > FORM && !named[item.families[0]]) slot.list.forEach(function (other) {
        if (other.how === item.how) item.most = Math.min(item.most, worths[other.families[0]]);
      });
      if (item.how !== PREFIX) slot.marks |= marks.get(item.families[0]) || 0;
    });
    slot.rare = rare;
    return slot;
  }

  function meets(slot, family) {
    return slot.list.filter(function (item) {
      return item.families.length === 1 && item.families[0] === family && item.how !== PREFIX && item.how !== SYNONYM;
    })[0];
  }

  // Adds meanings, which tell no more than the word itself does; what they ask for, the word asks for.
  function mean(slot, meant, weight) {
    var most = slot.list.length && slot.list[0].most || WORTH_MAX;
    meant.forEach(function (families) {
      if (!has(slot, families)) slot.list.push({ families: families, how: SYNONYM, weight: weight, most: most });
      if (families.length === 1) slot.marks |= marks.get(families[0]) & HANDED_ON;
    });
  }

  // The first slots in a row that meet a key.
  function runOf(slots, key) {
    for (var at = 0; at + key.length <= slots.length; at += 1) {
      var run = slots.slice(at, at + key.length);
      if (run.every(function (slot, index) { return meets(slot, key[index]); })) return run;
    }
  }

  // Adds what words mean, alone and several together.
  function addSynonyms(slots) {
    var telling = slots.filter(function (slot) { return !(slot.marks & STOP); }), more = [], lists = [common];
    slots.forEach(function (slot) { lists = lists.concat(slot.rare); });
    Array.from(new Set(lists)).forEach(function (list) {
      list.synonyms.forEach(function (synonym) {
        var key = synonym.key;
        if (key.length === 1) {
          slots.forEach(function (slot) {
            var base = meets(slot, key[0]);
            if (base) mean(slot, synonym.meant, Math.floor(weights.synonym * base.weight / 64));
          });
          return;
        }
        var run = runOf(telling, key) || runOf(slots, key), slot = several("");
        if (!run) return;
        mean(slot, synonym.meant, weights.phrase);
        more.push(slot);
        run.forEach(function (part) { part.share = weights.part; });
      });
    });
    return slots.concat(more);
  }

  // ---- the order of the pages ----------------------------------------------------------------

  // Calls with each page that has all families of an alternative, its score, and whether they all
  // stand in its title. Several families tell more than one, but not as much as each alone.
  function eachPage(item, call) {
    var count = item.families.length, sums = count > 1 && new Map();
    item.families.forEach(function (family) {
      var list = postingsOf(family), worth = item.weight * Math.min(worths[family], item.most), level = 0, page = 0;
      for (var i = 0; i < list.length; i += 1) {
        if (list[i] < 0) { level = -1 - list[i]; page = -1; continue; }
        page += list[i] + 1;
        var score = worth * core.levels[level];
        if (!sums) { call(page, score, level > 7); continue; }
        var sum = sums.get(page) || [0, 0, true];
        sums.set(page, [sum[0] + 1, sum[1] + score, sum[2] && level > 7]);
      }
    });
    if (sums) sums.forEach(function (sum, page) {
      if (sum[0] === count) call(page, Math.floor(sum[1] * 2 / (count + 1)), sum[2]);
    });
  }

  function rank(slots, typed, language) {
    var totals = new Map(), asked = 0;
    slots.forEach(function (slot, number) {
      var tells = !(slot.marks & STOP), best = new Map();
      if (tells && slot.share === 64) asked += 1;
      slot.list.forEach(function (item) {
        eachPage(item, function (page, score, isNamed) {
          var known = best.get(page);
          if (!known) best.set(page, known = [0, false]);
          if (score > known[0]) known[0] = score;
          if (isNamed) known[1] = true;
        });
      });
      best.forEach(function (known, page) {
        var total = totals.get(page);
        if (!total) totals.set(page, total = { score: 0, named: 0, about: 0, document: page });
        total.score += Math.floor(known[0] * slot.share / 64);
        if (tells && known[1]) total.named += 1;
        if (!slot.marks && known[1] && number < typed) total.about += 1;
      });
    });
    var hits = [], most = 0;
    totals.forEach(function (total) {
      var section = sections[total.document];
      var part = Math.floor(weights.query_part * Math.min(total.named, asked) / Math.max(asked, 1));
      total.score = Math.floor(total.score * (100 + part) / 100);
      total.score = Math.floor(total.score * weights.sections[section[0]] / 100);
      if (section[1] !== language) total.score = Math.floor(total.score * weights.other_language / 100);
      most = Math.max(most, total.score);
      hits.push(total);
    });
    return hits.filter(function (hit) {
      return hit.score && hit.score * 100 >= most * weights.floor;
    }).sort(function (a, b) { return b.score - a.score || a.document - b.document; });
  }

  // ---- what is shown -------------------------------------------------------------------------

  // The row of a page in a table that is cut into parts, as its fields.
  function row(table, number) {
    var text = get(table.parts[Math.floor(number / table.size)]);
    return text ? text.split("\n")[number % table.size].split("\t") : [];
  }

  function shown(hit) {
    var section = sections[hit.document], fields = row(core.pages, hit.document);
    function field(index) { return fields[index] || ""; }
    return {
      title: field(0), url: field(1), summary: field(2), group: section[0], language: section[1],
      fee: field(3), amount: field(4), duration: field(5), durationState: fields[5] ? "known" : field(6),
      date: field(7), document: hit.document, score: hit.score
    };
  }

  // The day of these bits; none when several are asked for.
  function dayOf(days) {
    var day = 31 - Math.clz32(days);
    return !days || days & (days - 1) ? null : day === 7 ? "today" : day === 8 ? "tomorrow" : day;
  }

  // Tells whether a fact of the best hit answers the query: it is a service whose names have all
  // words that ask for nothing, and no other service comes near.
  function isAboutOne(own, ranked) {
    var count = own.filter(function (slot) { return !slot.marks; }).length;
    var services = ranked.filter(function (hit) { return sections[hit.document][0] === "service"; });
    return count && ranked[0] && services[0] === ranked[0] && ranked[0].about === count &&
      !(services[1] && services[1].score * 100 >= ranked[0].score * weights.near);
  }

  function answerTo(own, ranked, hit) {
    var asks = own.map(function (slot) { return slot.marks; });
    var all = asks.reduce(function (all, mark) { return all | mark; }, 0);
    if (core.hours && all & HOURS && asks.every(function (mark) {
      return mark & (HOURS | BESIDE | HOW | STOP) || mark >= DAY;
    })) return Object.assign({ kind: "hours", day: dayOf(Math.floor(all / DAY)) }, core.hours);
    var weak = asks.filter(function (mark) { return mark & WEAK; }).length;
    var kind = all & VALIDITY ? "" : all & REQUIREMENTS ? "requirements" : all & FEE ? "fee" :
      all & DURATION || weak > 1 || asks[0] & WEAK || weak && all & HOW ? "duration" : "";
    if (!kind || !isAboutOne(own, ranked)) return null;
    var answer = { kind: kind, hit: hit, url: hit.url + core.anchors[kind] };
    if (kind === "requirements") {
      var items = row(core.facts, hit.document);
      answer.items = items.slice(1);
      answer.more = Number(items[0] || 0);
    }
    return answer;
  }

  // The query with its mistyped words mended as the best page has them.
  function suggestionOf(own, best) {
    var isMended = false;
    var text = own.map(function (slot) {
      var most = 0, word = slot.typed;
      slot.list.forEach(function (item) {
        if (item.how === TYPO) eachPage(item, function (page, score) {
          if (page !== best || score <= most) return;
          most = score;
          word = item.word;
        });
      });
      isMended = isMended || most > 0;
      return word;
    }).join(" ");
    return isMended ? text : "";
  }

  // Cuts a text into pieces and tells which are words that were found.
  function marker(slots) {
    var families = new Set(), starts = [], lists = [common];
    Object.keys(parts).forEach(function (name) { lists.push(parts[name]); });
    slots.forEach(function (slot) {
      if (slot.marks & STOP && slots.length > 1) return;
      slot.list.forEach(function (item) {
        item.families.forEach(function (family) { families.add(family); });
        if (item.how === PREFIX) starts.push(slot.typed);
      });
    });
    function isFound(word) {
      return starts.some(function (start) { return word.startsWith(start); }) || allReadings(word).some(function (reading) {
        return lists.some(function (list) { return families.has(list.known.get(reading)); });
      });
    }
    return function (text) {
      return text.split(/([\p{Alphabetic}\p{N}\p{M}'’‘ʼ]+)/u).filter(Boolean).map(function (piece) {
        return [piece, isFound(fold(piece))];
      });
    };
  }

  // One try with the parts that are there; nothing when more are needed.
  function attempt(query, options, lost) {
    var typed = wordsOf(query).slice(0, 12), isOpen = /[\p{Alphabetic}\p{N}]$/u.test(query);
    var slots = typed.map(function (word, index) { return slotOf(word, isOpen && index + 1 === typed.length); });
    if (missing.length) return null;
    var own = slots.slice();
    typed.forEach(function (word, index) {
      if (!index) return;
      var slot = several(typed[index - 1] + word), areCommon = common.known.has(word) && common.known.has(typed[index - 1]);
      var joined = familyOf(slot.typed, areCommon ? [] : rareFor([slot.typed]));
      if (joined === undefined) return;
      add(slot, EXACT, weights.exact, [[0, joined, slot.typed]]);
      slots.push(slot);
    });
    slots = addSynonyms(slots);
    var ranked = rank(slots, typed.length, options.language);
    if (missing.length) return null;
    var hits = ranked.slice(0, options.limit || 50).map(shown);
    var found = {
      query: query, failed: lost.length > 0, hits: hits, total: ranked.length, marks: marker(slots),
      suggestion: ranked[0] ? suggestionOf(own, ranked[0].document) : "", answer: answerTo(own, ranked, hits[0]),
      groups: Array.from(new Set(hits.map(function (hit) { return hit.group; })))
    };
    return missing.length ? null : found;
  }

  // Asks until all parts are there. What cannot be loaded is empty for this time.
  function ask(query, options, lost, done) {
    missing = [];
    var found = attempt(query, options, lost), names = missing, open = names.length;
    if (found) {
      lost.forEach(function (name) { delete loaded[name]; });
      return done(found);
    }
    names.forEach(function (name) {
      options.load(core.folder + name + ".js", function () {
        if (!(name in loaded)) {
          loaded[name] = "";
          lost.push(name);
        }
        open -= 1;
        if (!open) ask(query, options, lost, done);
      });
    });
  }

  function search(query, options, done) {
    ask(query, options, [], done);
  }

  global.ziSearch = {
    core: start, search: search, readings: readings, slips: slips, words: wordsOf,
    part: function (name, text) { loaded[name] = text; }
  };
}(typeof window === "undefined" ? globalThis : window));

(function (global) {
"use strict";
var SIGNS = "abcdefghijklmnopqrstuvwxyz012345QRSTUVWXYZ6789!#$%&()*+,-./:;=?@ABCDEFGHIJKLMNOP";
var EXACT = 0, FORM = 1, PREFIX = 2, TYPO = 3, SYNONYM = 4;
var HOURS = 1, BESIDE = 2, FEE = 4, DURATION = 8, WEAK = 16, HOW = 32, REQUIREMENTS = 64, STOP = 128;
var core, weights, values = {}, loaded = {}, parts = {}, missing;
var common, worths, named, postings, synonyms, marks;
SIGNS.split("").forEach(function (sign, value) { values[sign] = value; });
function numbers(text) {
var list = [], number = 0;
for (var i = 0; i < text.length; i += 1) {
var value = values[text[i]];
number = number * 32 + value % 32;
if (value < 32) { list.push(number); number = 0; }
}
return list;
}
function lexicon(text) {
var last = "";
return text.split(/(?=[A-Z])/).map(function (piece) {
last = last.slice(0, piece.charCodeAt(0) - 65) + piece.slice(1);
return last;
});
}
function start(data) {
core = data;
weights = core.weights;
worths = [];
named = [];
postings = [];
common = wordList(core.words, core.refs, 0);
core.worths.split("").forEach(addWorth);
synonyms = synonymList(core.synonyms);
marks = new Map();
numbers(core.marks).forEach(function (number, at, all) { if (at % 2) marks.set(all[at - 1], number); });
}
function wordList(text, refs, next) {
var words = lexicon(text), families = new Map();
refs.split(" ").forEach(function (ref, index) {
families.set(words[index], ref ? numbers(ref)[0] : next++);
});
return { words: words, families: families };
}
function synonymList(text) {
return text.split("|").filter(Boolean).map(function (entry) {
var lists = entry.split(" ").map(numbers);
return { key: lists[0], meant: lists.slice(1) };
});
}
function addWorth(sign, family) {
worths[family] = values[sign] % 32;
named[family] = values[sign] > 31;
}
function get(name) {
if (name in loaded) return loaded[name];
if (missing.indexOf(name) < 0) missing.push(name);
return "";
}
function partOf(list, key) {
var at = 0;
while (at + 1 < list.length && list[at + 1][0] <= key) at += 1;
return list[at];
}
function readPostings(text) {
var list = [], level = 0, document = -1, number = 0;
for (var i = 0; i < text.length; i += 1) {
var value = values[text[i]];
if (value >= 64) {
level = value - 64;
document = -1;
} else {
number = number * 32 + value % 32;
if (value < 32) { document += number + 1; number = 0; list.push([document, level]); }
}
}
return list;
}
function postingsOf(family) {
if (!postings[family]) {
if (family >= core.worths.length) {
rare(core.rare.filter(function (part) { return part[1] <= family; }).pop());
} else {
var part = partOf(core.postings, family);
get(part[1]).split(" ").forEach(function (one, index) { if (one) postings[part[0] + index] = readPostings(one); });
}
}
return postings[family] || [];
}
function rare(part) {
var text = part && get(part[2]);
if (!text) return undefined;
if (!parts[part[2]]) {
var lines = text.split("\n"), list = parts[part[2]] = wordList(lines[0], lines[1], part[1]);
lines[2].split(" ").forEach(function (entry, index) {
addWorth(entry[0], part[1] + index);
postings[part[1] + index] = readPostings(entry.slice(1));
});
list.synonyms = synonymList(lines[3]);
}
return parts[part[2]];
}
function fold(text) {
return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
function wordsOf(text) {
return fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(function (word) {
return Array.from(word).slice(0, 30).join("");
});
}
function readings(word, affixes) {
var all = [word];
function extend(rules, strip) {
for (var depth = 0, from = 0; depth < 2; depth += 1) {
var until = all.length;
for (; from < until; from += 1) {
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
return rule[0] && length > 2 && word.endsWith(rule[0]) ? word.slice(0, length) + rule[1] : "";
});
extend(affixes[0], function (word, rule) {
var rest = word.slice(rule[0].length);
var fits = rule[0] && word.startsWith(rule[0]) && rest && (!rule[2] || rule[2].indexOf(rest[0]) >= 0);
return fits && rest.length + rule[1].length > 2 ? rule[1] + rest : "";
});
return all;
}
function byRoot(word, known) {
var found = [], longest = 0;
core.affixes.forEach(function (affixes) {
readings(word, affixes).forEach(function (reading) {
var family = familyOf(reading, known);
if (family === undefined) return;
found.push([0, family, reading]);
longest = Math.max(longest, reading.length);
});
});
return found.filter(function (item) { return item[2].length === longest; });
}
function familyOf(word, known) {
var family = common.families.get(word);
return family === undefined && known ? known.families.get(word) : family;
}
function eachWord(known, call) {
[common, known].forEach(function (list) {
if (list) list.words.forEach(function (word) { call(word, list.families.get(word)); });
});
}
function slips(typed, word, max, isOpen) {
if (word.length + max < typed.length || (!isOpen && word.length > typed.length + max)) return max + 1;
var extra = typed[0] === word[0] ? 0 : 1, width = Math.min(word.length, typed.length + max);
var before, last = [], row, least, i, j;
for (j = 0; j <= width; j += 1) last.push(j);
for (i = 1; i <= typed.length; i += 1) {
row = [i];
least = i;
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
return (isOpen ? Math.min.apply(null, last) : last[width]) + extra;
}
function bestOf(found) {
var best = new Map();
found.forEach(function (item) {
var known = best.get(item[1]);
if (!known || item[0] < known[0]) best.set(item[1], item);
});
return Array.from(best.values()).sort(function (a, b) {
return a[0] - b[0] || worths[a[1]] - worths[b[1]] || a[1] - b[1];
}).slice(0, 8);
}
function completions(word, known) {
var found = [];
eachWord(known, function (whole, family) {
if (whole.startsWith(word) && worths[family]) found.push([0, family, whole]);
});
return bestOf(found);
}
function mended(word, isOpen, known) {
var letters = Array.from(word), found = [];
var max = /[0-9]/.test(word) || letters.length < 4 ? 0 : letters.length < 8 ? 1 : 2;
if (max) eachWord(known, function (whole, family) {
var count = slips(letters, whole, max, isOpen);
if (count <= max) found.push([count, family, whole]);
});
return bestOf(found);
}
function alternative(family, how, weight, word) {
return { families: [family], how: how, weight: weight, word: word };
}
function slotOf(word, isOpen) {
var list = [], length = Array.from(word).length;
var known = common.families.has(word) || !core.rare.length ? undefined : rare(partOf(core.rare, word));
var own = familyOf(word, known);
function add(how, weight, guesses) {
guesses.forEach(function (guess) {
if (how !== PREFIX || !has(list, [guess[1]])) list.push(alternative(guess[1], how, how === TYPO ? weight[guess[0]] : weight, guess[2]));
});
}
if (own === undefined) add(FORM, weights.root, byRoot(word, known));
else add(EXACT, weights.exact, [[0, own, word]]);
if (isOpen && length > 1) {
add(PREFIX, !list.length ? weights.prefix : length < 4 ? weights.beside_short : weights.beside, completions(word, known));
}
if (!list.length) add(TYPO, weights.typo, mended(word, isOpen, known));
list.forEach(function (item) {
item.worth = item.how === EXACT || item.how === FORM || named[item.families[0]] ? worths[item.families[0]] : list.reduce(function (least, other) {
return other.how === item.how ? Math.min(least, worths[other.families[0]]) : least;
}, 99);
});
var asks = list.reduce(function (all, item) {
return item.how === PREFIX ? all : all | (marks.get(item.families[0]) || 0);
}, 0);
return { typed: word, list: list, share: 64, marks: asks, synonyms: known ? known.synonyms : [] };
}
function has(list, families) {
return list.some(function (item) { return String(item.families) === String(families); });
}
function meets(slot, family) {
return slot.list.filter(function (item) {
return item.families.length === 1 && item.families[0] === family && item.how !== PREFIX && item.how !== SYNONYM;
})[0];
}
function mean(slot, meant, weight) {
meant.forEach(function (families) {
var own = slot.list[0] && slot.list[0].worth;
if (!has(slot.list, families)) slot.list.push({ families: families, how: SYNONYM, weight: weight, most: own || 99 });
});
}
function addSynonyms(slots) {
var telling = slots.filter(function (slot) { return !(slot.marks & STOP); }), more = [], all = [synonyms];
slots.forEach(function (slot) { if (all.indexOf(slot.synonyms) < 0) all.push(slot.synonyms); });
[].concat.apply([], all).forEach(function (synonym) {
var key = synonym.key;
if (key.length === 1) {
slots.forEach(function (slot) {
var base = meets(slot, key[0]);
if (base) mean(slot, synonym.meant, Math.floor(weights.synonym * base.weight / 64));
});
return;
}
var run = runOf(telling, key) || runOf(slots, key);
if (!run) return;
var slot = several("");
mean(slot, synonym.meant, weights.phrase);
more.push(slot);
run.forEach(function (part) { part.share = weights.part; });
});
return slots.concat(more);
}
function runOf(slots, key) {
for (var at = 0; at + key.length <= slots.length; at += 1) {
var run = slots.slice(at, at + key.length);
if (run.every(function (slot, index) { return meets(slot, key[index]); })) return run;
}
}
function several(typed) {
return { typed: typed, list: [], share: 64, marks: 0, synonyms: [] };
}
function scoresOf(slot) {
var scores = new Map();
slot.list.forEach(function (item) {
var sums = new Map();
item.families.forEach(function (family) {
postingsOf(family).forEach(function (posting) {
var sum = sums.get(posting[0]) || { found: 0, score: 0, named: true };
sum.found += 1;
sum.score += item.weight * (item.worth || Math.min(item.most || 99, worths[family])) * core.levels[posting[1]];
sum.named = sum.named && posting[1] > 7;
sums.set(posting[0], sum);
});
});
sums.forEach(function (sum, document) {
if (sum.found < item.families.length) return;
var score = scores.get(document) || { score: 0, named: false };
score.score = Math.max(score.score, Math.floor(sum.score * 2 / (item.families.length + 1)));
score.named = score.named || sum.named;
scores.set(document, score);
});
});
return scores;
}
function sectionOf(document) {
for (var i = 0, end = 0; i < core.sections.length; i += 1) {
end += core.sections[i][2];
if (document < end) return core.sections[i];
}
}
function rank(slots, language) {
var totals = new Map(), asked = 0;
slots.forEach(function (slot) {
var tells = !(slot.marks & STOP);
if (tells && slot.share === 64) asked += 1;
scoresOf(slot).forEach(function (score, document) {
var total = totals.get(document) || { score: 0, named: 0, about: false };
total.score += Math.floor(score.score * slot.share / 64);
if (tells && score.named) total.named += 1;
if (!slot.marks && score.named) total.about = true;
totals.set(document, total);
});
});
var hits = [];
totals.forEach(function (total, document) {
var section = sectionOf(document), length = Math.max(values[core.lengths[document]], 1);
var part = Math.floor(weights.title_part * Math.min(total.named, length) / length);
var whole = Math.floor(weights.query_part * Math.min(total.named, asked) / Math.max(asked, 1));
var score = Math.floor(total.score * (100 + part + whole) / 100);
score = Math.floor(score * weights.sections[section[0]] / 100);
if (section[1] !== language) score = Math.floor(score * weights.other_language / 100);
if (score) hits.push({ document: document, score: score, about: total.about });
});
hits.sort(function (a, b) { return b.score - a.score || a.document - b.document; });
return hits.filter(function (hit) { return hit.score * 100 >= hits[0].score * weights.floor; });
}
function row(table, number) {
var text = get(table.parts[Math.floor(number / table.size)]);
return text ? text.split("\n")[number % table.size].split("\t") : [];
}
function shown(hit) {
var section = sectionOf(hit.document), fields = row(core.pages, hit.document);
return {
title: fields[0], url: fields[1], summary: fields[2] || "", group: section[0], language: section[1],
fee: fields[3] || "", amount: fields[4] || "", duration: fields[5] || "",
durationState: fields[5] ? "known" : fields[6] || "", date: fields[7] || "", document: hit.document, score: hit.score
};
}
function answerTo(asks, best, hit) {
var all = asks.reduce(function (all, mark) { return all | mark; }, 0);
if (core.hours && all & HOURS && asks.every(function (mark) {
return mark & (HOURS | BESIDE | HOW | STOP) || mark > 255;
})) {
var day = asks.map(function (mark) { return mark >> 8; }).filter(Boolean)[0];
return {
kind: "hours", day: !day ? null : day === 8 ? "today" : day === 9 ? "tomorrow" : day - 1,
rules: core.hours.rules, week: core.hours.week, zone: core.hours.zone, url: core.hours.url
};
}
if (!hit || hit.group !== "service" || !best.about) return null;
var weak = asks.filter(function (mark) { return mark & WEAK; }).length;
if (all & REQUIREMENTS) {
var items = row(core.facts, hit.document);
return { kind: "requirements", hit: hit, url: hit.url + core.anchors[0], items: items.slice(1), more: Number(items[0] || 0) };
}
if (all & FEE) return { kind: "fee", hit: hit, url: hit.url + core.anchors[1] };
if (all & DURATION || weak > 1 || (weak && all & HOW)) return { kind: "duration", hit: hit, url: hit.url + core.anchors[2] };
return null;
}
function suggestionOf(slots) {
var isMended = false;
var text = slots.map(function (slot) {
if (!slot.list.length || slot.list[0].how !== TYPO) return slot.typed;
isMended = true;
return slot.list[0].word;
}).join(" ");
return isMended ? text : "";
}
function marker(slots) {
var families = [], starts = [], lists = Object.keys(parts);
slots.forEach(function (slot) {
if (slot.marks & STOP && slots.length > 1) return;
slot.list.forEach(function (item) {
families = families.concat(item.families);
if (item.how === PREFIX) starts.push(slot.typed);
});
});
return function (text) {
return text.split(/([\p{L}\p{N}\p{M}]+)/u).filter(Boolean).map(function (piece) {
var word = fold(piece), family = familyOf(word);
lists.forEach(function (name) { if (family === undefined) family = familyOf(word, parts[name]); });
return [piece, families.indexOf(family) >= 0 || starts.some(function (start) { return word.startsWith(start); })];
});
};
}
function attempt(query, language) {
var typed = wordsOf(query).slice(0, 12), isOpen = /[\p{L}\p{N}]$/u.test(query);
var slots = typed.map(function (word, index) { return slotOf(word, isOpen && index + 1 === typed.length); });
if (missing.length) return null;
var found = { query: query, failed: false, suggestion: suggestionOf(slots) };
for (var i = 0; i + 1 < typed.length; i += 1) {
var joined = common.families.get(typed[i] + typed[i + 1]);
if (joined !== undefined) {
slots.push(several(typed[i] + typed[i + 1]));
slots[slots.length - 1].list.push(alternative(joined, EXACT, weights.exact, ""));
}
}
var asks = slots.map(function (slot) { return slot.marks; });
slots = addSynonyms(slots);
var ranked = rank(slots, language);
if (missing.length) return null;
found.total = ranked.length;
found.hits = ranked.slice(0, 50).map(shown);
found.groups = found.hits.map(function (hit) { return hit.group; }).filter(function (group, at, all) {
return all.indexOf(group) === at;
});
found.answer = answerTo(asks, ranked[0], found.hits[0]);
found.marks = marker(slots);
return missing.length ? null : found;
}
function search(query, options, done) {
missing = [];
var found = attempt(query, options.language), names = missing, open = names.length, isBroken = false;
if (found) return done(found);
names.forEach(function (name) {
options.load("cari/" + name + ".js", function (isThere) {
isBroken = isBroken || !isThere;
open -= 1;
if (open) return;
if (isBroken) done({ query: query, failed: true, hits: [], total: 0, groups: [], suggestion: "", answer: null, marks: function (text) { return [[text, false]]; } });
else search(query, options, done);
});
});
}
global.ziSearch = {
core: start,
part: function (name, text) { loaded[name] = text; },
search: search,
readings: readings,
slips: slips,
words: wordsOf
};
}(typeof window === "undefined" ? globalThis : window));
ziSearch.part("acea63a5a7","Izin Emas\tlayanan/izin-emas.html\tIzin untuk uji.\tby_variant\t\t\tby_variant\nRekomendasi\tlayanan/rekomendasi.html\tRekomendasi untuk uji.\tin_kind\t\t\tby_rule\nAnak\tprofil/anak.html\tHalaman di dalam folder.\nBerita\tberita/index.html\tBerita: DPMPTSP Kota Emas. Portal kecil untuk membandingkan hasil bangunan.\nJam pelayanan dan kontak\tkontak.html\tJam pelayanan dan kontak: DPMPTSP Kota Emas. Portal kecil untuk membandingkan hasil bangunan.\nKinerja\tkinerja/index.html\tKinerja: DPMPTSP Kota Emas. Portal kecil untuk membandingkan hasil bangunan.\nLayanan\tlayanan/index.html\tLayanan: DPMPTSP Kota Emas. Portal kecil untuk membandingkan hasil bangunan.\nLayanan dari A sampai Z\tlayanan/a-z.html\tLayanan dari A sampai Z: DPMPTSP Kota Emas. Portal kecil untuk membandingkan hasil bangunan.\nPengumuman\tpengumuman/index.html\tPengumuman: DPMPTSP Kota Emas. Portal kecil untuk membandingkan hasil bangunan.\nProfil\tprofil.html\tSatu Lihat anak. Satu Tiga\nIzin terbit\tkinerja/izin.html\nLama menjawab aduan\tkinerja/aduan.html\nMasih berlaku\tpengumuman/buka.html\t\t\t\t\t\t10 November 2026\nBerita \"pertama\" & \u003cutama>\tberita/pertama.html\tRingkasan pertama.\t\t\t\t\t2 November 2026\nSudah lewat\tpengumuman/lewat.html\t\t\t\t\t\t10 Oktober 2026\nBerita kedua\tberita/kedua.html\tRingkasan kedua.\t\t\t\t\t31 Desember 2025");
ziSearch.part("db4ab45d3f","FmaEa Mh   Ll      LcHj        FdaaabEh  FdaaabEh     MdLnb  Lm                  Me  Mh         Be  Cb  FdaaabEh   OaHeFdbabEh              FdaaabEh    Oa   GoaFm   NaLk  Me   Ll                FdaaabEh Np   Mf     Me GeFdbabEh    Ll Me Mga Lo           Lm         Be                     Mi   Nn  FdaaabEh  Lj     Nb     Mh          Cn            Lo   Oa          Lk                  Ln          Mh");
ziSearch.core({"sections":[["service","id",2],["information","id",8],["performance","id",2],["news","id",4]],"weights":{"exact":64,"root":56,"prefix":40,"beside":10,"beside_short":30,"typo":[0,44,30,12],"synonym":48,"phrase":56,"part":32,"title_part":60,"query_part":60,"sections":{"service":100,"information":100,"performance":95,"news":83},"other_language":50,"floor":6},"levels":[10,16,22,28,35,42,50,60,34,40,46,52,58,64,70,76],"affixes":[["","s| es| ies|y ed| ed|e ing| ing|e er| ers| or| ly| ment| ion| ion|e ation|e ation| al|"],["me||lmnrwy mem||bfpv mem|p|aeiou men||cdjstz men|t|aeiou meng||aeioughkx meng|k|aeiou meny|s|aeiou menge|| pe||lmnrwydjkstgbcp pem||bfpv pem|p|aeiou pen||cdjstz pen|t|aeiou peng||aeioughkx peng|k|aeiou peny|s|aeiou penge|| per|| ber|| be||kr bel||a ter|| di|| ke|| se||","kan| an| i| nya| lah| kah| ku| mu| pun|"]],"words":"A1AaBdaDlahCuanBgarBhadBjaBkanCuBnakCdaCtaraBpaDbilaDkahBtauAbagaimanaDiCndingDgEunGanCpakCyarBelumCrapaDitaDkasDlakuCsokBiarDyaClaCsaBlmBolehBsBuCkaEnAcaraBlosedEingBostBumaAdalamCnCpatCriCyDsBehCnganBgCnBiCaCmanaCnasBocumentsCkumenCngBpmptspBurasiEtionAemasAfeeBreeCidayAgaCkBimanaBmnBratisGanAhaiCrapDgaDiDusCsilBoursCwAialahBeBnginCiBsiCtirahatBtuBzinAjadiCmCnganEkaCwabBikaBugaCmatAkakDakClauDianDoCmiEsDuCnDtorCrenaBeCcilCduaCnaCrjaBinerjaCtaBlCoBokCntakCtaBrnBumahaAlagiCmaCyanFanBewatBiburBoketCngAmaafCkaEsihClDamCnaEkahCsDihDukFanCuBbotenBembandingkanDpekerjakanCngapaEenaiDjawabCrekaBinDgguBohonCndayBppBulaiAnamunBggakBihBowByaAofficeBlehBngkosBpenEingDrasionalApadaCgiCkDaiDeCraBdBekerjaClayananCmakaianDbiayaanDohonCndapatanDerbitanDgenEhargaanEumumanDyelesaianCrDantaraDizinanDluDmohonanDolehanDsyaratanDtamaBiyeBortalBriceCofilDsesBukulCnArabuBekomendasiCquirementLsAsabtuCjaCmpaiCngatCturdayCyaBdhBebagaiDerapaCcaraCdangChinggaCkarangClasaDesaiCninCpertiCrtaDviceBiangDpaChClahkanEkanBoreBuatuCdahCndayCpayaCratByCaratAtakeCnpaCpiCrifBdkBelahCntangCrbitEukaDhadapDkaitDsebutCtapiBhursdayBidakCmeBodayClongCmorrowBuesdayChCtupAudahChBntilDukBtamaCkAwaktuBednesdayCekendBorkingAyaChCngBgAz","refs":"               n       u                                    Ug                 Sh                                                                Ug    Uj   s Tp n To S2                          Tp T1 Vb 4 Up Ro W0  Sk  Wb  m Sx  Up Uz Ws                     y Rh                               Rf                            ","worths":"fYca6aaaaaYaaaaaaaeaeaacaWa6aaaaaacaaaaaaaaacSaSaaacaacakakaeaaTaaaaaaaaaaaaaeaaa6aafaaYa6aa6aaaaaaaaaaaaaacd6aa6aaaa6eaaa6WY6aiaaaaaaaaSaaaaaaaakaaaaaaaaaaaaaaaaaaaa6aa6aea6aaaaYaaaa6aaaaaaaaakaaaaaaaaaaaSaaYaaaaaaaac6aaaaaaaaaaaaaaaab6aaaaaaaaa6","lengths":"cbbbdbbebbcdbdbc","synonyms":"0 R0|RySx R2|Rz R0|R2 Ry828h|SlSt SzT1|SzSv SzT1|SzTj SzT1|SzTp SzT1|SzRf SzT1|SzXh SzT1|T4 SzT1|UySo SzT1|U2So SzT1|V1 Wn|RfS5 SzT1|RfUo SzT1|RfVv SzT1|Xi Wn|Xj Wn","marks":"cUadUafUagR-ahUaiUajUalUamUanUaoUapUaqUarUatUavUawexUayRa0Sa2SYc3Ua4e5UaRaUaRbUaRcUaRdUaReUaRfbRgUaRhUaRibRjbRkeRlUaRmUaRnUaRoUaRpUaRqcRrqRsUaRtUaRuUaRvUaRwUaRxUaRycRzSaR0SaR1UaR2cR3iR4iSaeSbeScRYaSdUaSeUaSfUaSgUaSheSiUaSjUaSkeSlsSmUaSobSpRaSqUaSsUaStSUaSvcSwUaSyqSzbS0UaS1iS3UaS4UaS5RYaTaUaTbUaTcUaTdUaTeUaTfUaTgRQaThUaTiUaTjcTkUaTlUaToUaTpcTrUaTsUaTtUaTuUaTxUaTyUaTzUaT0qT1cT2cT4bT5cUaqUbUaUcUaUdUaUecUfcUgUaUhUaUiUaUjcUkUaUlUaUmUaUnUaUoR-cUpUaUqYaUrcUscUtUaUuUaUvUaUwSQcUxUaUycUzUaU0eU1bU2bU3bU4UaU5cVaUaVbUaVcUaVdUaVeUaVfUaVhUaViUaVkUaVmeVoqVpbVqUaVr-aVtSaVuSaVvR$aVwUaVxcVyUaVzR$aV0UaV1UaV2UaV3UaV4UaV5SQcWa$aWbsWcYaWdUaWeUaWfcWgcWhUaWiUaWjUaWkUaWlcWmUaWnUaWoR-aWpUaWrUaWsSaWtqWuUaWvUaWweWxUaWyUaWzUaW1UaW2UaW3UaW4UaW5RQaXaUaXbsXcSQaXdUaXeSYaXf$aXgUaXhbXiUaXjUaXkcXlUaXnUaXoqXp-aXqcXrcXsUaXtUaXuUaXvUa","postings":[[0,"db4ab45d3f"]],"rare":[["0",247,"b6e71bc265"]],"pages":{"size":16,"parts":["acea63a5a7"]},"facts":{"size":200,"parts":["adedeb504e"]},"anchors":["#persyaratan","#biaya","#jangka-waktu"],"hours":{"rules":"{\"zone\":\"WIT\",\"offset\":540,\"week\":[[[480,720],[780,960]],[[480,720],[780,960]],[[480,960]],[[480,960]],[[510,660]],[],null],\"seasons\":[{\"from\":\"2027-02-08\",\"until\":\"2027-03-09\",\"name\":\"Ramadan 1448 H\",\"week\":[[[480,840]],[[480,840]],[[480,840]],[[480,840]],[[480,660]],[],[]]}],\"exceptions\":[{\"from\":\"2026-12-24\",\"until\":\"2026-12-24\",\"name\":\"Cuti bersama Natal\",\"hours\":[[480,720]]},{\"from\":\"2026-12-25\",\"until\":\"2026-12-25\",\"name\":\"Natal\",\"hours\":[]},{\"from\":\"2026-11-23\",\"until\":\"2026-11-24\",\"name\":\"Rapat kerja\",\"hours\":[]}]}","week":[{"days":"Senin–Selasa","state":"open","intervals":["08.00–12.00","13.00–16.00"]},{"days":"Rabu–Kamis","state":"open","intervals":["08.00–16.00"]},{"days":"Jumat","state":"open","intervals":["08.30–11.00"]},{"days":"Sabtu","state":"closed","intervals":[]},{"days":"Minggu","state":"unknown","intervals":[]}],"zone":"WIT","url":"kontak.html"}});

// Puts the page together: who is there, whose phones are shown, what has changed.
import { ask, listen, tryTo } from "./api.js";
import { Bar } from "./bar.js";
import { avatar, dialog, el } from "./dom.js";
import { Phone } from "./phone.js";
import { language, say, switchLanguage } from "./words.js";

const NARROW = matchMedia("(max-width: 760px)");
const people = new Map();
const phones = new Map();
const rail = document.getElementById("people");
const stage = document.getElementById("phones");
let bot = { username: "" };
let shown = JSON.parse(localStorage.getItem("shown") ?? "null");
let active = Number(localStorage.getItem("active")) || null;

const bar = new Bar(document.getElementById("bar"), { addPerson, switchLanguage: () => { switchLanguage(); speak(); phones.clear(); bar.draw(); draw(); } });

function speak() {
  document.documentElement.lang = language;
  document.title = say("title");
  rail.setAttribute("aria-label", say("phones"));
}

const fitting = () => Math.max(1, Math.min(4, Math.floor((innerWidth - 250) / 350)));
const onStage = () => {
  if (!people.size) return [];
  if (NARROW.matches) return [people.has(active) ? active : people.keys().next().value];
  shown ??= [...people.keys()].slice(0, fitting());
  return shown.filter((id) => people.has(id));
};

function keep() {
  if (shown) localStorage.setItem("shown", JSON.stringify(shown));
  if (active) localStorage.setItem("active", String(active));
}

const house = {
  hide: (id) => { shown = onStage().filter((one) => one !== id); keep(); draw(); },
  move: (id, step) => {
    const order = onStage();
    const at = order.indexOf(id);
    const to = at + step;
    if (to < 0 || to >= order.length) return;
    [order[at], order[to]] = [order[to], order[at]];
    shown = order;
    keep();
    draw();
  },
  read: (id) => {
    const person = people.get(id);
    if (person?.unread) { person.unread = 0; drawRail(); tryTo("POST", `people/${id}/read`); }
  },
  // Links to this bot open on a phone of one's choice; all others go their way.
  follow: (address, person) => {
    const found = /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me)\/([A-Za-z0-9_]+)(?:\?|$)/i.exec(address) ?? /^tg:\/\/resolve\?(?:.*&)?domain=([A-Za-z0-9_]+)/i.exec(address);
    if (!found || found[1].toLowerCase() !== bot.username.toLowerCase()) return false;
    const open = (id) => { reveal(id); tryTo("POST", `people/${id}/open`, { link: address }); };
    const others = [...people.values()].filter((one) => one.id !== person.id);
    const box = dialog(say("openOn"), el("div", { class: "choose" }, [person, ...others].map((one) =>
      el("button", { type: "button", class: "menu-item", onclick: () => { box.close(); open(one.id); } }, avatar(one), el("span", {}, one.title || one.first_name), one.id === person.id && el("small", {}, say("here"))))),
    { buttons: [el("button", { type: "button", class: "plain", onclick: () => box.close() }, say("cancel"))] });
    return true;
  },
};

function reveal(id) {
  active = id;
  if (!NARROW.matches && !onStage().includes(id)) shown = [...onStage(), id];
  keep();
  draw();
  phones.get(id)?.node.scrollIntoView({ inline: "nearest", block: "nearest", behavior: "smooth" });
}

function toggle(id) {
  if (!NARROW.matches && onStage().includes(id)) house.hide(id);
  else reveal(id);
}

function draw() {
  const order = onStage();
  for (const id of [...phones.keys()]) if (!order.includes(id)) phones.delete(id);
  const nodes = order.map((id) => {
    if (!phones.has(id)) phones.set(id, new Phone(people.get(id), house));
    return phones.get(id).node;
  });
  const places = order.map((id) => phones.get(id).chat.scrollTop);
  if (nodes.length !== stage.children.length || nodes.some((node, place) => stage.children[place] !== node)) {
    stage.replaceChildren(...(nodes.length ? nodes : [el("p", { class: "nobody" }, people.size ? say("noPhones") : say("noPeople"))]));
    order.forEach((id, at) => phones.get(id).stand(places[at]));
  }
  for (const id of order) if (phones.get(id).loaded) phones.get(id).markRead();
  drawRail();
}

function drawRail() {
  const order = onStage();
  const focus = document.activeElement?.closest?.("#people button")?.dataset.person;
  rail.replaceChildren(...[...people.values()].map((person) => {
    const on = order.includes(person.id);
    const name = person.title || person.first_name;
    const label = `${name}${person.unread ? `, ${person.unread} ${say("unread")}` : ""}`;
    return el("button", { type: "button", class: `person ${on ? "on" : ""} ${person.blocked ? "blocked" : ""}`, dataset: { person: person.id }, "aria-pressed": String(on), "aria-label": label, title: person.note || (on ? say("hide") : say("show")), onclick: () => toggle(person.id) },
      avatar(person), el("span", { class: "names" }, el("b", {}, name), el("small", {}, [person.first_name, person.last_name].filter(Boolean).join(" "))),
      person.unread > 0 && el("span", { class: "badge", "aria-hidden": "true" }, person.unread > 99 ? "99+" : person.unread));
  }));
  if (focus) rail.querySelector(`[data-person="${focus}"]`)?.focus({ preventScroll: true });
}

function addPerson() {
  const field = (name, label, more = {}) => el("label", {}, el("span", {}, say(label)), el("input", { name, autocomplete: "off", ...more }));
  const form = el("form", { class: "form", onsubmit: async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(form));
    const id = Math.max(700000, ...people.keys()) + 1;
    if (await tryTo("PUT", `people/${id}`, given)) { box.close(); reveal(id); }
  } },
  field("first_name", "firstName", { required: true, maxlength: "64" }), field("last_name", "lastName", { maxlength: "64" }),
  field("title", "role", { maxlength: "64" }), field("username", "username", { pattern: "[A-Za-z0-9_]{4,32}" }),
  el("label", {}, el("span", {}, say("lang")), el("select", { name: "language_code" }, el("option", { value: "ru" }, "Русский"), el("option", { value: "en" }, "English"))),
  el("div", { class: "dialog-buttons" }, el("button", { type: "button", class: "plain", onclick: () => box.close() }, say("cancel")), el("button", { type: "submit", class: "plain strong" }, say("save"))));
  const box = dialog(say("addPerson"), form);
}

function heard(event) {
  if (event.kind === "clock") bar.setClock(event.clock);
  else if (event.kind === "faults") bar.setWeather(event);
  else if (event.kind === "commands") for (const phone of phones.values()) phone.composer.refreshCommands();
  if (event.person === null) return;
  const person = people.get(event.person);
  if (event.kind === "person") {
    people.set(event.person, event.profile);
    phones.get(event.person)?.hear(event);
    draw();
    return;
  }
  if (person && event.kind === "message" && event.message.from === "bot") { person.unread += 1; drawRail(); }
  phones.get(event.person)?.hear(event);
}

async function loadAll() {
  const told = await ask("GET", "people");
  bot = told.bot;
  people.clear();
  for (const person of told.people) people.set(person.id, person);
  bar.setClock(await ask("GET", "clock"));
  bar.setWeather(await ask("GET", "faults"));
  phones.clear();
  draw();
  return told.next;
}

NARROW.addEventListener("change", draw);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") draw(); });
speak();
listen(await loadAll(), { heard, reset: loadAll });

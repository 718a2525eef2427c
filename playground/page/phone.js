// One phone: its header, its chat, its composer. Knows one person only.
import { ask, tryTo } from "./api.js";
import { Composer } from "./composer.js";
import { avatar, el, icon, iconButton } from "./dom.js";
import { bubble, moment } from "./message.js";
import { formatWall, say } from "./words.js";

const FIRST = 80;
const PRESS_WAITS = 20000;

export class Phone {
  // `house`: follow(address, person) → true when it led to the bot, hide(id), move(id, step), read(id).
  constructor(person, house) {
    this.person = person;
    this.house = house;
    this.messages = new Map();
    this.limit = FIRST;
    this.waiting = new Set();
    this.loaded = false;
    this.queue = [];
    // A browser sends over several connections at once: what the fingers did first must also arrive first.
    this.turn = Promise.resolve();
    this.composer = new Composer(this);
    this.lines = el("div", { class: "lines" });
    this.chat = el("div", { class: "chat", role: "log", "aria-label": person.title || person.first_name, tabindex: "0", onscroll: () => this.noticeScroll() }, this.lines);
    this.atEnd = true;
    // Pictures, late layout and a growing keyboard must not push the newest words out of sight.
    const keepEnd = new ResizeObserver(() => { if (this.atEnd) this.chat.scrollTop = this.chat.scrollHeight; });
    keepEnd.observe(this.lines);
    keepEnd.observe(this.chat);
    this.below = el("button", { type: "button", class: "to-bottom", hidden: true, onclick: () => this.toBottom() }, say("newBelow"), icon("down"));
    this.toasts = el("div", { class: "toasts", role: "status", "aria-live": "polite" });
    this.header = el("header");
    this.pinnedLine = el("div", { class: "pinned", hidden: true });
    this.node = el("section", { class: "phone", dataset: { person: person.id }, "aria-label": person.title || person.first_name,
      ondragover: (event) => { if (event.dataTransfer?.types.includes("Files")) { event.preventDefault(); this.node.classList.add("dropping"); } },
      ondragleave: (event) => { if (!this.node.contains(event.relatedTarget)) this.node.classList.remove("dropping"); },
      ondrop: (event) => { event.preventDefault(); this.node.classList.remove("dropping"); this.sendFiles([...event.dataTransfer.files]); },
    }, this.header, this.pinnedLine, el("div", { class: "chat-frame", dataset: { drop: say("dropHere") } }, this.chat, this.below, this.toasts), this.composer.node);
    this.drawHeader();
    this.load();
  }

  async load() {
    const told = await ask("GET", `people/${this.person.id}/chat?limit=${this.limit}`);
    this.messages = new Map(told.messages.map((message) => [message.message_id, message]));
    this.composer.keyboard = told.keyboard;
    this.composer.commands = told.commands;
    this.pinned = told.pinned;
    this.person = told.person;
    this.loaded = true;
    this.drawHeader();
    this.drawAll();
    this.composer.draw();
    this.upTo = told.next;
    for (const event of this.queue.splice(0)) this.hear(event);
    this.toBottom();
    this.markRead();
  }

  drawHeader() {
    const { person } = this;
    const name = [person.first_name, person.last_name].filter(Boolean).join(" ");
    const state = this.typing ? say(this.typing) : person.blocked ? say("blocked") : !person.started ? say("notStarted") : name === person.title ? "" : name;
    this.header.replaceChildren(avatar(person),
      el("div", { class: "who", title: person.note || name }, el("h2", {}, person.title || name), el("p", { class: this.typing ? "typing" : person.blocked ? "bad" : "" }, state)),
      el("div", { class: "tools" },
        iconButton("left", say("left"), () => this.house.move(person.id, -1), "wide-only"),
        iconButton("right", say("right"), () => this.house.move(person.id, 1), "wide-only"),
        iconButton("close", say("hide"), () => this.house.hide(person.id), "wide-only"),
        iconButton("dots", say("more"), (event) => this.composer.more(event.currentTarget))));
  }

  drawAll() {
    this.lines.replaceChildren();
    if (this.messages.size >= this.limit) {
      this.lines.append(el("button", { type: "button", class: "earlier", onclick: async () => { this.limit *= 4; await this.load(); } }, say("earlier")));
    }
    let day = "";
    for (const message of this.messages.values()) {
      day = this.separate(day, message);
      this.lines.append(bubble(message, this.acts));
    }
    this.lastDay = day;
    this.drawPinned();
    this.chat.classList.toggle("empty", this.messages.size === 0);
    this.chat.dataset.empty = say("empty");
  }

  separate(day, message) {
    const next = formatWall(moment(message), { day: "numeric", month: "long", year: "numeric" });
    if (next !== day) this.lines.append(el("div", { class: "day" }, formatWall(moment(message), { weekday: "short", day: "numeric", month: "long", year: "numeric" })));
    return next;
  }

  drawPinned() {
    const message = this.pinned && this.messages.get(this.pinned);
    this.pinnedLine.hidden = !message;
    if (message) this.pinnedLine.replaceChildren(icon("pin"), el("span", {}, message.text.slice(0, 140)));
  }

  acts = {
    press: (message, button, node) => this.press(message, button, node),
    pressed: (id, data) => this.waiting.has(`${id}:${data}`),
    follow: (address) => this.house.follow(address, this.person),
    command: (words) => this.act("say", { text: words }),
    reply: (id) => this.messages.get(id),
  };

  async press(message, button, node) {
    const key = `${message.message_id}:${button.callback_data}`;
    if (this.waiting.has(key)) return;
    this.waiting.add(key);
    node.classList.add("waiting");
    setTimeout(() => { if (this.waiting.has(key)) { this.release(key); this.toast(say("noAnswer")); } }, PRESS_WAITS);
    const told = await this.act("press", { message_id: message.message_id, data: button.callback_data });
    if (!told) this.release(key);
  }

  release(key) {
    this.waiting.delete(key);
    const [id, ...data] = key.split(":");
    for (const node of this.chat.querySelectorAll(`[data-id="${id}"] .key.waiting`)) if (node.dataset.data === data.join(":")) node.classList.remove("waiting");
  }

  inTurn = (does) => (this.turn = this.turn.then(does));

  act = (name, body = {}) => this.inTurn(() => tryTo("POST", `people/${this.person.id}/${name}`, body));

  async sendFiles(files, kind) {
    for (const file of files) {
      const form = new FormData();
      form.append(kind ?? (/^image\/(png|jpeg|webp|gif)$/.test(file.type) ? "photo" : "document"), file);
      await this.inTurn(() => tryTo("POST", `people/${this.person.id}/send`, form));
    }
  }

  hear(event) {
    if (!this.loaded) { this.queue.push(event); return; }
    // What the chat held when it was loaded is already there.
    if (event.seq <= this.upTo) return;
    const handler = { message: this.onMessage, edit: this.onEdit, delete: this.onDelete, answer: this.onAnswer, keyboard: this.onKeyboard,
      typing: this.onTyping, person: this.onPerson, pinned: this.onPinned }[event.kind];
    handler?.call(this, event);
  }

  onMessage({ message }) {
    const follow = this.atEnd || message.from === "person";
    if (message.from === "bot") this.stopTyping();
    this.messages.set(message.message_id, message);
    this.chat.classList.remove("empty");
    this.lastDay = this.separate(this.lastDay, message);
    const node = bubble(message, this.acts);
    node.classList.add("fresh");
    this.lines.append(node);
    if (follow) this.toBottom(); else this.below.hidden = false;
    if (message.from === "bot") this.markRead();
  }

  onEdit({ message }) {
    this.messages.set(message.message_id, message);
    this.nodeOf(message.message_id)?.replaceWith(bubble(message, this.acts));
    this.drawPinned();
  }

  onDelete(event) {
    this.messages.delete(event.message_id);
    this.nodeOf(event.message_id)?.remove();
    for (const day of this.chat.querySelectorAll(".day")) if (!day.nextElementSibling?.classList.contains("message")) day.remove();
    if (!this.lines.querySelector(".day")) this.lastDay = "";
    this.chat.classList.toggle("empty", this.messages.size === 0);
    this.drawPinned();
  }

  onAnswer(event) {
    this.release(`${event.message_id}:${event.data}`);
    if (event.url) this.house.follow(event.url, this.person);
    else if (event.text && event.alert) this.alert(event.text);
    else if (event.text) this.toast(event.text);
  }

  onKeyboard({ keyboard }) {
    this.composer.keyboard = keyboard;
    this.composer.folded = false;
    this.composer.draw();
  }

  onTyping({ action }) {
    this.typing = action.startsWith("upload") ? "uploading" : "typing";
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.stopTyping(), 5000);
    this.drawHeader();
  }

  stopTyping() {
    clearTimeout(this.typingTimer);
    if (this.typing) { this.typing = null; this.drawHeader(); }
  }

  onPerson({ profile }) {
    const before = this.person;
    this.person = profile;
    this.drawHeader();
    if (before.started !== profile.started || before.blocked !== profile.blocked || before.start !== profile.start) this.composer.draw();
  }

  onPinned(event) { this.pinned = event.message_id; this.drawPinned(); }

  toast(words) {
    const node = el("div", { class: "toast" }, words);
    this.toasts.replaceChildren(node);
    setTimeout(() => node.remove(), Math.max(3500, words.length * 70));
  }

  alert(words) {
    const close = () => { box.remove(); this.chat.focus({ preventScroll: true }); };
    const ok = el("button", { type: "button", class: "plain", onclick: close }, say("ok"));
    const box = el("div", { class: "alert", role: "alertdialog", "aria-label": words, onkeydown: (event) => { if (event.key === "Escape") close(); } },
      el("div", {}, el("p", {}, words), ok));
    this.node.append(box);
    ok.focus({ preventScroll: true });
  }

  nodeOf = (id) => this.chat.querySelector(`.message[data-id="${id}"]`);
  atBottom = () => this.chat.scrollHeight - this.chat.scrollTop - this.chat.clientHeight < 60;
  toBottom() { this.atEnd = true; this.chat.scrollTop = this.chat.scrollHeight; this.below.hidden = true; }
  // Back where one was reading, after the phone was moved on the page.
  stand(place) { if (this.atEnd) this.toBottom(); else this.chat.scrollTop = place; }
  noticeScroll() { this.atEnd = this.atBottom(); if (this.atEnd) this.below.hidden = true; }
  markRead() { if (document.visibilityState === "visible" && this.node.isConnected) this.house.read(this.person.id); }
}

// The lower end of a phone: typing, files, commands, the reply keyboard; or one big button where there is no choice.
import { ask, tryTo } from "./api.js";
import { closeMenu, el, iconButton, icon, menu, menuItem } from "./dom.js";
import { fileSize, say } from "./words.js";

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.node = el("footer", { class: "composer" });
    this.keyboard = null;
    this.commands = [];
    this.folded = false;
    this.draft = "";
  }

  draw() {
    const { person } = this.phone;
    this.draft = this.input?.value ?? this.draft;
    const focused = this.input && document.activeElement === this.input;
    this.input = null;
    if (person.blocked) this.node.replaceChildren(this.big(say("unblock"), () => this.phone.act("unblock")));
    else if (!person.started) this.node.replaceChildren(this.begin());
    else this.node.replaceChildren(this.line(), this.keys() ?? "");
    if (focused) this.input?.focus();
  }

  big = (label, onclick, detail) => el("button", { type: "button", class: "big", onclick }, label, detail && el("small", {}, detail));

  begin() {
    const { person } = this.phone;
    const start = person.start ? this.big(say("begin"), () => this.phone.act("open", { payload: person.start }), say("beginWith"))
      : this.big(say("begin"), () => this.phone.act("say", { text: "/start" }));
    return el("div", { class: "begin" }, start, iconButton("dots", say("more"), (event) => this.more(event.currentTarget)));
  }

  line() {
    this.input = el("textarea", { rows: 1, placeholder: this.keyboard?.placeholder || say("message"), "aria-label": say("message"),
      oninput: () => this.grow(), onkeydown: (event) => {
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
      }, onpaste: (event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length) { event.preventDefault(); this.phone.sendFiles(files); }
      } });
    this.input.value = this.draft;
    queueMicrotask(() => this.grow());
    return el("form", { class: "line", onsubmit: (event) => { event.preventDefault(); this.send(); } },
      iconButton("clip", say("attach"), (event) => this.attach(event.currentTarget)),
      this.input,
      this.commands.length > 0 && iconButton("slash", say("commands"), (event) => this.showCommands(event.currentTarget)),
      this.keyboard?.rows && iconButton("keys", say("keyboard"), () => { this.folded = !this.folded; this.draw(); }, this.folded ? "" : "active"),
      el("button", { type: "submit", class: "icon-button send", "aria-label": say("send"), title: say("send") }, icon("send")));
  }

  grow() {
    if (!this.input) return;
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 140)}px`;
  }

  send(words = this.input.value) {
    if (!words.trim()) return;
    if (this.input && words === this.input.value) { this.input.value = ""; this.draft = ""; this.grow(); }
    if (this.keyboard?.one_time) this.folded = true;
    this.phone.act("say", { text: words });
  }

  keys() {
    if (!this.keyboard?.rows || this.folded) return null;
    return el("div", { class: "reply-keys" }, this.keyboard.rows.map((row) => el("div", { class: "keys-row" }, row.map((button) =>
      el("button", { type: "button", class: "key", onclick: () => {
        if (button.request_contact) this.phone.act("contact", {});
        else { this.phone.act("say", { text: button.text }); if (this.keyboard.one_time) { this.folded = true; this.draw(); } }
      } }, button.text)))));
  }

  async attach(opener) {
    const { offers } = (await tryTo("GET", "offers")) ?? { offers: [] };
    const choose = (accept, kind) => {
      const input = el("input", { type: "file", accept, multiple: true, onchange: () => this.phone.sendFiles([...input.files], kind) });
      input.click();
    };
    menu(opener, [
      menuItem(say("photo"), () => choose("image/png,image/jpeg,image/webp,image/gif", "photo"), "film"),
      menuItem(say("file"), () => choose("", "document"), "file"),
      offers.length > 0 && el("h3", {}, say("offers")),
      offers.map((one) => menuItem(one.name, () => this.phone.act("offer", { name: one.name }), "file", fileSize(one.size))),
      el("h3", {}, say("other")),
      menuItem(say("voice"), () => this.phone.sendFiles([new File(["OggS", new Uint8Array(2048)], "voice.ogg", { type: "audio/ogg" })], "voice"), "mic"),
      menuItem(say("sticker"), async () => this.phone.sendFiles([await stickerFile()], "sticker"), "pin"),
      menuItem(say("video"), () => this.phone.sendFiles([new File([new Uint8Array(4096)], "video.mp4", { type: "video/mp4" })], "video"), "film"),
      menuItem(say("contact"), () => this.phone.act("contact", {}), "person"),
      menuItem(say("foreignContact"), () => this.phone.act("contact", { phone_number: "+79000000000", first_name: "Кто-то", user_id: null }), "person"),
    ], "attach");
  }

  showCommands(opener) {
    menu(opener, this.commands.map((one) => menuItem(`/${one.command}`, () => this.send(`/${one.command}`), null, one.description)), "commands");
  }

  more(opener) {
    const input = el("input", { type: "text", placeholder: say("link"), "aria-label": say("link"), autocomplete: "off" });
    const { person } = this.phone;
    menu(opener, [
      el("form", { class: "link-form", onsubmit: (event) => { event.preventDefault(); closeMenu(); if (input.value.trim()) this.phone.act("open", { link: input.value.trim() }); } },
        el("label", {}, say("openLink")), el("div", {}, input, el("button", { type: "submit", class: "plain" }, say("open")))),
      person.started && !person.blocked && menuItem(say("block"), () => this.phone.act("block"), "close"),
      person.blocked && menuItem(say("unblock"), () => this.phone.act("unblock"), "plus"),
    ], "more");
  }

  async refreshCommands() {
    const { commands } = await ask("GET", `people/${this.phone.person.id}/chat?limit=1`);
    this.commands = commands;
    this.draw();
  }
}

function stickerFile() {
  const canvas = el("canvas", { width: 256, height: 256 });
  const pen = canvas.getContext("2d");
  pen.font = "190px sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText("👍", 128, 140);
  return new Promise((done) => canvas.toBlob((blob) => done(new File([blob], "sticker.png", { type: "image/png" })), "image/png"));
}

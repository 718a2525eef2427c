// One message as a bubble.
import { copyText, el, icon } from "./dom.js";
import { rich } from "./rich.js";
import { fileSize, formatWall, localWall, say, wall } from "./words.js";

export const moment = (message) => (message.shown_at ? wall(message.shown_at) : localWall(message.date));

// `acts`: press(message, button, node), follow(address) → true when it was a link to the bot, command(words), reply(id) → message.
export function bubble(message, acts) {
  const mine = message.from === "person";
  const sticker = message.media?.kind === "sticker";
  const body = el("div", { class: `bubble ${mine ? "mine" : "theirs"} ${sticker ? "bare" : ""}` });
  const answered = message.reply_to && acts.reply(message.reply_to);
  if (answered) body.append(el("div", { class: "answered" }, answered.text.slice(0, 120) || "…"));
  if (message.media) body.append(media(message.media));
  if (message.contact) body.append(el("div", { class: "attachment" }, icon("person"), el("span", {}, message.contact.first_name, el("small", {}, message.contact.phone_number))));
  if (message.text) body.append(el("div", { class: "text" }, rich(message.text, message.entities, acts)));
  const time = el("span", { class: "time" }, message.edited ? `${say("edited")} ` : "", formatWall(moment(message), { hour: "2-digit", minute: "2-digit" }));
  body.append(time);
  return el("div", { class: `message ${mine ? "mine" : "theirs"}`, dataset: { id: message.message_id } }, body,
    message.inline_keyboard.length > 0 && inlineKeyboard(message, acts));
}

function media(file) {
  if ((file.kind === "photo" || file.kind === "sticker") && file.picture) {
    const picture = el("img", { class: file.kind, src: file.url, alt: file.name ?? "", loading: "lazy" });
    if (file.width && file.height) picture.style.aspectRatio = `${file.width} / ${file.height}`;
    return el("a", { href: file.url, target: "_blank", rel: "noopener", class: "picture" }, picture);
  }
  const name = { voice: say("voice"), video: say("video"), sticker: say("sticker") }[file.kind] ?? file.name;
  const sign = { voice: "mic", video: "film" }[file.kind] ?? "file";
  return el("a", { class: "attachment", href: file.url, download: file.name ?? "", title: say("download") }, icon(sign),
    el("span", {}, name, el("small", {}, fileSize(file.size))));
}

function inlineKeyboard(message, acts) {
  const rows = message.inline_keyboard.map((row) => el("div", { class: "keys-row" }, row.map((button) => inlineButton(message, button, acts))));
  return el("div", { class: "inline-keys" }, rows);
}

function inlineButton(message, button, acts) {
  const node = el("button", { type: "button", class: "key", onclick: () => {
    if (button.url) { if (!acts.follow(button.url)) window.open(button.url, "_blank", "noopener,noreferrer"); }
    else if (button.copy_text) copyText(button.copy_text.text);
    else acts.press(message, button, node);
  } }, el("span", {}, button.text), button.url && el("small", { "aria-hidden": "true" }, "↗"));
  if (button.callback_data && acts.pressed(message.message_id, button.callback_data)) node.classList.add("waiting");
  node.dataset.data = button.callback_data ?? "";
  return node;
}

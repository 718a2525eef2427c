// A text with Telegram's marks as elements. Offsets count UTF-16 units, exactly as JavaScript's strings do.
import { el } from "./dom.js";
import { say } from "./words.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

export function rich(text, entities, { follow, command }) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const build = (from, to, inner) => {
    const nodes = [];
    let at = from;
    for (let i = 0; i < inner.length; i++) {
      const one = inner[i];
      const end = one.offset + one.length;
      const nested = [];
      while (i + 1 < inner.length && inner[i + 1].offset < end) nested.push(inner[++i]);
      if (one.offset > at) nodes.push(text.slice(at, one.offset));
      nodes.push(wrap(one, text.slice(one.offset, end), build(one.offset, end, nested), { follow, command }));
      at = end;
    }
    if (at < to) nodes.push(text.slice(at, to));
    return nodes;
  };
  return build(0, text.length, sorted);
}

function wrap(entity, words, children, { follow, command }) {
  const link = (address) => el("a", { href: address, rel: "noopener noreferrer", target: "_blank",
    onclick: (event) => { if (follow(address)) event.preventDefault(); } }, children);
  switch (entity.type) {
    case "text_link": return link(entity.url);
    case "url": return link(/^[a-z]+:\/\//i.test(words) ? words : `https://${words}`);
    case "email": return link(`mailto:${words}`);
    case "bot_command": return el("button", { type: "button", class: "as-link", onclick: () => command(words) }, children);
    case "spoiler": {
      const node = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": say("spoiler") }, children);
      const reveal = () => { node.classList.add("revealed"); node.removeAttribute("aria-label"); };
      node.addEventListener("click", reveal);
      node.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") reveal(); });
      return node;
    }
    case "expandable_blockquote": {
      const node = el("blockquote", { class: "folded", onclick: () => node.classList.toggle("folded") }, children);
      return node;
    }
    case "mention": case "hashtag": case "text_mention": return el("span", { class: "mention" }, children);
    default: return el(TAGS[entity.type] ?? "span", {}, children);
  }
}

// Small helpers: elements, icons, pop-up menus and dialogs. No markup is ever made from text.
import { say } from "./words.js";

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const PATHS = {
  send: "M4 12 20 4l-5 16-3.5-6.5z", clip: "M20 11.5 12.5 19a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-8 8a1.5 1.5 0 0 1-2.1-2.1L15 8",
  dots: "M5 12h.01M12 12h.01M19 12h.01", slash: "M7 4h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3M14 8l-4 8", close: "M6 6l12 12M18 6 6 18", left: "M14 6l-6 6 6 6", right: "M10 6l6 6-6 6",
  plus: "M12 5v14M5 12h14", bolt: "M13 3 5 14h6l-1 7 8-11h-6z", down: "M6 10l6 6 6-6", file: "M7 3h7l4 4v14H7zM14 3v5h4", keys: "M3 7h18v10H3zM7 11h.01M11 11h.01M15 11h.01M8 14h8",
  clock: "M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18", mic: "M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4M6.500 11a5.500 5.500 0 0 0 11 0M12 17v4", person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M5 20a7 7 0 0 1 14 0",
  film: "M4 6h16v12H4zM10 9.500l5 2.500-5 2.500z", pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export const iconButton = (name, label, onclick, more = "") =>
  el("button", { type: "button", class: `icon-button ${more}`, "aria-label": label, title: label, onclick }, icon(name));

export const hue = (id) => (Number(id) * 47) % 360;

export function avatar(person) {
  const node = el("span", { class: "avatar", "aria-hidden": "true" }, (person.first_name || "?").trim().slice(0, 1).toUpperCase());
  node.style.setProperty("--hue", hue(person.id));
  return node;
}

// One menu at a time, under (or above) what opened it; Escape and a press elsewhere close it.
let openMenu = null;
export function closeMenu() {
  openMenu?.node.remove();
  openMenu?.opener.setAttribute("aria-expanded", "false");
  openMenu = null;
}
export function menu(opener, children, name) {
  const wasOpen = openMenu?.opener === opener;
  closeMenu();
  if (wasOpen) return null;
  const node = el("div", { class: `menu ${name ?? ""}`, role: "dialog" }, children);
  document.body.append(node);
  openMenu = { node, opener };
  opener.setAttribute("aria-expanded", "true");
  const at = opener.getBoundingClientRect();
  const size = node.getBoundingClientRect();
  const below = at.bottom + size.height + 8 < innerHeight;
  node.style.left = `${Math.max(8, Math.min(at.left, innerWidth - size.width - 8))}px`;
  node.style.top = `${Math.max(8, below ? at.bottom + 6 : at.top - size.height - 6)}px`;
  node.querySelector("button, input, select")?.focus({ preventScroll: true });
  return node;
}
addEventListener("pointerdown", (event) => {
  if (openMenu && !openMenu.node.contains(event.target) && !openMenu.opener.contains(event.target)) closeMenu();
});
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !openMenu) return;
  const { opener } = openMenu;
  closeMenu();
  opener.focus();
});
addEventListener("resize", () => { if (!openMenu?.node.contains(document.activeElement)) closeMenu(); });

export const menuItem = (label, onclick, iconName, detail) =>
  el("button", { type: "button", class: "menu-item", onclick: () => { closeMenu(); onclick(); } }, iconName && icon(iconName),
    el("span", {}, label), detail && el("small", {}, detail));

export function dialog(title, children, { buttons = [] } = {}) {
  const box = el("dialog", { class: "dialog", "aria-label": title, onclose: () => box.remove() },
    el("h2", {}, title), children, el("div", { class: "dialog-buttons" }, buttons));
  document.body.append(box);
  box.showModal();
  return box;
}

let noteTimer = 0;
export function note(words) {
  const place = document.getElementById("notes");
  place.textContent = words;
  place.classList.add("shown");
  clearTimeout(noteTimer);
  noteTimer = setTimeout(() => place.classList.remove("shown"), 5000);
}

export const copyText = async (words) => {
  try { await navigator.clipboard.writeText(words); } catch { /* the browser keeps its clipboard to itself */ }
  note(`${say("copied")}: ${words}`);
};

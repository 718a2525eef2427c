// The bar above: what this is, what time it is for the programme, and bad weather on request.
import { tryTo } from "./api.js";
import { el, icon, menu } from "./dom.js";
import { formatWall, language, say, wall } from "./words.js";

const LENGTHS = [["10", "s10"], ["60", "m1"], ["300", "m5"], ["3600", "h1"], ["", "whileOn"]];
const TROUBLES = [["start429", ["429"]], ["start500", ["500", "502html"]], ["startOutage", ["outage"]], ["startLost", ["lost-answer"]]];

const NARROW = matchMedia("(max-width: 760px)");

export class Bar {
  constructor(node, { switchLanguage, addPerson }) {
    this.node = node;
    this.acts = { switchLanguage, addPerson };
    this.clock = null;
    this.weather = { faults: [], strict_pacing: false };
    setInterval(() => this.tick(), 1000);
    this.draw();
  }

  draw() {
    this.time = el("div", { class: "time-now", role: "timer", "aria-label": say("clock") });
    this.next = el("div", { class: "time-next" });
    const move = (label, wish) => el("button", { type: "button", class: "plain move", onclick: () => tryTo("POST", "clock/commands", { move: wish }) },
      say(`${label}Short`) === `${label}Short` ? say(label) : [el("span", { class: "long" }, say(label)), el("span", { class: "short" }, say(`${label}Short`))]);
    this.moves = [move("day", { days: 1 }), move("week", { days: 7 }), move("next", "next")];
    this.weatherButton = el("button", { type: "button", class: "plain weather", "aria-expanded": "false", onclick: (event) => this.openWeather(event.currentTarget) }, icon("bolt"), el("span"));
    this.node.replaceChildren(
      el("p", { class: "not-telegram" }, say("notTelegram")),
      el("div", { class: "clock" }, el("div", { class: "times" }, this.time, this.next), el("div", { class: "moves" }, this.moves)),
      el("div", { class: "bar-tools" }, this.weatherButton,
        el("button", { type: "button", class: "plain add", title: say("addPerson"), "aria-label": say("addPerson"), onclick: this.acts.addPerson }, icon("plus"), icon("person")),
        el("button", { type: "button", class: "plain", lang: language === "ru" ? "en" : "ru", "aria-label": say("language"), onclick: this.acts.switchLanguage }, el("span", { class: "long" }, say("language")), el("span", { class: "short", "aria-hidden": "true" }, language === "ru" ? "EN" : "RU"))));
    this.tick();
  }

  setClock(clock) { this.clock = { ...clock, heardAt: Date.now() }; this.tick(); }
  setWeather(weather) { this.weather = { ...weather, heardAt: Date.now() }; this.tick(); this.redrawWeather?.(); }

  tick() {
    const { clock } = this;
    const moving = clock?.moving;
    for (const button of this.moves) button.disabled = !clock?.now || Boolean(moving);
    this.time.classList.toggle("moving", Boolean(moving));
    const words = clock?.now ? this.told() : say("noClock");
    if (this.time.textContent !== words) this.time.textContent = words;
    const next = moving ? say("moving") : clock?.error ? clock.error : !clock?.now ? "" : clock.next ? `${say("nextIs")} ${this.nextWords()}` : clock.next_text || say("noNext");
    if (this.next.textContent !== next) { this.next.textContent = next; this.next.title = next; }
    this.next.classList.toggle("bad", Boolean(clock?.error) && !moving);
    const standing = this.standing();
    this.weatherButton.classList.toggle("stormy", standing.length > 0);
    const label = standing.length ? standing.map((one) => this.troubleWords(one)).join(", ") : say("weather");
    const place = this.weatherButton.querySelector("span");
    if (place.textContent !== label) place.textContent = label;
    this.weatherButton.setAttribute("aria-label", standing.length ? label : `${say("weather")}: ${say("weatherFair")}`);
  }

  told() {
    const now = new Date(wall(this.clock.now).getTime() + Date.now() - this.clock.heardAt);
    const day = NARROW.matches ? { month: "short" } : { month: "long", weekday: "short" };
    return formatWall(now, { ...day, day: "numeric", year: "numeric", hour: "2-digit", minute: "2-digit" });
  }

  nextWords() {
    const at = formatWall(wall(this.clock.next), { ...(NARROW.matches ? { month: "short" } : { month: "long", weekday: "short" }), day: "numeric", hour: "2-digit", minute: "2-digit" });
    return this.clock.next_text ? `${at} · ${this.clock.next_text}` : at;
  }

  standing() {
    const gone = (Date.now() - (this.weather.heardAt ?? Date.now())) / 1000;
    return this.weather.faults.map((one) => ({ ...one, left: one.left === null ? null : one.left - gone })).filter((one) => one.left === null || one.left > 0);
  }

  troubleWords(fault) {
    const name = { "429": "429", "500": "500", "502html": "502", outage: say("startOutage"), "lost-answer": say("startLost") }[fault.kind] ?? fault.kind;
    if (fault.left === null) return name;
    const left = Math.ceil(fault.left);
    return `${name} ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  }

  openWeather(opener) {
    const place = el("div", { class: "weather-box" });
    const draw = () => {
      const kinds = this.standing().map((one) => one.kind);
      place.replaceChildren(el("h3", {}, say("weatherTitle")), el("p", {}, say("weatherHelp")),
        ...TROUBLES.map(([label, faults]) => this.trouble(label, faults, faults.some((kind) => kinds.includes(kind)))),
        el("label", { class: "check" }, el("input", { type: "checkbox", checked: this.weather.strict_pacing, onchange: (event) => tryTo("PUT", "pacing", { strict: event.target.checked }) }), el("span", {}, say("pacing"))));
    };
    draw();
    const box = menu(opener, [place], "weather-menu");
    this.redrawWeather = () => (box?.isConnected ? draw() : (this.redrawWeather = null));
  }

  trouble(label, kinds, standing) {
    const length = el("select", { "aria-label": `${say(label)}, ${say("for")}` }, LENGTHS.map(([value, name]) => el("option", { value, selected: value === "60" }, say(name))));
    const others = () => this.standing().filter((one) => !kinds.includes(one.kind)).map(({ left, until, ...fault }) => ({ ...fault, seconds: left }));
    const put = (faults) => tryTo("PUT", "faults", faults);
    const begin = () => put([...others(), ...kinds.map((kind, place) => ({ kind, seconds: length.value ? Number(length.value) : null, retry_after: 3, probability: place < kinds.length - 1 ? 0.5 : 1 }))]);
    return el("div", { class: `trouble ${standing ? "stormy" : ""}` }, el("span", {}, say(label)),
      standing ? el("button", { type: "button", class: "plain", onclick: () => put(others()) }, say("stop"))
        : [el("span", { class: "for" }, say("for")), length, el("button", { type: "button", class: "plain", onclick: begin }, say("on"))]);
  }
}

// One document to read: outline and figures on the left, the text with its figures as buttons. Everything arrives as data and becomes text.
const WIDE = "(min-width: 60rem)";

function make(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) node[key] = value;
    else if (value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

// A stretch of text; a hit or the sentence asked for is marked.
function part({ text, hit, focus }) {
  if (hit === undefined && !focus) return document.createTextNode(text);
  const kinds = [...(hit === undefined ? [] : ["hit"]), ...(focus ? ["focus"] : [])];
  return make("mark", { class: kinds.join(" "), "data-hit": hit }, text);
}

function run(item, data, open) {
  const parts = item.parts.map(part);
  if (item.rule === undefined) return parts;
  const figure = item.parts.map(({ text }) => text).join("");
  const name = data.names[item.rule].replace("{figure}", figure);
  const told = { "aria-label": name, "aria-pressed": "false" };
  const properties = { type: "button", class: "figure", "data-rule": item.rule, "data-place": item.place, ...told };
  return [make("button", { ...properties, onclick: () => open(item.rule) }, ...parts)];
}

function line(name, runs, properties, data, open) {
  return make(name, { lang: "zh-CN", ...properties }, ...runs.flatMap((item) => run(item, data, open)));
}

function section(one, data, open) {
  const level = Math.min(6, one.level + 3); // the page's own headings end at the third level
  const heading = one.heading.length ? [line(`h${level}`, one.heading, {}, data, open)] : [];
  const paragraphs = one.paragraphs.map((runs) => line("p", runs, {}, data, open));
  return make("section", { "data-start": one.start, tabindex: "-1" }, ...heading, ...paragraphs);
}

function bar(uses) {
  const parts = uses.map(([use, count]) => {
    const piece = make("span", { class: use });
    piece.style.flexGrow = count;
    return piece;
  });
  return make("span", { class: "bar", "aria-hidden": "true" }, ...parts);
}

function outline(data, reader) {
  const items = data.outline.map((one) => {
    const told = [make("span", { lang: "zh-CN" }, one.heading), bar(one.uses), make("small", {}, one.words)];
    const button = make("button", { type: "button", onclick: () => reader.toSection(one.start) }, ...told);
    return make("li", { class: `level-${one.level}` }, button);
  });
  return fold(data.said.outline, "nav", make("ol", {}, ...items));
}

function figures(data, reader) {
  const items = data.figures.map((one) => {
    const properties = { type: "button", "data-rule": one.rule, onclick: () => reader.toFigure(one.rule, one.place) };
    return make("li", {}, make("button", properties, make("span", {}, one.name), make("b", {}, one.value)));
  });
  return items.length ? [fold(data.figures_title, "div", make("ul", {}, ...items))] : [];
}

function fold(title, name, list) {
  const wrapped = make(name, { "aria-label": title }, list);
  const details = make("details", {}, make("summary", {}, title), wrapped);
  details.open = matchMedia(WIDE).matches;
  return details;
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function show(node, block = "center", behavior = calm() ? "auto" : "smooth") {
  node?.scrollIntoView({ block, behavior });
}

class Reader {
  constructor(root) {
    this.root = root;
    this.side = make("div", { class: "side" });
    this.tools = make("div", { class: "tools", role: "group" });
    this.text = make("article", {});
    root.replaceChildren(make("div", { class: "mingbai-reader" }, this.side, make("div", { class: "middle" }, this.tools, this.text)));
    this.open = (rule) => this.send("rule", rule);
  }

  draw(data, send) {
    this.send = send;
    const changed = this.version !== data.version;
    if (changed) this.write(data);
    this.press(data.rule);
    if (this.jump !== data.jump || (changed && (data.to !== "top" || this.document !== data.document))) this.go(data);
    this.jump = data.jump;
    this.document = data.document;
  }

  // The text anew; the page stays where it is, and so does the keyboard.
  write(data) {
    const held = this.root.contains(document.activeElement) ? document.activeElement.dataset.place : undefined;
    this.data = data;
    if (this.document !== data.document || this.language !== data.language) {
      this.side.replaceChildren(...figures(data, this), outline(data, this));
    }
    this.language = data.language;
    this.text.setAttribute("aria-label", `${data.said.text}: ${data.title}`);
    this.text.replaceChildren(...data.sections.map((one) => section(one, data, this.open)));
    this.version = data.version;
    this.hit = -1;
    this.count();
    if (held !== undefined) this.text.querySelector(`button[data-place="${Number(held)}"]`)?.focus({ preventScroll: true });
  }

  press(rule) {
    this.text.querySelectorAll("button.figure").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.rule === rule));
    });
  }

  // Where a tap or the address sends the text. When the page has just been opened it still grows: there at once, and once more.
  go({ to, rule, jump }) {
    const opened = this.document === undefined;
    if (to === "focus") this.toFocus(rule, opened);
    else if (to === "hit") this.toHit(0);
    else if (jump && this.document !== this.data.document) document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
    if (opened && to === "focus") setTimeout(() => this.toFocus(rule, true), 400);
  }

  // On a phone the rule lies over the lower half of the window.
  toFocus(rule, atOnce) {
    const block = rule && !matchMedia(WIDE).matches ? "start" : "center";
    show(this.text.querySelector("mark.focus"), block, atOnce ? "auto" : undefined);
  }

  count() {
    const { hits, said } = this.data;
    const say = (i) => (i < 0 ? said.hits.replace("{n}", hits) : said.hit_at.replace("{i}", i + 1).replace("{n}", hits));
    const step = (by, name) => make("button", { type: "button", onclick: () => this.toHit((this.hit + by + hits) % hits) }, name);
    this.where = make("span", { role: "status" }, hits ? say(-1) : "");
    this.say = () => { this.where.textContent = say(this.hit); };
    this.tools.replaceChildren(...(hits ? [this.where, step(-1, said.previous), step(1, said.next)] : []));
    this.tools.hidden = !hits;
    if (hits) this.tools.setAttribute("aria-label", said.hits.replace("{n}", hits));
  }

  toHit(number) {
    this.text.querySelectorAll("mark.now").forEach((mark) => mark.classList.remove("now"));
    const marks = this.text.querySelectorAll(`mark[data-hit="${number}"]`);
    marks.forEach((mark) => mark.classList.add("now"));
    this.hit = number;
    this.say();
    show(marks[0]);
  }

  toSection(start) {
    const found = this.text.querySelector(`section[data-start="${start}"]`);
    show(found, "start");
    found?.focus({ preventScroll: true });
  }

  toFigure(rule, place) {
    const found = this.text.querySelector(`button[data-place="${place}"]`);
    show(found);
    found?.focus({ preventScroll: true });
    this.open(rule);
  }
}

const readers = new WeakMap();

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!readers.has(parentElement)) readers.set(parentElement, new Reader(parentElement));
  readers.get(parentElement).draw(data, setTriggerValue);
}

// A number pad. It counts the taps itself: two quick taps on one key are two digits, however long the server takes.
const DIGITS = "零一二三四五六七八九";
const UNITS = ["", "十", "百", "千"];
const GROUPS = ["", "万", "亿"];

// 80000 -> 八万
export function inChinese(number) {
  if (number === 0) return DIGITS[0];
  let words = "", gap = false;
  for (let group = GROUPS.length - 1; group >= 0; group -= 1) {
    const four = Math.floor(number / 10000 ** group) % 10000;
    if (four === 0) { gap = words !== ""; continue; }
    for (let place = 3; place >= 0; place -= 1) {
      const digit = Math.floor(four / 10 ** place) % 10;
      if (digit === 0) { gap = words !== ""; continue; }
      words += (gap ? DIGITS[0] : "") + DIGITS[digit] + UNITS[place];
      gap = false;
    }
    words += GROUPS[group];
    gap = false;
  }
  return words.replace(/^一十/, "十");
}

function made(tag, className, parent, text = "") {
  const one = document.createElement(tag);
  one.className = className;
  one.textContent = text;
  parent.appendChild(one);
  return one;
}

function key(parent, label, name, act, className = "") {
  const button = made("button", `mb-key ${className}`, parent, label);
  button.type = "button";
  if (name !== label) button.setAttribute("aria-label", name);
  button.onclick = act;
  return button;
}

function group(parent, className, name) {
  const one = made("div", className, parent);
  one.setAttribute("role", "group");
  one.setAttribute("aria-label", name);
  return one;
}

export default function (component) {
  const { quick, most, rate, initial, words, name } = component.data;
  const place = component.parentElement;
  if (place.querySelector(".mb-pad")) return; // a rerun changes nothing here: another question has another key
  const pad = made("div", "mb-pad", place);
  let digits = initial;

  const shown = group(pad, "mb-pad-shown", name);
  const figure = made("output", "mb-pad-figure", shown);
  const spoken = made("div", "mb-pad-words", shown);
  spoken.setAttribute("aria-live", "polite");

  const draw = () => {
    const number = Number(digits || "0");
    figure.textContent = digits === "" ? words.empty : rate ? `${number}%` : `${number.toLocaleString("en-US")} ${words.yuan}`;
    figure.classList.toggle("mb-pad-empty", digits === "");
    const inWords = rate ? `百分之${inChinese(number)}` : `${inChinese(number)}元`;
    spoken.textContent = digits === "" ? "" : inWords;
    spoken.lang = "zh-CN";
    done.disabled = number === 0;
  };
  const set = (text) => {
    const next = text.replace(/^0+(?=\d)/, "");
    if (Number(next || "0") <= most) digits = next;
    draw();
  };

  const common = group(pad, "mb-pad-quick", words.quick);
  quick.forEach(({ value, label }) => key(common, label, label, () => set(value)));
  const keys = group(pad, `mb-pad-keys${rate ? " mb-pad-rate" : ""}`, words.digits);
  for (const digit of "123456789") key(keys, digit, digit, () => set(digits + digit));
  if (!rate) key(keys, words.wan, words.wan_name, () => { if (digits) set(`${digits}0000`); }, "mb-key-wan");
  key(keys, "0", "0", () => set(`${digits}0`));
  key(keys, words.delete, words.delete, () => set(digits.slice(0, -1)), "mb-key-word");
  const last = made("div", "mb-pad-last", pad);
  key(last, words.clear, words.clear, () => set(""), "mb-key-word");
  const done = key(last, words.done, words.done, () => { if (!done.disabled) component.setTriggerValue("done", digits); }, "mb-key-done");
  draw();
}

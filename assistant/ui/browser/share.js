// A calculation as a link. Without labels: look at this page's own address, hand on what a link brought, and take it out of the address.
// With labels: show the link for the packed case and copy it. The case stands behind the "#", which is never sent to a server.
const MARK = "#case=";
const LONGEST = 6000;

function arrive(setTriggerValue) {
  const look = () => {
    if (!location.hash.startsWith(MARK)) return;
    const packed = location.hash.slice(MARK.length, MARK.length + LONGEST + 1);
    history.replaceState(history.state, "", location.pathname + location.search);
    setTriggerValue("packed", packed || "-");
  };
  look();
  window.addEventListener("hashchange", look);
  return () => window.removeEventListener("hashchange", look);
}

function linkTo(packed) {
  const home = location.pathname.replace(/\/(calculator|library)?\/*$/, ""); // the first page's path is "/": its slash goes, too
  return `${location.origin}${home}/calculator${MARK}${packed}`;
}

function element(name, properties, style) {
  const made = Object.assign(document.createElement(name), properties);
  made.style.cssText = style;
  return made;
}

function show(parent, packed, labels) {
  const link = linkTo(packed);
  const words = element("label", {}, "display:block;font-size:.875rem");
  const text = element("span", { textContent: labels.link }, "");
  const field = element("input", { readOnly: true, value: link },
    "display:block;box-sizing:border-box;width:100%;min-height:2.75rem;padding:.4rem .7rem;font:inherit;font-size:1rem;"
    + "color:var(--mb-text);background:var(--mb-ground);border:1px solid var(--mb-quiet);border-radius:12px");
  const copy = element("button", { type: "button", textContent: labels.copy },
    "margin-top:.5rem;min-height:2.75rem;padding:.4rem 1rem;font:inherit;color:var(--mb-ground);background:var(--mb-deep);"
    + "border:0;border-radius:12px;cursor:pointer");
  const state = element("span", {}, "margin-left:.8rem");
  state.setAttribute("role", "status");
  field.addEventListener("focus", () => field.select());
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link);
      state.textContent = labels.copied;
    } catch {
      field.focus();
      state.textContent = labels.by_hand;
    }
  });
  words.append(text, field);
  parent.replaceChildren(words, copy, state);
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!data.labels) return arrive(setTriggerValue);
  show(parentElement, data.packed, data.labels);
}

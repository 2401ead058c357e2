// What the desk needs of the browser itself: the question in focus, drafts kept with their caller, the hand-over text copied by a key.
const drafts = new Map();
const desk = { number: "", caller: "", data: null, copy: () => {} };

const field = () => document.querySelector('.st-key-desk-ask [data-testid="stChatInputTextArea"]');

// Streamlit's field is React's: it hears of a value only through the setter of the element itself.
function write(input, value) {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(input, value);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

// The field may be drawn a moment after this; an agent who is already writing somewhere else stays there.
function focusQuestion(caller, tries = 20) {
  const input = field();
  if (!input || input.disabled) {
    if (tries > 0) setTimeout(() => focusQuestion(caller, tries - 1), 50);
    return;
  }
  const busy = document.activeElement;
  const writing = busy && busy !== input && busy.matches("input:not([type=radio]), textarea") && document.contains(busy);
  if (!document.querySelector("[role=dialog]") && !writing) input.focus({ preventScroll: true });
  const draft = drafts.get(caller) || "";
  if (!input.value && draft) write(input, draft);
}

function onKey(event) {
  if (event.isComposing || event.keyCode === 229 || !event.altKey || event.ctrlKey || event.metaKey || !desk.data) return;
  // A note being written is handed in before another key takes the page elsewhere.
  if (document.activeElement?.closest?.('[class*="st-key-desk-notes-"]') && event.key !== "Alt") document.activeElement.blur();
  const { question, copy } = desk.data.keys;
  const pressed = (key) => event.code === `Key${key.toUpperCase()}`;
  if (pressed(question)) {
    event.preventDefault();
    field()?.focus();
  } else if (pressed(copy)) {
    event.preventDefault();
    desk.copy();
  }
}

function onInput(event) {
  if (event.target === field()) drafts.set(desk.caller, event.target.value);
}

// A question that was sent is no draft any more; Streamlit empties the field without an event.
function onSent(event) {
  const entered = event.type === "keydown" && event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
  const tapped = event.type === "click" && event.target.closest?.('[data-testid="stChatInputSubmitButton"]');
  if ((entered && event.target === field()) || tapped) drafts.delete(desk.caller);
}

for (const [name, listener] of [["keydown", onKey], ["input", onInput], ["keydown", onSent], ["click", onSent]]) {
  const kept = `mingbaiDesk_${name}_${listener.name}`;
  if (window[kept]) document.removeEventListener(name, window[kept], true);
  window[kept] = listener;
  document.addEventListener(name, listener, true);
}

function drawn(parent) {
  let root = parent.querySelector("[data-desk]");
  if (root) return root;
  root = document.createElement("div");
  root.dataset.desk = "";
  const button = document.createElement("button");
  const name = document.createElement("span");
  const key = document.createElement("kbd");
  const told = document.createElement("p");
  button.type = "button";
  told.setAttribute("role", "status");
  button.append(name, key);
  root.append(button, told);
  parent.appendChild(root);
  return root;
}

export default function (component) {
  const { data, parentElement } = component;
  const root = drawn(parentElement);
  const [button, told] = root.children;
  button.firstChild.textContent = data.copy;
  button.lastChild.textContent = data.shown;
  button.disabled = data.text === "";
  desk.copy = async () => {
    if (data.text === "") return;
    try {
      await navigator.clipboard.writeText(data.text);
      told.textContent = data.copied;
    } catch {
      told.textContent = data.failed;
    }
  };
  button.onclick = () => desk.copy();
  desk.data = data;
  if (desk.number !== data.number) {
    desk.number = data.number;
    desk.caller = data.caller;
    told.textContent = "";
    focusQuestion(data.caller);
  }
}

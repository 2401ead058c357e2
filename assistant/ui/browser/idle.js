// A kiosk's page: counts the seconds without a tap, asks whether anybody is there, and at the end forgets everything.
// It goes on by itself when the server is gone: the page is covered at once and opened anew as soon as the server answers.
const TICK = 250; // ms
const LATE = 3000; // ms the server has to begin anew before the page is opened anew
const FRESH = 350; // ms in which a new screen takes no tap
const LOST = 3000; // ms without a connection before it is said
const HEALTH = "/_stcore/health";
const TOUCHES = ["pointerdown", "touchstart", "keydown", "wheel"];

let now; // what Python last said: {seconds, warn, resting, visit, step, home, words, language, trigger}
let touched, expired, lostSince, timer, dialog, opener;

const filled = (text, seconds) => text.replace("{n}", String(seconds));

function element(tag, className, parent) {
  const made = document.createElement(tag);
  made.className = className;
  parent.appendChild(made);
  return made;
}

function touch() {
  if (expired !== undefined) return;
  touched = performance.now();
  hideDialog();
}

function ask(seconds) {
  if (!dialog) {
    dialog = element("dialog", "mb-idle", document.body);
    dialog.setAttribute("role", "alertdialog");
    dialog.setAttribute("aria-labelledby", "mb-idle-title");
    dialog.setAttribute("aria-describedby", "mb-idle-seconds mb-idle-text");
    element("h2", "", dialog).id = "mb-idle-title";
    element("div", "mb-idle-seconds", dialog).id = "mb-idle-seconds";
    element("p", "", dialog).id = "mb-idle-text";
    element("button", "", dialog).type = "button";
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); touch(); });
  }
  const { there, soon, stay } = now.words;
  if (!dialog.open) {
    opener = document.activeElement;
    dialog.querySelector("h2").textContent = there;
    dialog.querySelector("button").textContent = stay;
    dialog.querySelector("p").textContent = soon;
    dialog.lang = now.language;
    dialog.showModal();
    dialog.querySelector("button").focus();
  }
  dialog.querySelector(".mb-idle-seconds").textContent = String(seconds);
}

function hideDialog() {
  if (dialog?.open) {
    // The tap that says "I am here" belongs to the dialog, not to what lies under it.
    setTimeout(() => { dialog?.close(); opener?.focus?.({ preventScroll: true }); }, 50);
  }
}

function cover() {
  const covered = document.getElementById("mb-idle-cover") ?? element("div", "mb-idle-cover", document.body);
  covered.id = "mb-idle-cover";
  covered.setAttribute("role", "status");
  covered.textContent = now.words.again;
}

function expire() {
  expired = { at: performance.now(), visit: now.visit };
  window.speechSynthesis?.cancel();
  cover();
  now.trigger("expired", now.visit);
}

async function openAnew() {
  expired.opening = true;
  try {
    const answer = await fetch(HEALTH, { cache: "no-store" });
    if (answer.ok) { window.location.replace(now.home); return; }
  } catch { /* the server is still gone */ }
  expired.opening = false;
  expired.at = performance.now() - LATE + 2000; // look again in two seconds
}

function connection() {
  const state = document.querySelector("[data-test-connection-state]")?.getAttribute("data-test-connection-state");
  lostSince = state === "CONNECTED" ? undefined : lostSince ?? performance.now();
  const lost = lostSince !== undefined && performance.now() - lostSince > LOST;
  let line = document.getElementById("mb-lost");
  if (lost && !line) {
    line = element("div", "mb-lost", document.body);
    line.id = "mb-lost";
    line.setAttribute("role", "alert");
    line.textContent = now.words.lost;
  }
  if (!lost) line?.remove();
}

function tick() {
  if (expired !== undefined) {
    if (!expired.opening && performance.now() - expired.at > LATE) openAnew();
    return;
  }
  connection();
  if (now.resting) touched = performance.now();
  const left = Math.max(0, Math.ceil(now.seconds - (performance.now() - touched) / 1000));
  const shown = document.querySelector(".mb-idle-left");
  const told = filled(now.words.left, left);
  if (shown && shown.textContent !== told) shown.textContent = told;
  if (left === 0) expire();
  else if (left <= now.warn && !now.resting) ask(left);
}

function forgotten() {
  // Python began anew: a new visit is on the screen.
  expired = undefined;
  touched = performance.now();
  dialog?.remove();
  dialog = undefined;
  document.getElementById("mb-idle-cover")?.remove();
}

function focusHeading(step, tries = 200) {
  const heading = document.getElementById(step);
  if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  } else if (tries) setTimeout(focusHeading, 50, step, tries - 1);
}

const refuse = (event) => event.preventDefault();

export default function (component) {
  const before = now;
  now = { ...component.data, trigger: component.setTriggerValue };
  let line = component.parentElement.querySelector(".mb-idle-left");
  if (!line) {
    line = element("div", "mb-idle-left", component.parentElement);
    line.setAttribute("role", "timer");
    line.setAttribute("aria-live", "off");
  }
  if (before === undefined || before.visit !== now.visit) forgotten();
  if (before?.step !== now.step || before?.visit !== now.visit) {
    window.speechSynthesis?.cancel();
    focusHeading(now.step);
    document.documentElement.classList.add("mb-fresh");
    setTimeout(() => document.documentElement.classList.remove("mb-fresh"), FRESH);
  }
  TOUCHES.forEach((kind) => document.addEventListener(kind, touch, { capture: true, passive: true }));
  ["contextmenu", "dragstart", "selectstart"].forEach((kind) => document.addEventListener(kind, refuse));
  clearInterval(timer);
  timer = setInterval(tick, TICK);
  tick();
  return () => {
    clearInterval(timer);
    TOUCHES.forEach((kind) => document.removeEventListener(kind, touch, { capture: true }));
    ["contextmenu", "dragstart", "selectstart"].forEach((kind) => document.removeEventListener(kind, refuse));
  };
}

// Streamlit's field for files speaks English only: its words in the page's language, again whenever it is drawn anew.
const LABELS = '[data-testid="stFileUploaderDropzone"]';

function put(element, text) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const node = walker.nextNode();
  if (node && node.data !== text) node.data = text;
}

function name(element, text) {
  if (element && element.getAttribute("aria-label") !== text) element.setAttribute("aria-label", text);
}

function translate(field, data) {
  const button = field.querySelector('button[data-testid="stBaseButton-secondary"] p');
  if (button) put(button, data.choose);
  const limit = field.querySelector('[data-testid="stFileUploaderDropzoneInstructions"] span');
  if (limit) put(limit, data.limit);
  name(field.querySelector('input[type="file"]'), data.label);
  name(field.querySelector('[data-testid="stFileChipDeleteBtn"] button'), data.remove);
  name(field.querySelector('button[data-testid="stBaseButton-borderlessIcon"]'), data.other);
}

export default function (component) {
  const { data } = component;
  const apply = () => document.querySelectorAll(LABELS).forEach((field) => translate(field, data));
  const observer = new MutationObserver(apply);
  observer.observe(document.querySelector('[data-testid="stMain"]') || document.body, { childList: true, subtree: true });
  apply();
  return () => observer.disconnect();
}

// What Streamlit has no word for: the page's language, a live region that reads new answers out, and small choices kept on this device.
const LIVE = "mingbai-live";

function live(language) {
  let region = document.getElementById(LIVE);
  if (!region) {
    region = document.createElement("div");
    region.id = LIVE;
    region.setAttribute("role", "status");
    region.setAttribute("aria-live", "polite");
    region.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
    document.body.appendChild(region);
  }
  region.lang = language;
  return region;
}

// Controls that Streamlit names in English only get the page's words, also those that are drawn later.
let names = {};
let renaming = false;

function rename() {
  renaming = false;
  for (const [own, name] of Object.entries(names)) {
    document.querySelectorAll(`[aria-label="${own}"], [data-named="${own}"]`).forEach((control) => {
      control.dataset.named = own;
      control.setAttribute("aria-label", name);
    });
  }
}

function soon() {
  if (!renaming) requestAnimationFrame(rename);
  renaming = true;
}

new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });

function keep(cookies) {
  for (const [name, value] of Object.entries(cookies)) {
    const life = value === "" ? 0 : 365 * 24 * 3600;
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${life}; SameSite=Strict`;
  }
}

export default function (component) {
  const { language, skip, number, announcement, cookies } = component.data;
  document.documentElement.lang = language;
  document.querySelectorAll('[data-testid="stSkipToContent"]').forEach((link) => { link.firstChild.data = skip; });
  names = component.data.names;
  rename();
  keep(cookies);
  const region = live(language);
  if (region.dataset.number !== String(number)) {
    region.dataset.number = String(number);
    region.textContent = announcement;
  }
}

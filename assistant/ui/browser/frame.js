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
  keep(cookies);
  const region = live(language);
  if (region.dataset.number !== String(number)) {
    region.dataset.number = String(number);
    region.textContent = announcement;
  }
}

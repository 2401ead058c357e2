// What a person meets on one screen of the kiosk: sizes, contrast, names, and what must not be there.
() => {
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.getBoundingClientRect().width > 1
    && !one.closest(".st-key-browser, #mingbai-live, [data-testid='stSkipToContent']");
  const told = (one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`;
  const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0.99) return colour;
    }
    return [255, 255, 255];
  };
  const contrast = (one) => {
    const [a, b] = [light(parse(getComputedStyle(one).color)), light(ground(one))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const all = [...document.body.querySelectorAll("*")].filter(shown);
  const texts = all.filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && !["STYLE", "SCRIPT"].includes(one.tagName));
  const keys = all.filter((one) => one.matches("button, [role=button]"));
  const body = document.querySelector(".st-key-k-body").getBoundingClientRect();
  const inBody = texts.filter((one) => one.closest(".st-key-k-body"));
  const acts = document.querySelector(".st-key-k-body .st-key-k-acts")?.getBoundingClientRect();
  const over = (one) => {
    const box = one.getBoundingClientRect();
    return box.bottom > body.bottom + 1 || box.right > body.right + 1 || box.top < body.top - 1
      || (acts && !one.closest(".st-key-k-acts") && box.bottom > acts.top + 1 && box.top < acts.bottom);
  };
  const scrolling = all.filter((one) => one.scrollHeight > one.clientHeight + 2 && /auto|scroll/.test(getComputedStyle(one).overflowY) && one.clientHeight > 0);
  return {
    texts: texts.length,
    small: texts.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 24).map(told),
    faint: texts.filter((one) => contrast(one) < 7 && !one.disabled).map((one) => `${told(one)} ${contrast(one).toFixed(2)}`),
    keys: keys.length,
    narrow: keys.filter((one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 63.5).map(told),
    nameless: keys.filter((one) => !(one.getAttribute("aria-label") || one.textContent).trim()).map(told),
    forbidden: [...document.querySelectorAll("a[href], input, textarea, [contenteditable=true], [data-testid=stDownloadButton], iframe")].filter(shown).map(told),
    outside: [...inBody.filter(over), ...keys.filter((one) => one.closest(".st-key-k-body")).filter(over), ...scrolling].map(told),
    headings: document.querySelectorAll("h1").length,
    focused: document.activeElement.tagName,
  };
}

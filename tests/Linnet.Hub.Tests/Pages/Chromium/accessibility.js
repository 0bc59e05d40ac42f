// Finds what keeps people from using a page: returns a list of problems in words.
() => {
  const problems = [];
  const say = (what, element) => problems.push(`${what}: ${element ? element.outerHTML.slice(0, 140) : ""}`);
  const isShown = element => element.checkVisibility({ checkVisibilityCSS: true }) && element.getClientRects().length > 0;
  const nameOf = element => (element.getAttribute("aria-label")
    ?? (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean).map(id => document.getElementById(id)?.textContent ?? "").join(" ")
    .concat(element.textContent, ...[...element.querySelectorAll("img")].map(image => image.alt))).trim();

  if (!document.documentElement.lang) say("The page has no language");
  if (!document.title.trim() || document.title.startsWith("·")) say("The page has no title");
  for (const [selector, count] of [["main", 1], ["h1", 1], ["body > header", 1], ["body > footer", 1]])
    if (document.querySelectorAll(selector).length !== count) say(`The page has ${document.querySelectorAll(selector).length} of ${selector}`);

  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const next = Number(heading.tagName[1]);
    if (heading.closest("aside") === null || level > 0) if (level > 0 && next > level + 1) say(`A heading of level ${next} follows one of level ${level}`, heading);
    if (!heading.textContent.trim()) say("A heading is empty", heading);
    level = next;
  }

  for (const image of document.images) if (!image.hasAttribute("alt")) say("An image has no text in its place", image);
  for (const control of document.querySelectorAll("input:not([type=hidden]), select, textarea"))
    if (![...control.labels].some(label => label.textContent.trim()) && !control.getAttribute("aria-label")) say("A field has no label", control);
  for (const element of document.querySelectorAll("a[href], button, summary"))
    if (isShown(element) && !nameOf(element)) say("A link or button has no name", element);
  for (const nav of document.querySelectorAll("nav")) if (!nav.getAttribute("aria-label")) say("A navigation has no name", nav);
  for (const cell of document.querySelectorAll("thead th")) if (!cell.scope) say("A heading of a table has no scope", cell);

  const ids = new Set();
  for (const element of document.querySelectorAll("[id]")) {
    if (ids.has(element.id)) say("An id is there twice", element);
    ids.add(element.id);
  }
  for (const attribute of ["aria-labelledby", "aria-describedby"])
    for (const element of document.querySelectorAll(`[${attribute}]`))
      for (const id of element.getAttribute(attribute).split(/\s+/)) if (!ids.has(id)) say(`${attribute} names ${id}, which is not there`, element);

  // Contrast of all text that is shown (WCAG 2.2, 1.4.3).
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parse = color => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (front, back) => [0, 1, 2].map(i => front[i] * front[3] + back[i] * (1 - front[3])).concat(1);
  const backOf = element => {
    const layers = [];
    for (let node = element; node; node = node.parentElement) {
      const color = parse(getComputedStyle(node).backgroundColor);
      if (color[3] > 0) layers.push(color);
      if (color[3] === 1) break;
    }
    return layers.reverse().reduce((back, layer) => over(layer, back), parse("Canvas"));
  };
  const luminance = color => {
    const [r, g, b] = color.map(value => { const x = value / 255; return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || seen.has(element) || !isShown(element) || element.closest("[aria-hidden=true], .hidden, .skip, script")) continue;
    seen.add(element);
    const style = getComputedStyle(element);
    const back = backOf(element);
    const [x, y] = [luminance(over(parse(style.color), back)), luminance(back)].sort((a, b) => b - a);
    const ratio = (x + 0.05) / (y + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) say(`Text has a contrast of ${ratio.toFixed(2)}`, element);
  }
  return problems;
}

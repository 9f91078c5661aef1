/**
 * What of the messages on the page is cut off, as sentences: what stands outside the page, words that
 * do not fit into their element, and a page that can be moved sideways. A table that is wider than its
 * box may be moved in it. An expression for `page.evaluate`.
 */
export const cutOff = `(() => {
  const page = document.documentElement;
  const width = page.clientWidth;
  const found = page.scrollWidth > width ? ["the page is " + page.scrollWidth + " wide"] : [];
  const say = (what, element) =>
    found.push(what + " " + element.tagName + "." + element.className + " " + element.textContent.slice(0, 60));
  const shown = document.querySelectorAll(".pane.direct .message *, .top *, .tabs *, .composer *");
  for (const element of shown) {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (box.width === 0 || style.clipPath !== "none") continue;
    const table = element.closest(".table");
    const isMoved = table !== null && table.scrollWidth > table.clientWidth + 1;
    if (!isMoved && (box.right > width + 1 || box.left < -1)) say("outside:", element);
    const hides = element.scrollWidth > element.clientWidth + 1 && style.overflowX !== "visible";
    if (hides && element !== table && !element.matches(".tabs, .quoted, textarea")) say("cut:", element);
  }
  for (const text of words(document.querySelector(".pane.direct .log"))) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const owner = text.parentElement;
    const cell = owner.closest("li, th, td, p, dd, dt, h3, button") ?? owner;
    if (getComputedStyle(cell).clipPath !== "none") continue;
    const frame = cell.getBoundingClientRect();
    const isOut = [...range.getClientRects()].some(
      (box) => box.width > 0 && (box.right > frame.right + 2 || box.left < frame.left - 2),
    );
    if (isOut && frame.width > 2) say("sticks out:", cell);
  }
  const field = document.querySelector(".pane.direct textarea");
  const measure = document.createElement("canvas").getContext("2d");
  const style = getComputedStyle(field);
  measure.font = style.font;
  const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  if (measure.measureText(field.placeholder).width > room) say("cut placeholder " + field.placeholder, field);
  return found;

  function words(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const all = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim() !== "") all.push(walker.currentNode);
    return all;
  }
})()`;

/** Commands and their words that stand on several lines without need. An expression for `page.evaluate`. */
export const tornCommands = `(() => {
  const isTorn = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const tops = [...range.getClientRects()].map((box) => box.bottom);
    return Math.max(...tops) - Math.min(...tops) > 12;
  };
  const needs = (element, room) => {
    const copy = element.cloneNode(true);
    copy.style.cssText = "position:absolute;white-space:nowrap;max-width:none";
    element.after(copy);
    const { width } = copy.getBoundingClientRect();
    copy.remove();
    return width > room;
  };
  return [...document.querySelectorAll(".pane.direct .body code, .pane.direct .body code span")]
    .filter((element) => {
      const block = element.closest("li, p, dd, td") ?? element.parentElement;
      return isTorn(element) && !needs(element, block.clientWidth - 30);
    })
    .map((element) => element.textContent);
})()`;

/**
 * Rows of which the name stands on several lines, or the reference not on the line of the name. An
 * expression for `page.evaluate`.
 */
export const tornRows = `[...document.querySelectorAll(".pane.direct .rows li")]
  .filter((row) => {
    const name = row.querySelector("strong");
    const ref = row.querySelector(".ref, code");
    const lines = (element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return [...range.getClientRects()].filter(({ width }) => width > 0);
    };
    const [box, ...others] = lines(name);
    const below = ref.getBoundingClientRect().top - box.bottom;
    return others.some(({ top }) => top > box.bottom - 4) || below > -4;
  })
  .map((row) => row.textContent)`;

/** Class and smaller side in pixels of each element that is shown. */
export type Side = { readonly what: string; readonly side: number };

/** The sides of what a selector finds. An expression for `page.evaluate`. */
export const smallerSides = (selector: string) => `[...document.querySelectorAll("${selector}")]
  .map((one) => ({ what: one.className, box: one.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 0)
  .map(({ what, box }) => ({ what, side: Math.min(box.width, box.height) }))`;

/** Luminance of a picture's ground (0 to 1) and contrast of its words (1 to 21, as WCAG 2 counts it). */
export type Contrast = { readonly ground: number; readonly contrast: number };

/**
 * The contrast of each picture as the page shows it, of the words below its title. An expression for
 * `page.evaluate`.
 */
export const contrasts = `[...document.querySelectorAll(".picture img")].filter((picture) => picture.offsetParent !== null).map((picture) => {
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  const drawing = canvas.getContext("2d");
  drawing.filter = getComputedStyle(picture).filter;
  drawing.drawImage(picture, 0, 0);
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = luminance(drawing.getImageData(4, 4, 1, 1).data);
  const { data } = drawing.getImageData(20, 106, 500, 34);
  let contrast = 1;
  for (let index = 0; index < data.length; index += 4) {
    const ink = luminance(data.subarray(index, index + 3));
    contrast = Math.max(contrast, (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05));
  }
  return { ground, contrast };
})`;

/**
 * Of the lines that texts on the page break into: how many begin below what stands before them, and
 * the words before those that do not. An expression for `page.evaluate`.
 */
export const brokenLines = `(() => {
  const lost = [];
  let kept = 0;
  const walker = document.createTreeWalker(document.querySelector(".pane.direct .log"), NodeFilter.SHOW_TEXT);
  const boxOf = (node, index) => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect();
  };
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (const { index } of node.data.matchAll(/\\S\\n(?=\\S)/g)) {
      if (boxOf(node, index + 2).top > boxOf(node, index).top) kept += 1;
      else lost.push(node.data.slice(0, index + 1));
    }
  }
  return { kept, lost };
})()`;

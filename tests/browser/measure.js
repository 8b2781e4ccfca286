// What a reader could not read on this page: text cut off or laid over other text in figures, text too faint, tables out of the keyboard's reach, headings out of order.
() => {
  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (rgb) =>
    rgb
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const over = (top, below) => {
    const alpha = top[3] ?? 1;
    return [0, 1, 2].map((place) => top[place] * alpha + below[place] * (1 - alpha));
  };
  const paper = channels(getComputedStyle(document.body).backgroundColor);
  const behind = (element) => {
    const layers = [];
    for (let part = element; part; part = part.parentElement) layers.push(channels(getComputedStyle(part).backgroundColor));
    return layers.reverse().reduce((below, layer) => (layer.length ? over(layer, below) : below), paper);
  };
  const ratio = (ink, ground) => {
    const [low, high] = [luminance(over(ink, ground)), luminance(ground)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const visible = (element) => element.getClientRects().length && getComputedStyle(element).visibility !== "hidden";

  const clipped = [];
  for (const svg of document.querySelectorAll(".lagebild-plot svg.main-svg")) {
    const frame = svg.getBoundingClientRect();
    if (!frame.width) continue;
    for (const text of svg.querySelectorAll("text")) {
      const box = text.getBoundingClientRect();
      if (!box.width || !text.textContent.trim() || text.closest(".hoverlayer, [opacity='0'], [style*='opacity: 0;']")) continue;
      const out = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom);
      if (out > 2) clipped.push(`${text.textContent} (${out.toFixed(0)} px)`);
    }
  }

  const crowded = [];
  for (const axis of document.querySelectorAll(".lagebild-plot [class^=yaxislayer]")) {
    const boxes = [...axis.querySelectorAll(".ytick text")].filter(visible).map((text) => [text.getBoundingClientRect(), text.textContent]);
    boxes.sort(([one], [other]) => one.top - other.top);
    boxes.slice(1).forEach(([box, words], place) => {
      if (box.top < boxes[place][0].bottom - 3) crowded.push(`${boxes[place][1]} / ${words}`);
    });
  }

  const slanted = [...document.querySelectorAll(".lagebild-plot .xtick text")]
    .map((text) => [text.textContent, Number(/rotate\((-?[\d.]+)/.exec(text.getAttribute("transform") ?? "")?.[1] ?? 0)])
    .filter(([words, angle]) => words && ![0, 90, -90].includes(angle))
    .map(([words, angle]) => `${words} (${angle}°)`);

  const faint = new Set();
  const glaring = new Set();
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const walker = document.createTreeWalker(document.querySelector("body"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("svg, script, style, .skip") || !visible(element)) continue;
    const found = ratio(channels(getComputedStyle(element).color), behind(element));
    if (found < 4.5) faint.add(`${node.data.trim().slice(0, 40)} ${found.toFixed(2)}`);
    if (dark && luminance(behind(element)) > 0.3) glaring.add(node.data.trim().slice(0, 40));
  }
  // in figures: what stands on the paper, not on a mark
  for (const text of document.querySelectorAll(".xtick text, .ytick text, .legendtext, .xtitle, .ytitle, .gtitle")) {
    if (!text.textContent.trim() || !visible(text)) continue;
    const found = ratio(channels(getComputedStyle(text).fill), paper);
    if (found < 4.5) faint.add(`${text.textContent.slice(0, 40)} ${found.toFixed(2)}`);
  }

  const tables = [...document.querySelectorAll("table")].map((table) => {
    const region = table.closest("[role=region]");
    const folded = !table.getClientRects().length;
    const focusable = region && region.tabIndex === 0 && region.getAttribute("aria-label")?.length > 5;
    return { focusable: Boolean(focusable), right: folded ? 0 : region?.getBoundingClientRect().right ?? Infinity };
  });

  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.tagName[1]));
  const outline = {
    first: levels[0],
    titles: levels.filter((level) => level === 1).length,
    skipped: levels.filter((level, place) => place && level > levels[place - 1] + 1).length,
    landmarks: ["header nav", "main", "footer"].filter((place) => document.querySelectorAll(place).length !== 1),
  };
  const silent = [...document.querySelectorAll(".table")]
    .filter((table) => table.scrollHeight > table.clientHeight + 1 || table.scrollWidth > table.clientWidth + 1)
    .filter((table) => !table.nextElementSibling?.classList.contains("hint"))
    .map((table) => table.getAttribute("aria-label"));
  return { clipped, crowded, slanted, faint: [...faint], glaring: [...glaring], tables, outline, silent };
};

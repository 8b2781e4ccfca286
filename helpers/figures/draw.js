// Draws every figure of the page from inert JSON: fitted to its width, in the colours of a light or a dark page.
(() => {
  const boxes = () => document.querySelectorAll("figure.lagebild-figure");
  const twins = JSON.parse(document.getElementById("lagebild-dark")?.textContent ?? "{}");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let printing = false;

  // Exactly the theme's own colours have a twin; every other string stays as it is.
  const recolour = (value) => {
    if (typeof value === "string") return twins[value.toLowerCase()] ?? value;
    if (Array.isArray(value)) return value.map(recolour);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, recolour(part)]));
  };

  const wrapped = (text, width) => {
    const lines = [""];
    for (const word of text.split(" ")) {
      const last = lines[lines.length - 1];
      if (last && last.length + word.length + 1 > width) lines.push(word);
      else lines[lines.length - 1] = last ? `${last} ${word}` : word;
    }
    return lines.join("<br>");
  };

  // Every line of a label in lines of at most `width` characters; a word that is longer is broken.
  const narrowed = (text, width) =>
    text
      .split("<br>")
      .map((line) => wrapped(line.replace(new RegExp(`([^\\s&;]{${width}})(?=[^\\s&;])`, "g"), "$1 "), width))
      .join("<br>");

  const categories = (data, axis) => {
    const letter = axis[0];
    const values = data.flatMap((trace) =>
      `${trace[`${letter}axis`] ?? letter}` === axis && Array.isArray(trace[letter]) ? trace[letter] : [],
    );
    return values.every((value) => typeof value === "string") ? [...new Set(values)] : [];
  };

  const longest = (labels) => Math.max(0, ...labels.flatMap((label) => label.split("<br>").map((line) => line.length)));

  const shortened = (label, width, lines) => {
    const all = wrapped(label, width).split("<br>");
    return all.slice(0, lines).join("<br>") + (all.length > lines ? " …" : "");
  };

  // Labels that would be the same when shortened keep their end, which tells them apart.
  const distinct = (labels, width, lines) => {
    const short = labels.map((label) => shortened(label, width, lines));
    return labels.map((label, i) => {
      const all = wrapped(label, width).split("<br>");
      if (all.length <= lines || short.indexOf(short[i]) === short.lastIndexOf(short[i])) return short[i];
      return [...all.slice(0, lines - 1), `… ${all[all.length - 1]}`].join("<br>");
    });
  };

  // Labels of columns lie level where they fit in at most three lines, else they stand upright: slanted ones overlap.
  const levelled = (data, layout, width) => {
    for (const axis of new Set(data.map((trace) => trace.xaxis ?? "x"))) {
      const name = `xaxis${axis.slice(1)}`;
      const given = Array.isArray(layout[name]?.ticktext) ? layout[name].ticktext : null;
      const words = (given ?? categories(data, axis)).map((label) => label.replaceAll("<br>", " "));
      if (!words.length) continue;
      const [from, to] = layout[name]?.domain ?? [0, 1];
      const beside = 7 * Math.min(longest(categories(data, "y")), Math.floor(width / 16)) + 40;
      const room = ((width - beside) * (to - from)) / words.length;
      const most = Math.floor(room / 7.5);
      const level = words.map((label) => wrapped(label, Math.max(most, 1)));
      const fits = longest(level) <= most && level.every((label) => label.split("<br>").length <= 3);
      const upright = distinct(words, 22, Math.max(1, Math.floor(room / 16)));
      layout[name] = {
        ...layout[name],
        tickvals: given ? layout[name].tickvals : categories(data, axis),
        ticktext: fits ? level : upright,
        tickangle: fits ? 0 : -90,
        ...(room < 14 && { tickfont: { ...layout[name]?.tickfont, size: 9 } }),
      };
    }
  };

  // SVG text does not wrap by itself: on a narrow screen, long axis titles and labels would leave no room for the marks.
  const fitted = ({ data, layout }, width) => {
    const narrow = width < 500;
    for (const [name, axis] of Object.entries(layout)) {
      const [, letter] = /^([xy])axis\d*$/.exec(name) ?? [];
      const title = axis?.title;
      if (letter === "x" && title?.text && !title.text.includes("<br>"))
        title.text = wrapped(title.text, Math.max(14, Math.floor(width / (narrow ? 17 : 12))));
      if (letter === "x" && narrow) axis.nticks ??= 4;
    }
    levelled(data, layout, width);
    if (!narrow) return layout;
    // a legend has one or two entries a row there: it gets room of its own instead of the marks'
    const entries = data.filter((trace) => trace.name && trace.showlegend !== false).length;
    if (entries > 3 && layout.showlegend !== false)
      layout.height = (layout.height ?? layout.template?.layout?.height ?? 450) + 22 * entries;
    for (const axis of new Set(data.map((trace) => trace.yaxis ?? "y"))) {
      const labels = categories(data, axis);
      const most = Math.floor(width / 16);
      if (!labels.some((label) => label.split("<br>").some((line) => line.length > most))) continue;
      const name = `yaxis${axis.slice(1)}`;
      const shown = labels.map((label) => narrowed(label, most));
      layout[name] = { ...layout[name], tickvals: labels, ticktext: shown, tickfont: { size: 11 } };
      const lines = Math.max(...shown.map((label) => label.split("<br>").length));
      const [from, to] = layout[name].domain ?? [0, 1];
      const needed = (labels.length * (14 * lines + 8)) / (to - from) + 150;
      layout.height = Math.max(layout.height ?? layout.template?.layout?.height ?? 450, needed);
    }
    return layout;
  };

  const draw = (box) => {
    const target = box.querySelector(".lagebild-plot");
    if (!window.Plotly) {
      target.textContent = "plotly.js travels with the notebook's first figure: run all cells again to see this one.";
      return;
    }
    let figure = JSON.parse(box.querySelector("script").textContent);
    if (dark.matches && !printing && Object.keys(twins).length) figure = recolour(figure);
    const layout = fitted(figure, target.clientWidth);
    window.Plotly.react(target, figure.data, layout, { ...figure.config, responsive: true });
  };

  const drawNew = () => boxes().forEach((box) => box.dataset.drawn || ((box.dataset.drawn = "yes"), draw(box)));
  const drawAll = () => boxes().forEach(draw);

  document.readyState === "complete" ? drawNew() : window.addEventListener("load", drawNew);
  // A figure inside a folded part has no width until it is unfolded.
  const unfolded = (event) => event.target.open && event.target.querySelectorAll("figure.lagebild-figure").forEach(draw);
  document.addEventListener("toggle", unfolded, true);
  if (!Object.keys(twins).length) return;
  dark.addEventListener("change", drawAll);
  window.addEventListener("beforeprint", () => ((printing = true), drawAll()));
  window.addEventListener("afterprint", () => ((printing = false), drawAll()));
})();

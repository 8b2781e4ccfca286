// A narrow screen starts with the contents folded; wide tables say so; paper shows everything that is folded.
(() => {
  const contents = document.querySelector(".contents details");
  if (contents && window.matchMedia("(max-width: 68rem)").matches) contents.open = false;
  // A table that holds more than can be seen says so: many phones show no scroll bar.
  const hint = () =>
    document.querySelectorAll(".table").forEach((table) => {
      const said = table.nextElementSibling?.classList.contains("hint") ? table.nextElementSibling : null;
      const wide = table.scrollWidth > table.clientWidth + 1;
      const high = table.scrollHeight > table.clientHeight + 1 && table.classList.contains("long");
      const state = [wide && "wide", high && "high", table.classList.contains("open") && "open"].filter(Boolean).join(" ");
      if ((said?.dataset.state ?? "") === state) return;
      const focused = said?.contains(document.activeElement);
      said?.remove();
      if (!state) return;
      const line = document.createElement("div");
      line.className = "hint";
      line.dataset.state = state;
      const words = document.createElement("span");
      const rows = table.querySelectorAll("tbody tr").length;
      words.textContent = [
        high && `More rows below, ${rows.toLocaleString("en")} in all: scroll inside the table.`,
        wide && "More columns to the right: scroll the table sideways.",
      ].filter(Boolean).join(" ");
      if (words.textContent) line.append(words);
      if (high || table.classList.contains("open")) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = high ? "Show all rows" : "Show fewer rows";
        button.addEventListener("click", () => {
          table.classList.toggle("open");
          if (!table.classList.contains("open")) table.scrollIntoView({ block: "nearest" });
          hint();
        });
        line.append(button);
      }
      table.after(line);
      if (focused) line.querySelector("button")?.focus();
    });
  hint();
  window.addEventListener("resize", hint);
  document.addEventListener("toggle", hint, true);
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((part) => (part.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((part) => (part.open = false)));
})();

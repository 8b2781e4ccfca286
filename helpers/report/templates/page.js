// A narrow screen starts with the contents folded; wide tables say so; paper shows everything that is folded.
(() => {
  const contents = document.querySelector(".contents details");
  if (contents && window.matchMedia("(max-width: 68rem)").matches) contents.open = false;
  // A table that is wider than the screen says so: many phones show no scroll bar.
  const hint = () =>
    document.querySelectorAll(".table").forEach((table) => {
      const next = table.nextElementSibling;
      const said = next?.classList.contains("hint");
      const wide = table.scrollWidth > table.clientWidth + 1;
      if (said && !wide) next.remove();
      if (said || !wide) return;
      const words = document.createElement("p");
      words.className = "hint";
      words.textContent = "More columns to the right: scroll the table sideways.";
      table.after(words);
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

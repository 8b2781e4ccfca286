// Draws every figure of the page that has not been drawn yet; figures arrive as inert JSON.
(() => {
  const draw = () => {
    for (const box of document.querySelectorAll("figure.lagebild-figure:not([data-drawn])")) {
      box.dataset.drawn = "yes";
      const target = box.querySelector(".lagebild-plot");
      if (!window.Plotly) {
        target.textContent = "This figure cannot be drawn: plotly.js travels with the notebook's first figure. Run all cells again.";
        continue;
      }
      const figure = JSON.parse(box.querySelector("script").textContent);
      window.Plotly.newPlot(target, figure.data, figure.layout, { ...figure.config, responsive: true });
    }
  };
  document.readyState === "complete" ? draw() : window.addEventListener("load", draw);
})();

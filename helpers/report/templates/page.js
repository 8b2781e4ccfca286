// A narrow screen starts with the contents folded; paper shows everything that is folded.
(() => {
  const contents = document.querySelector(".contents details");
  if (contents && window.matchMedia("(max-width: 68rem)").matches) contents.open = false;
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((part) => (part.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((part) => (part.open = false)));
})();

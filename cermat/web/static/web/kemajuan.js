// Moves the progress of a file without loading the page; without this file the page reloads itself.
"use strict";
const look = async () => {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const shown = document.getElementById("kemajuan"), now = page.getElementById("kemajuan");
  if (!now || now.dataset.tahap !== shown.dataset.tahap || !now.querySelector("form") !== !shown.querySelector("form")) return location.reload();
  shown.querySelector("progress").value = now.querySelector("progress").value;
  shown.querySelector("progress").max = now.querySelector("progress").max;
  shown.querySelector("p").textContent = now.querySelector("p").textContent;
  setTimeout(look, 700);
};
setTimeout(look, 700);

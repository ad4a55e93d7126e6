// Sends chosen files in pieces that survive a broken line; photos are made smaller first. Without it the form does.
(() => {
  "use strict";
  // Small on a slow line, so that little is sent twice and nobody else waits long; larger on a quick one.
  const SMALLEST = 32 * 1024;
  const LARGEST = 1024 * 1024;
  const QUICK = 700;
  const PHOTO_BYTES = 400000;
  const SIDES = [1600, 1280, 1024];
  const QUALITIES = [0.82, 0.7, 0.6];
  const LONGEST_WAIT = 15000;
  const PATIENCE = 60000;

  const drawn = (photo, side, quality) => {
    const scale = Math.min(1, side / Math.max(photo.width, photo.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(photo.width * scale));
    canvas.height = Math.max(1, Math.round(photo.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(photo, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
  };

  // A photo of at most 400 kB; whatever cannot be drawn is sent as it is, and the server says what it thinks of it.
  const smaller = async (file) => {
    if (!/^image\/(jpeg|png)$/.test(file.type) || file.size <= PHOTO_BYTES) return file;
    try {
      const photo = await createImageBitmap(file, { imageOrientation: "from-image" });
      for (const side of SIDES) {
        for (const quality of QUALITIES) {
          const blob = await drawn(photo, side, quality);
          if (blob && blob.size <= PHOTO_BYTES) return blob;
        }
      }
    } catch (fault) {
      return file;
    }
    return file;
  };

  // What tells a file from others: its content; over plain http, where browsers keep their hashes to themselves, its day.
  const fingerprint = async (file, content) => {
    if (!crypto.subtle) return `${file.name}:${file.size}:${file.lastModified}`;
    const hash = await crypto.subtle.digest("SHA-256", await content.arrayBuffer());
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  const pause = (milliseconds) =>
    new Promise((done) => {
      setTimeout(done, milliseconds);
      addEventListener("online", done, { once: true });
    });

  // Asks until there is an answer; a server that is being restarted is no answer.
  const asked = async (address, options, waiting) => {
    for (let wait = 1000; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        const answer = await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE) });
        if (answer.status < 500) return answer;
      } catch (fault) {
        // The line is broken: nothing was said, so it is asked again.
      }
      waiting();
      await pause(wait);
    }
  };

  const told = async (answer) => {
    if (answer.headers.get("content-type") === "application/json") return answer.json();
    return { refusal: "Halaman ini sudah kedaluwarsa atau Anda tidak berwenang; muat ulang halaman, lalu coba lagi." };
  };

  const sendFile = async (form, file, say) => {
    const content = form.querySelector(".asli")?.checked ? file : await smaller(file);
    const waiting = () => say("sambungan terputus, menunggu untuk melanjutkan …");
    const headers = { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value };
    const about = new FormData();
    about.set("name", file.name);
    about.set("size", content.size);
    about.set("fingerprint", await fingerprint(file, content));
    if (form.querySelector("[name=pribadi]").checked) about.set("pribadi", "ya");
    let state = await told(await asked(form.dataset.begin, { method: "POST", headers, body: about }, waiting));
    const address = state.address;
    let length = SMALLEST;
    while (!state.refusal && !state.done) {
      const offset = state.offset;
      say(`${Math.floor((100 * offset) / content.size)} % terkirim`);
      const body = content.slice(offset, offset + length);
      const begun = performance.now();
      const answer = await asked(`${address}?mulai=${offset}`, { method: "POST", headers, body }, waiting);
      length = performance.now() - begun < QUICK ? Math.min(2 * length, LARGEST) : SMALLEST;
      state = await told(answer);
    }
    say(state.refusal || "terkirim dan tersimpan");
    return !state.refusal;
  };

  const sendAll = async (form) => {
    const list = form.querySelector(".sending");
    const button = form.querySelector("button");
    button.disabled = true;
    list.hidden = false;
    list.replaceChildren();
    const lines = [...form.querySelector("[name=berkas]").files].map((file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name}: menunggu giliran`;
      list.append(line);
      return { file, say: (words) => { line.textContent = `${file.name}: ${words}`; } };
    });
    let whole = true;
    for (const { file, say } of lines) whole = (await sendFile(form, file, say)) && whole;
    if (whole) location.reload();
    button.disabled = false;
  };

  for (const form of document.querySelectorAll("form.upload")) {
    form.querySelector(".asli")?.closest("label").removeAttribute("hidden");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!form.querySelector("button").disabled) sendAll(form);
    });
  }
})();

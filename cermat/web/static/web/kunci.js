// Lets a security key answer: the form's options go to the browser, the answer goes back in the form.
"use strict";
(() => {
  const form = document.querySelector("form[data-kunci]");
  if (!form || !window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  const options = JSON.parse(form.dataset.kunci);

  const answer = () => {
    if (options.creation_options) {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options.creation_options.publicKey);
      return navigator.credentials.create({ publicKey });
    }
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options.request_options.publicKey);
    return navigator.credentials.get({ publicKey });
  };

  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      form.elements.credential.value = JSON.stringify(await answer());
      form.submit();
    } catch {
      form.querySelector("[data-keadaan]").textContent = "Kunci tidak menjawab. Coba lagi, atau pakai kode.";
    }
  });
})();

// Reads a text aloud with a voice that is on this machine. Where there is none, there is no button.
let speaking;

const voiceFor = (language) => window.speechSynthesis?.getVoices()
  .find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));

function stop() {
  speaking = undefined;
  window.speechSynthesis?.cancel();
}

export default function (component) {
  const { text, language, speak, silence } = component.data;
  const place = component.parentElement;
  let button = place.querySelector("button");

  const draw = () => {
    const voice = voiceFor(language);
    if (!voice) { button?.remove(); button = undefined; return; }
    if (!button) {
      button = document.createElement("button");
      button.type = "button";
      button.className = "mb-speak";
      place.appendChild(button);
    }
    button.textContent = speaking === text ? silence : speak;
    button.setAttribute("aria-pressed", String(speaking === text));
    button.onclick = () => {
      if (speaking === text) stop();
      else read(voice);
      draw();
    };
  };

  const read = (voice) => {
    stop();
    speaking = text;
    const sentences = text.split(/(?<=[。！？；\n])/).map((one) => one.trim()).filter(Boolean); // short pieces stop at once
    sentences.forEach((one, place) => {
      const said = new SpeechSynthesisUtterance(one);
      said.voice = voice;
      said.lang = voice.lang;
      said.rate = 0.9;
      if (place === sentences.length - 1) said.onend = () => { if (speaking === text) { speaking = undefined; draw(); } };
      window.speechSynthesis.speak(said);
    });
  };

  if (speaking !== undefined && speaking !== text) stop();
  draw();
  window.speechSynthesis?.addEventListener?.("voiceschanged", draw); // voices come later than the page
  return () => window.speechSynthesis?.removeEventListener?.("voiceschanged", draw);
}

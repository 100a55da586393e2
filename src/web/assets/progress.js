// Live progress: stages as they come, and the whole page again once the work has ended. Ids and stages only.
const box = document.querySelector('[data-progress]');
if (box) {
  const source = new EventSource(box.dataset.progress);
  let started = false;
  source.addEventListener('progress', (event) => {
    const { state, working, files } = JSON.parse(event.data);
    for (const { file, words } of files) {
      const stage = box.querySelector(`[data-file="${CSS.escape(file)}"] [data-stage]`);
      if (stage && stage.textContent !== words) stage.textContent = words;
    }
    if (!working || (started && state !== box.dataset.state)) { source.close(); location.reload(); }
    started = true;
  });
}

// Dropping files on the box that takes them.
const drop = document.querySelector('[data-drop]');
if (drop) {
  const input = drop.querySelector('input[type="file"]');
  const over = (isOver) => (event) => { event.preventDefault(); drop.classList.toggle('al-drop--over', isOver); };
  drop.addEventListener('dragover', over(true));
  drop.addEventListener('dragleave', over(false));
  drop.addEventListener('drop', (event) => { over(false)(event); input.files = event.dataTransfer.files; });
  const said = document.querySelector('[data-upload-state]');
  document.querySelector('[data-upload]')?.addEventListener('submit', () => { said.textContent = `Adding ${input.files.length} files…`; });
}

// The fingerprint of a file is taken here, in the browser: the file itself goes nowhere.
const verify = document.querySelector('[data-verify]');
if (verify && globalThis.crypto?.subtle) {
  verify.querySelector('[data-verify-hint]').textContent = 'The fingerprint is taken in your browser. The file does not leave your computer.';
  verify.addEventListener('submit', async (event) => {
    const [file] = verify.querySelector('input[type="file"]').files;
    if (!file) return;
    event.preventDefault();
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    location.href = `/verify/${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  });
}

// What scripts add: the design system's own, copying a reference, live progress. The review keys are in review.js.
import { initAll } from '/assets/nhsuk.js';
import '/assets/progress.js';
import '/assets/review.js';

initAll();

for (const ref of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'al-link-button al-small';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy ${ref.textContent}`);
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(ref.textContent);
    button.textContent = 'Copied';
  });
  ref.after(' ', button);
}

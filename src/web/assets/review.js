// The file page with scripts: one tab stop for the table, the inspector beside it, and keys that only move.
const review = document.querySelector('[data-review]');

/** Makes a table of the page an ARIA grid with one tab stop (WAI-ARIA Authoring Practices, grid pattern). */
function upgrade(table) {
  table.setAttribute('role', 'grid');
  table.setAttribute('aria-rowcount', String(Number(table.dataset.rows) + 1));
  table.setAttribute('aria-colcount', String(Number(table.dataset.columns) + 1));
  table.closest('.al-grid-scroll').removeAttribute('tabindex');
  for (const row of table.tBodies[0].rows) row.setAttribute('aria-rowindex', String(Number(row.dataset.row) + 1));
  for (const link of table.querySelectorAll('td a')) link.tabIndex = -1;
  const all = [...table.querySelectorAll('td[data-cell]')];
  for (const cell of all) { cell.setAttribute('role', 'gridcell'); cell.tabIndex = -1; }
  const first = table.querySelector('.al-cell--selected') ?? all.find((cell) => cell.querySelector('a')) ?? all[0];
  if (first) first.tabIndex = 0;
  table.addEventListener('keydown', (event) => move(event, table));
  table.addEventListener('click', (event) => {
    const cell = event.target.closest('td[data-cell]');
    if (!cell) return;
    event.preventDefault();
    focusCell(cell);
    openCell(cell);
  });
}

function focusCell(cell) {
  for (const other of cell.closest('table').querySelectorAll('td[tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
}

function move(event, table) {
  const cell = event.target.closest('td[data-cell]');
  if (!cell || event.altKey || event.metaKey) return;
  const rows = [...table.tBodies[0].rows];
  const row = rows.indexOf(cell.parentElement);
  const column = cell.cellIndex;
  const last = cell.parentElement.cells.length - 1;
  const to = {
    ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
    Home: [event.ctrlKey ? 0 : row, 1], End: [event.ctrlKey ? rows.length - 1 : row, last], PageUp: [Math.max(0, row - 15), column], PageDown: [Math.min(rows.length - 1, row + 15), column],
  }[event.key];
  if (to) {
    event.preventDefault();
    const target = rows[to[0]]?.cells[to[1]];
    if (target?.dataset.cell) focusCell(target);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    openCell(cell, true);
  }
}

const openCell = (cell, moves = false) => swap(`${location.pathname}?cell=${cell.dataset.cell}`, moves ? 'inspector' : 'stay');

/** Takes inspector, decision bar and status from the server's page at that address; the table stays as it is. */
async function swap(address, focus) {
  const url = new URL(address, location.href);
  const answer = await fetch(url, { headers: { 'X-Requested-With': 'review' } });
  if (!answer.ok || new URL(answer.url).pathname !== location.pathname) { location.href = url; return; }
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const selected = next.querySelector('.al-cell--selected')?.dataset.cell;
  const target = selected ? document.querySelector(`[data-cell="${CSS.escape(selected)}"]`) : null;
  if (selected && !target) { location.href = url; return; }
  for (const id of ['inspector', 'decision', 'status']) {
    const [here, there] = [document.getElementById(id), next.getElementById(id)];
    if (here && there) take(here, document.adoptNode(there));
  }
  history.replaceState(null, '', url.pathname + url.search);
  for (const cell of document.querySelectorAll('.al-cell--selected')) { cell.classList.remove('al-cell--selected'); cell.removeAttribute('aria-selected'); }
  for (const cell of document.querySelectorAll('.al-cell--used')) cell.classList.remove('al-cell--used');
  for (const cell of next.querySelectorAll('.al-cell--used')) document.querySelector(`[data-cell="${CSS.escape(cell.dataset.cell)}"]`)?.classList.add('al-cell--used');
  if (target) {
    target.classList.add('al-cell--selected');
    target.setAttribute('aria-selected', 'true');
    for (const other of target.closest('table').querySelectorAll('td[tabindex="0"]')) other.tabIndex = -1;
    target.tabIndex = 0;
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  if (focus === 'inspector') document.getElementById('inspector')?.focus({ preventScroll: innerWidth >= 1100 });
  if (innerWidth < 1100 && focus === 'inspector') document.getElementById('inspector')?.scrollIntoView();
}

/** Puts the new part in the place of the old one, and never loses words: what is being written stays, with what it is about. */
function take(here, there) {
  if (here.querySelector('details[open]')) {
    for (const part of ['.al-decision__says', '[data-key="n"]', '[data-key="p"]']) {
      const [old, fresh] = [here.querySelector(part), there.querySelector(part)];
      if (old && fresh) old.replaceWith(fresh);
    }
    return;
  }
  for (const text of here.querySelectorAll('textarea')) {
    const twin = text.value !== text.defaultValue && there.querySelector(`#${CSS.escape(text.id)}`);
    if (twin) twin.closest('form').replaceWith(text.closest('form'));
  }
  here.replaceWith(there);
}

const isTyping = (element) => element instanceof HTMLElement && (element.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName));
const keysOff = () => localStorage.getItem('airlock-keys') === 'off';
let lastG = 0;

/** Letters only move. A decision needs a second, ordinary key press on a focused button. */
function onKey(event) {
  if (event.ctrlKey && event.key === 'Enter') { event.target.closest?.('form')?.requestSubmit(); return; }
  if (event.key === 'Escape') { leaveInspector(event); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || keysOff()) return;
  const now = Date.now();
  if (event.key === 'g') { lastG = now; return; }
  if (now - lastG < 1500 && event.key === 'q') { location.href = '/queue'; return; }
  if (now - lastG < 1500 && event.key === 'r') { location.href = review.dataset.request; return; }
  if (event.key === '?') { location.href = '/help'; return; }
  if (event.key === '/' && document.getElementById('find')) { event.preventDefault(); document.getElementById('find').focus(); return; }
  const places = { v: '[data-key-href="map"]', d: '[data-key-href="compare"]', f: '[data-key-href="fix"]', c: '#comment-researcher', C: '#comment-checkers' };
  const place = document.querySelector(places[event.key] ?? `[data-key="${CSS.escape(event.key)}"]`);
  if (!place) return;
  event.preventDefault();
  if (event.key === 'a' || event.key === 'r' || event.key === 'c' || event.key === 'C') place.focus();
  else if ('swap' in place.dataset) swap(place.href, 'inspector');
  else place.click();
}

function leaveInspector(event) {
  const open = event.target.closest?.('details.al-decide[open]');
  if (open) { open.open = false; open.querySelector('summary').focus(); return; }
  if (!event.target.closest?.('#inspector')) return;
  (document.querySelector('.al-cell--selected') ?? document.querySelector('[data-grid] td[tabindex="0"]'))?.focus();
}

if (review) {
  for (const table of document.querySelectorAll('[data-grid]')) upgrade(table);
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('#inspector a[href*="?finding="], #decision a[data-swap]');
    if (!link || event.ctrlKey || event.metaKey || link.href.includes('comment=')) return;
    event.preventDefault();
    swap(link.href, 'inspector');
  });
  document.addEventListener('toggle', (event) => { if (event.target.matches?.('details.al-decide[open]')) event.target.querySelector('textarea')?.focus(); }, true);
}

// The off switch for letter keys, on the help page.
const toggle = document.querySelector('[data-keys-switch]');
if (toggle) {
  const say = () => { toggle.textContent = keysOff() ? 'Turn letter keys on' : 'Turn letter keys off'; };
  toggle.hidden = false;
  toggle.addEventListener('click', () => { localStorage.setItem('airlock-keys', keysOff() ? 'on' : 'off'); say(); });
  say();
}

// On the request page, one key leads to the next file to decide.
const nextFile = document.querySelector('a[data-next]');
if (nextFile && !review) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || keysOff()) return;
    if (event.key === 'j' || event.key === 'n') nextFile.click();
  });
}

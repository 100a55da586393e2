/**
 * The files of an ACRO folder that belong to the checkers and are not released: its results, its configuration and its
 * checksums. A results file alone is not known to be ACRO's; one with its configuration or checksums beside it is.
 */
export function acroBookkeeping(names: readonly string[]): ReadonlySet<string> {
  const own = new Set<string>();
  for (const list of names) {
    const folder = /^(.*\/)?(?:results|outputs)\.json$/i.exec(list)?.slice(1, 2).map((found) => found ?? '')[0];
    if (folder === undefined) continue;
    const beside = names.filter((name) => name === `${folder}config.json` || (name.startsWith(`${folder}checksums/`) && /^[^/]+\.txt$/.test(name.slice(`${folder}checksums/`.length))));
    if (beside.length > 0) [list, ...beside].forEach((name) => own.add(name));
  }
  return own;
}

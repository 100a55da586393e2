import { requestLimits } from './limits.js';

const controls = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/**
 * A name as it may be shown and written into a bundle: forward slashes, no way out of its folder, no control or
 * direction-changing characters, at most 255 characters with the ending kept. Empty when nothing is left.
 */
export function tidyName(name: string): string {
  const steps = name.normalize('NFC').replaceAll('\\', '/').replaceAll(controls, '').split('/').map((step) => step.trim());
  const path = steps.filter((step) => step !== '' && step !== '.' && step !== '..' && !/^[a-z]:$/i.test(step)).join('/');
  if (path.length <= requestLimits.name) return path;
  const ending = /\.[^./]{1,20}$/.exec(path)?.[0] ?? '';
  return path.slice(0, requestLimits.name - ending.length).replace(/[\uD800-\uDBFF]$/, '') + ending;
}

/** The name, numbered where it is taken: "a.csv", "a (2).csv", "a (3).csv". */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const ending = /\.[^./]*$/.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length);
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${stem} (${number})${ending}`;
  return free;
}

import type { Cell, Table } from './table.js';

/** A zero that cannot be otherwise (males × pregnant), because it was declared so. Nothing is assumed. */
export function isStructuralZero(table: Table, cell: Cell): boolean {
  return (table.structuralZeros ?? []).some((zero) => {
    const pairs = Object.entries(zero);
    return pairs.length > 0 && pairs.every(([name, label]) => matches(table, cell, name, label));
  });
}

const yes = new Set(['yes', 'true', '1', 'y']);
const plain = (text: string): string => text.toLowerCase().normalize('NFKC').replaceAll(/[\s_-]+/g, ' ').trim();

/** `name: label` names a category of the dimension `name`; "pregnant: yes" also names the category "pregnant". */
function matches(table: Table, cell: Cell, name: string, label: string): boolean {
  return cell.coords.some((index, at) => {
    const dimension = table.dimensions[at]!;
    const category = plain(dimension.categories[index]!.label);
    if (plain(dimension.name) === plain(name)) return category === plain(label) || (category === plain(name) && yes.has(plain(label)));
    return (category === plain(name) && yes.has(plain(label))) || category === plain(`${name} ${label}`) || category === plain(`${name}: ${label}`);
  }) || (plain(table.measures[cell.measure]!.label) === plain(name) && yes.has(plain(label)));
}

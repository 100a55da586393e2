const band = /^(\D{0,20}?)(\d{1,6})(\s*(?:-|–|—|to)\s*)(\d{1,6})(\D{0,20})$/;
const open = /^(\D{0,20}?)(\d{1,6})(\s*(?:\+|and over|and above|or over|or more|plus))$/i;
const under = /^(under|below|less than|<|up to)\s*(\d{1,6})(\D{0,20})$/i;

/** One label for several categories in order: "65-74" and "75-84" are "65-84"; what is no range is listed. */
export function joinedLabel(labels: readonly string[]): string {
  const [first, last] = [labels[0]!.trim(), labels.at(-1)!.trim()];
  const start = band.exec(first);
  const end = band.exec(last);
  const rest = open.exec(last);
  if (labels.every((label) => band.test(label.trim()) || open.test(label.trim()) || under.test(label.trim()))) {
    if (start && end) return `${start[1]}${start[2]}${start[3]}${end[4]}${end[5]}`;
    if (start && rest) return `${start[1]}${start[2]}${rest[3]}`;
    const below = under.exec(first);
    if (below && end) return `${below[1]}${below[1] === '<' ? '' : ' '}${Number(end[4]) + 1}${below[3]}`;
    if (below && rest) return 'All ages';
  }
  return labels.map((label) => label.trim()).join(labels.length > 2 ? '; ' : ' or ');
}

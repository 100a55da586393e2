import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

export const isElement = (node: Node): node is Element => 'tagName' in node;
export const childrenOf = (node: Node | DefaultTreeAdapterTypes.Document): readonly Node[] => {
  if ('tagName' in node && node.tagName === 'template' && 'content' in node) return (node.content as DefaultTreeAdapterTypes.DocumentFragment).childNodes;
  return 'childNodes' in node ? (node.childNodes as Node[]) : [];
};
export const attributeOf = (element: Element, name: string): string | undefined => element.attrs.find((attribute) => attribute.name === name)?.value;
export const lineOf = (node: Node): number => node.sourceCodeLocation?.startLine ?? 1;

export const parseHtml = (text: string): DefaultTreeAdapterTypes.Document => parse(text, { sourceCodeLocationInfo: true });

/** Whether an element says of itself that it is not shown. */
export const isHidden = (element: Element): boolean => {
  if (attributeOf(element, 'hidden') !== undefined) return true;
  if (element.tagName === 'template' || (element.tagName === 'input' && attributeOf(element, 'type') === 'hidden')) return true;
  const style = attributeOf(element, 'style') ?? '';
  return /display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|opacity\s*:\s*0(\.0+)?\s*(;|$|!)|font-size\s*:\s*0(px|pt|em|%)?\s*(;|$|!)|(left|top|text-indent)\s*:\s*-\d{3,}(px|em)|color\s*:\s*transparent/i.test(style);
};

/** All text under a node, blocks parted by spaces; hidden parts too, unless only what is shown is asked for. */
export const textUnder = (node: Node, raise: (text: string) => string = (text) => text, onlyShown = false): string => {
  let text = '';
  const stack: { node: Node; raised: boolean }[] = [{ node, raised: false }];
  while (stack.length > 0) {
    const { node: at, raised } = stack.pop()!;
    if (at.nodeName === '#text' && 'value' in at) { text += raised ? raise(at.value) : at.value; continue; }
    if (!isElement(at)) continue;
    if (['script', 'style'].includes(at.tagName) || (onlyShown && isHidden(at))) continue;
    if (['br', 'p', 'div', 'li', 'tr', 'td', 'th'].includes(at.tagName)) text += ' ';
    if (at.tagName === 'img') text += attributeOf(at, 'alt') ?? '';
    const children = childrenOf(at);
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push({ node: children[index]!, raised: raised || at.tagName === 'sup' });
  }
  return text;
};

// Characters that no one sees: controls, marks of direction, blanks without width, the byte order mark.
const unseenCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** A text without the characters that no one sees. */
export const withoutUnseen = (text: string): string => text.replace(unseenCharacters, '');

/** What a text of its kind says to its authors alone: comments of LaTeX and of Markdown. */
const withoutComments = (text: string, kind: string): string => {
  if (kind === 'latex') return text.replace(/^[ \t]*%.*\n?/gm, '').replace(/(?<!\\)%.*$/gm, '%');
  return kind === 'markdown' ? text.replace(/<!--[\s\S]*?-->/g, '') : text;
};

/** A text with its visible characters only, as UTF-8 with plain line ends. */
export const writeText = (text: string, kind: string): Uint8Array => new TextEncoder().encode(withoutUnseen(withoutComments(text.replace(/\r\n?/g, '\n'), kind)));

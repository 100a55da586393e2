// Characters that no one sees: controls, marks of direction, blanks without width, the byte order mark.
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** A text with its visible characters only, as UTF-8 with plain line ends. */
export const writeText = (text: string): Uint8Array => new TextEncoder().encode(text.replace(/\r\n?/g, '\n').replace(unseen, ''));

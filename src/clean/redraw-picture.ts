/** Formats a picture is drawn anew in; others become PNG. */
const kept = new Set(['png', 'jpeg', 'webp']);
const mostPixels = 50_000_000;

export interface Redrawn {
  readonly bytes: Uint8Array;
  readonly kind: 'png' | 'jpeg' | 'webp';
  /** Pages or frames that were left out: only the first is drawn. */
  readonly leftOut: number;
}

/** Draws a picture anew from its pixels: turned as it is shown, and without anything that is not a pixel. */
export async function redrawPicture(bytes: Uint8Array, kind: string): Promise<Redrawn> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', animated: false });
  const { pages = 1 } = await picture.metadata();
  const target = kept.has(kind) ? kind as Redrawn['kind'] : 'png';
  const turned = picture.timeout({ seconds: 30 }).rotate();
  const drawn = target === 'jpeg' ? turned.jpeg({ quality: 95 }) : target === 'webp' ? turned.webp({ lossless: true }) : turned.png();
  return { bytes: new Uint8Array(await drawn.toBuffer()), kind: target, leftOut: pages - 1 };
}

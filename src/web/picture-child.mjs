// Draws one picture anew as PNG on standard output. A process of its own: a decoder that breaks takes only itself along.
import sharp from 'sharp';

sharp.cache(false);
sharp.concurrency(1);
const png = await sharp(process.argv[2], { limitInputPixels: 50_000_000, failOn: 'error', density: 96, animated: false })
  .timeout({ seconds: 15 })
  .rotate()
  .resize({ width: 2000, height: 2000, fit: 'inside', withoutEnlargement: true })
  .png()
  .toBuffer();
process.stdout.write(png);

/** What a kind of file is for the airlock: read, opened as a container, or refused by default. */
export type Family = 'table' | 'text' | 'document' | 'data' | 'figure' | 'code' | 'archive' | 'refused';

export interface Kind {
  /** What a person calls it. */
  readonly name: string;
  readonly family: Family;
  /** Endings that go with it, without the dot. */
  readonly endings: readonly string[];
  /** Refused kinds: what to send instead. */
  readonly instead?: string;
}

const data = 'Send the results as CSV tables; individual records stay inside.';
const model = 'Send the coefficients or a summary table as CSV; a fitted model can hold the people it was fitted to.';
const sheet = 'Save it as XLSX or CSV and send that.';
const picture = 'Export the figure as PNG and attach the table of numbers behind it.';

const kind = (name: string, family: Family, endings: string, instead?: string): Kind =>
  ({ name, family, endings: endings.split(' '), ...(instead ? { instead } : {}) });

/** Every kind the airlock can name. A file that is none of these is `unknown`, and a human looks. */
export const kinds = {
  csv: kind('delimited text', 'table', 'csv tsv tab psv txt dat out'),
  xlsx: kind('Excel workbook', 'table', 'xlsx xlsm xltx xltm'),
  ods: kind('OpenDocument spreadsheet', 'table', 'ods ots'),
  text: kind('plain text', 'text', 'txt text out lst asc md'),
  log: kind('log or listing', 'text', 'log smcl lst out rout txt spo'),
  markdown: kind('Markdown', 'text', 'md markdown qmd rmd txt'),
  latex: kind('LaTeX', 'text', 'tex ltx txt'),
  html: kind('web page', 'document', 'html htm xhtml'),
  docx: kind('Word document', 'document', 'docx docm dotx'),
  pptx: kind('PowerPoint presentation', 'document', 'pptx pptm potx ppsx'),
  odt: kind('OpenDocument text', 'document', 'odt ott odp'),
  rtf: kind('RTF document', 'document', 'rtf doc'),
  pdf: kind('PDF', 'document', 'pdf'),
  json: kind('JSON', 'data', 'json geojson vl'),
  jsonl: kind('JSON lines', 'data', 'jsonl ndjson json'),
  yaml: kind('YAML', 'data', 'yaml yml'),
  xml: kind('XML', 'data', 'xml xsd kml rdf owl'),
  notebook: kind('notebook', 'code', 'ipynb'),
  parquet: kind('Parquet file', 'data', 'parquet pq'),
  svg: kind('SVG figure', 'figure', 'svg'),
  png: kind('PNG picture', 'figure', 'png'),
  jpeg: kind('JPEG picture', 'figure', 'jpg jpeg jpe jfif'),
  tiff: kind('TIFF picture', 'figure', 'tif tiff'),
  webp: kind('WebP picture', 'figure', 'webp'),
  gif: kind('GIF picture', 'figure', 'gif'),
  code: kind('program code', 'code', 'r py do ado sql sas sps jl m mata stan sh rmd qmd js ts'),
  zip: kind('ZIP archive', 'archive', 'zip'),
  tar: kind('TAR archive', 'archive', 'tar'),
  gzip: kind('GZIP file', 'archive', 'gz tgz'),
  // Refused by default: called what they are, with what to send instead.
  'encrypted-office': kind('encrypted Office document', 'refused', 'xlsx docx pptx xls doc ppt', 'Remove the password and send it again.'),
  xls: kind('old Excel workbook (BIFF)', 'refused', 'xls xlt', sheet),
  xlsb: kind('binary Excel workbook', 'refused', 'xlsb', sheet),
  doc: kind('old Word document', 'refused', 'doc dot', 'Save it as DOCX and send that.'),
  ppt: kind('old PowerPoint presentation', 'refused', 'ppt pps', 'Save it as PPTX and send that.'),
  ole: kind('OLE compound file', 'refused', 'msg ole', 'Send the tables in it as CSV.'),
  stata: kind('Stata data file', 'refused', 'dta', data),
  'stata-estimates': kind('Stata estimates file', 'refused', 'ster', model),
  'stata-graph': kind('Stata graph file', 'refused', 'gph', picture),
  spss: kind('SPSS data file', 'refused', 'sav zsav por', data),
  sas: kind('SAS data file', 'refused', 'sas7bdat sas7bcat xpt', data),
  r: kind('R object file', 'refused', 'rds rdata rda', data),
  pickle: kind('Python pickle', 'refused', 'pkl pickle joblib p', model),
  sqlite: kind('SQLite database', 'refused', 'sqlite sqlite3 db', data),
  duckdb: kind('DuckDB database', 'refused', 'duckdb db', data),
  numpy: kind('NumPy array', 'refused', 'npy npz', data),
  hdf5: kind('HDF5 file', 'refused', 'h5 hdf5 hdf h5ad mat nc', data),
  matlab: kind('MATLAB data file', 'refused', 'mat fig', data),
  netcdf: kind('NetCDF file', 'refused', 'nc cdf', data),
  arrow: kind('Arrow or Feather file', 'refused', 'arrow feather ipc', data),
  orc: kind('ORC file', 'refused', 'orc', data),
  avro: kind('Avro file', 'refused', 'avro', data),
  dicom: kind('DICOM image', 'refused', 'dcm dicom', 'Medical images are records of one person; send derived tables.'),
  nifti: kind('NIfTI image', 'refused', 'nii', 'Medical images are records of one person; send derived tables.'),
  vcf: kind('VCF genotype file', 'refused', 'vcf bcf', 'Send summary statistics without individuals.'),
  plink: kind('PLINK genotype file', 'refused', 'bed bim fam ped', 'Send summary statistics without individuals.'),
  bam: kind('sequence alignment file', 'refused', 'bam sam cram', 'Send summary statistics without individuals.'),
  fastq: kind('sequence read file', 'refused', 'fastq fq fasta fa', 'Send summary statistics without individuals.'),
  onnx: kind('ONNX model', 'refused', 'onnx', model),
  pytorch: kind('PyTorch model', 'refused', 'pt pth ckpt', model),
  keras: kind('Keras model', 'refused', 'keras', model),
  safetensors: kind('safetensors model', 'refused', 'safetensors', model),
  gguf: kind('GGUF model', 'refused', 'gguf', model),
  shapefile: kind('ESRI shapefile', 'refused', 'shp dbf shx', 'Send a figure as PNG and the areas as a CSV table.'),
  emf: kind('Windows metafile', 'refused', 'emf wmf', picture),
  postscript: kind('PostScript', 'refused', 'ps eps', picture),
  bmp: kind('BMP picture', 'refused', 'bmp dib', picture),
  heic: kind('HEIC picture', 'refused', 'heic heif avif', picture),
  sevenzip: kind('7-Zip archive', 'refused', '7z', 'Send the files themselves, or a ZIP archive.'),
  rar: kind('RAR archive', 'refused', 'rar', 'Send the files themselves, or a ZIP archive.'),
  xz: kind('XZ file', 'refused', 'xz', 'Send the file itself, or a ZIP archive.'),
  bzip2: kind('BZIP2 file', 'refused', 'bz2', 'Send the file itself, or a ZIP archive.'),
  zstd: kind('Zstandard file', 'refused', 'zst', 'Send the file itself, or a ZIP archive.'),
  pgp: kind('encrypted PGP message', 'refused', 'pgp gpg asc', 'Send it without encryption: a checker must be able to read it.'),
  executable: kind('program', 'refused', 'exe dll so dylib jar class', 'Programs do not leave; send source code.'),
  audio: kind('sound recording', 'refused', 'wav mp3 ogg flac m4a', 'Recordings of people do not leave; send derived tables.'),
  video: kind('film', 'refused', 'mp4 avi mov mkv webm', 'Recordings of people do not leave; send derived tables.'),
  epub: kind('e-book', 'refused', 'epub', 'Send the tables in it as CSV.'),
  access: kind('Access database', 'refused', 'mdb accdb', data),
  plist: kind('binary property list', 'refused', 'plist', data),
  java: kind('serialised Java object', 'refused', 'ser', model),
  git: kind('file of a git repository', 'refused', 'idx pack', 'Leave the .git folder out: it holds every earlier version.'),
  empty: kind('empty file', 'refused', '', 'The file holds nothing: export it again.'),
  binary: kind('binary data of an unknown kind', 'refused', 'bin', 'Send the results as CSV tables or PNG figures.'),
} as const satisfies Record<string, Kind>;

export type KindId = keyof typeof kinds;
export const kindOf = (id: KindId): Kind => kinds[id];

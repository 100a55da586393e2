/**
 * Every kind of fact a reader may state, with what it means. File rules name these; a reader that states another
 * kind fails its tests. Kinds are kebab-case and are never reused for something else.
 */
export const factKinds = {
  // any file
  'file-empty': 'The file holds no bytes.',
  'file-type': 'The kind of the file; detail.kind, detail.family and detail.bytes.',
  'signature-mismatch': 'The ending names another kind than the bytes show; detail.kind, detail.ending.',
  'nul-bytes': 'A text file holds NUL or control bytes; count.',
  'binary-data-object': 'A data or model object; detail.kind, and rows and variables where its header says.',
  'trailing-bytes': 'Bytes after the end of the format (or before its start); count is how many.',
  'encrypted': 'The content is encrypted and cannot be read.',
  'signed': 'The package carries a digital signature, which may name a person.',
  'git-file': 'The path lies in a .git folder.',
  // archives and packages
  'archive': 'The file is an archive; count is the number of members.',
  'archive-in-archive': 'An archive lies within an archive.',
  'archive-bomb': 'The archive unpacks to far more than it holds, or past a limit.',
  'archive-path-escape': 'A member names a path outside the archive.',
  'archive-link': 'A member is a link to another path.',
  'archive-duplicate-name': 'Two members have the same name.',
  'package-unknown-part': 'A package holds a part that no reader knows.',
  'xml-doctype': 'A part declares a document type, which could define entities; refused.',
  // workbooks
  'xlsx-hidden-sheet': 'A hidden sheet with content; detail.state hidden or veryHidden, count of filled cells.',
  'xlsx-hidden-row': 'Hidden rows with content; count of rows, detail.filtered.',
  'xlsx-hidden-column': 'Hidden columns with content; count of columns.',
  'xlsx-invisible-text': 'Cells written in the colour of their background, or too small to see; count.',
  'xlsx-masked-value': 'Cells whose number format shows nothing of the stored value, or something else; count.',
  'xlsx-precision': 'Cells that store more digits than they show; count.',
  'xlsx-comment': 'Comments or notes; count.',
  'xlsx-defined-name': 'A hidden defined name, or one that holds a value or leads outside.',
  'xlsx-pivot-cache': 'A pivot cache; count of stored records.',
  'xlsx-external-link': 'A link to another workbook, with cached values.',
  'xlsx-connection': 'A data connection or query; it may name servers and people.',
  'xlsx-data-model': 'A data model or Power Query mashup inside the workbook.',
  'xlsx-embedded-object': 'An embedded file or object.',
  'xlsx-embedded-picture': 'A picture in the workbook; count.',
  'xlsx-chart-cache': 'A chart with its series stored beside it; count of points.',
  'xlsx-macro': 'Macros.',
  'xlsx-formula-reference': 'Formulas that read hidden sheets or other files; count.',
  'xlsx-formula-without-value': 'Formulas without a stored result; count.',
  'xlsx-data-validation': 'Drop-down lists that hold values; count.',
  'xlsx-conditional-format': 'Conditional formats, whose limits may tell of values; count.',
  'xlsx-custom-xml': 'Custom XML data in the package.',
  'xlsx-orphaned-string': 'Shared texts no cell uses any more: deleted values; count.',
  'xlsx-header-footer': 'Page headers or footers with text.',
  'xlsx-revision-log': 'The history of a shared workbook.',
  // documents
  'document-property': 'A property that names a person, an organisation or a place; detail.property.',
  'document-comment': 'Comments in a document; count.',
  'document-tracked-change': 'Tracked changes: deleted text is still there; count.',
  'document-hidden-text': 'Text a reader does not see; count of runs.',
  'document-embedded-object': 'An embedded file or object.',
  'document-chart-cache': 'A chart with its series stored beside it; count of points.',
  'document-picture': 'A picture in a document; count.',
  'document-macro': 'Macros or scripts in a document.',
  'document-external-link': 'Content loaded from elsewhere, or a link to a local file.',
  'document-alt-text': 'Descriptions of pictures; count.',
  'document-custom-xml': 'Custom XML data in the package.',
  'pptx-hidden-slide': 'A hidden slide.',
  'pptx-speaker-note': 'Speaker notes; count of slides.',
  'pdf-attachment': 'A file attached to a PDF.',
  'pdf-script': 'A script or automatic action in a PDF.',
  'pdf-annotation': 'Annotations with text; count.',
  'pdf-form-field': 'Form fields with values; count.',
  'pdf-hidden-layer': 'A layer that is not shown.',
  'pdf-invisible-text': 'Text drawn invisibly or covered; count of runs.',
  'pdf-earlier-revision': 'Earlier versions kept in the file; count.',
  'pdf-picture-page': 'Pages that are only a picture; count.',
  // pictures
  'image-gps': 'A position where the picture was taken.',
  'image-metadata': 'Metadata that names a person, a place, a device or a time; detail.property.',
  'image-text-chunk': 'Text stored in a picture; count.',
  'image-thumbnail': 'A small copy of the picture, which may show what was cut off.',
  'image-extra-page': 'More pages or frames than one; count.',
  'figure': 'A figure; detail.vector, width and height.',
  'svg-marks': 'Marks that could each be one record; count, detail.shape.',
  'svg-script': 'Scripts or event handlers in an SVG.',
  'svg-metadata': 'Metadata in an SVG that names a person, a file or a tool’s data.',
  'svg-embedded-data': 'Data or pictures embedded in an SVG; count of bytes.',
  'svg-hidden-content': 'Content of an SVG that is not shown; count.',
  // web pages
  'html-script': 'Scripts in a page; count.',
  'html-comment': 'Comments in a page; count.',
  'html-hidden-element': 'Elements that are not shown but hold text; count.',
  'html-embedded-data': 'Data embedded in a page; count of values, or bytes in detail.bytes.',
  'html-external-source': 'Content loaded from elsewhere; count.',
  'html-source-code': 'The source code of the analysis, embedded in the page.',
  // notebooks, logs, code
  'notebook-output': 'Cells of a notebook with stored output; count.',
  'notebook-attachment': 'Files attached to notebook cells; count.',
  'notebook-metadata': 'Metadata of a notebook that names a person or a path.',
  'log-record-print': 'A command that prints single records: list, head, print of a data frame; detail.command.',
  'log-extremes-print': 'A command that prints the smallest and largest values; detail.command.',
  'log-path': 'A path that names a person or a machine; count.',
  'prose-count': 'A count in a sentence; count is its value, so that rules can compare it with a threshold.',
  'code-identifier': 'A hard-coded identifier of a record; count.',
  'code-secret': 'A password, token or connection string.',
  'code-inline-data': 'Data written into code; count of values.',
  'code-path': 'A path that names a person; count.',
  'code-count-comment': 'A count in a comment; count is its value.',
  // tables and other formats
  'formula-cell': 'A text cell that a spreadsheet would run as a formula.',
  'acro-results': 'The results file of ACRO, which belongs to the checkers.',
  'acro-output': 'An output that ACRO’s results name: a file in `part`, or a sheet; detail.status, type, exception, version, failing (cells), mitigated.',
  'acro-config': 'The numbers ACRO was set to; detail.threshold, dof, n, k, p.',
  'json-records': 'An array of records in JSON; count.',
  'parquet-metadata': 'Metadata of a Parquet file beside its columns.',
} as const;

export type FactKind = keyof typeof factKinds;

/** Facts about what a person can see, or about the file as a whole. */
const shown: ReadonlySet<string> = new Set<FactKind>([
  'file-type', 'file-empty', 'signature-mismatch', 'git-file', 'figure', 'svg-marks', 'prose-count', 'formula-cell', 'xlsx-header-footer', 'json-records',
  'acro-results', 'acro-output', 'acro-config', 'log-record-print', 'log-extremes-print', 'log-path', 'code-identifier', 'code-secret', 'code-inline-data', 'code-path', 'code-count-comment',
]);

/** Whether a fact is of content that a person who opens the file does not see. */
export const isHiddenContent = (is: string): boolean => !shown.has(is);

/** Hidden content of formats that a clean copy can be made of (see src/clean). */
export const isCleanable = (is: string): boolean => isHiddenContent(is) && !/^(?:pdf-|archive|encrypted$|binary-data-object$|parquet-)/.test(is);

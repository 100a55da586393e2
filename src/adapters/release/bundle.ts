/** What is in a release bundle, and under which name. */
export const bundleNames = {
  record: 'record.json',
  signature: 'record.sig',
  key: 'signing-key.pem',
  /** Before the name of each released file. */
  files: 'files/',
} as const;

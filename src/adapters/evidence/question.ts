/** Which evidence is asked for, of which data. */
export interface EvidenceQuestion {
  /** A CSV or Parquet file of one row a record. */
  readonly disk: string;
  readonly by: readonly string[];
  readonly value: string;
  /** Left out: every record is a contributor of its own. */
  readonly contributor?: string;
  readonly weight?: string;
  readonly margins: boolean;
  readonly separator: string;
}

/** The data do not fit the question; the words are for the person who asked. No value of the data is in them. */
export class EvidenceTrouble extends Error {}

export const raggedWords = 'the data are not a regular CSV: some lines have another number of fields, or a quotation mark is open.';

export const isParquet = (disk: string): boolean => /\.parquet$/i.test(disk);

/** The places of the columns named, or trouble that names the missing one. */
export function placesOf(header: readonly string[], question: EvidenceQuestion): { by: number[]; value: number; contributor?: number; weight?: number } {
  const place = (name: string): number => {
    const at = header.indexOf(name);
    if (at < 0) throw new EvidenceTrouble(`the data have no column "${name}".`);
    return at;
  };
  return {
    by: question.by.map(place), value: place(question.value),
    ...(question.contributor !== undefined && { contributor: place(question.contributor) }),
    ...(question.weight !== undefined && { weight: place(question.weight) }),
  };
}

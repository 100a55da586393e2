/** Where approved bytes go. Idempotent: releasing the same release again changes nothing. */
export interface ReleaseDesk {
  /**
   * Writes files and record under the release's id, from the vault; complete or not at all. Answers the digests whose
   * bytes are not what they should be: none when it was written.
   */
  write(release: { readonly id: string; readonly record: Readonly<Record<string, unknown>>; readonly files: readonly { readonly sha256: string; readonly name: string }[] }): Promise<readonly string[]>;
  /** The bundle as a path to a zip file, once written. */
  bundle(id: string): Promise<string | undefined>;
}

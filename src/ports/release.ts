/** Where approved bytes go. Idempotent: releasing the same release again changes nothing. */
export interface ReleaseDesk {
  /** Writes files and record under the release's id, from the vault, checking each digest; complete or not at all. */
  write(release: { readonly id: string; readonly record: Readonly<Record<string, unknown>>; readonly files: readonly { readonly sha256: string; readonly name: string }[] }): Promise<void>;
  /** The bundle as a path to a zip file, once written. */
  bundle(id: string): Promise<string | undefined>;
}

/** How files that are attached to cases come from the disk and go back. */
export interface CaseFiles {
  /** @throws InputError `attachment-too-large`, `file-unreadable` */
  read(path: string): Promise<Uint8Array>
  /** Writes a file whole or not at all. @throws SourceError `file-unwritable` */
  write(path: string, bytes: Uint8Array): Promise<void>
}

/** A file of a folder, as it was found. */
export interface FoundFile {
  readonly path: string
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** Where reports are put down as folders, and looked at again. */
export interface ReportShelf {
  /**
   * Writes all files into a new folder, whole or not at all.
   * @throws InputError `report-folder-taken`; SourceError `file-unwritable`
   */
  writeFolder(folder: string, files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Promise<void>
  /**
   * Reads and digests what a folder holds; null: it is no folder.
   * @throws InputError `report-folder-strange` for links and folders in it; SourceError `file-unreadable`
   */
  readFolder(folder: string): Promise<readonly FoundFile[] | null>
}

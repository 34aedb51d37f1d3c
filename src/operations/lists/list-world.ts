import type { ListFormat } from '../../formats/lists/list-format.ts'
import type { ListSource } from '../../model/listing.ts'
import type { FactLog } from '../fact-log.ts'
import type { Clock, Progress } from '../ports.ts'
import type { Fetched, ListDelivery, ListShelf } from './list-shelf.ts'

/** What taking in lists reaches: files, publishers, and where versions are kept. */
export interface ListWorld {
  readonly facts: FactLog
  readonly shelf: ListShelf
  readonly sources: readonly ListSource[]
  readonly formats: readonly ListFormat[]
  readonly clock: Clock
  readonly progress: Progress
  readonly by: string
  readonly sha256: (text: string) => string
  interrupted(): boolean
  /** Opens files of this machine, by key of the format's files. @throws InputError `file-unreadable`, `archive-unclear` */
  open(files: Readonly<Record<string, string>>, format: ListFormat): Promise<ListDelivery>
  /**
   * Asks a publisher for what is newer than the files known.
   * @param addresses by key of the format's files
   * @param waiting hears how far it is, and says when the user stops it
   * @throws SourceError `publisher-unreachable`, `publisher-refused`, `publisher-too-large`, `publisher-redirected`; InputError `interrupted`
   */
  fetchNewer(
    addresses: Readonly<Record<string, string>>,
    format: ListFormat,
    known: readonly {
      readonly address: string | null
      readonly etag: string | null
      readonly lastModified: string | null
    }[],
    waiting?: { readonly progress: Progress; interrupted(): boolean },
  ): Promise<Fetched>
}

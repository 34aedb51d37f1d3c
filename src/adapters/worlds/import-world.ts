import { TAG_FORMATS, TRANSFER_FORMATS } from '../../formats/index.ts'
import type { ImportWorld } from '../../operations/import-files.ts'
import type { Progress } from '../../operations/ports.ts'
import { openRows } from '../files/open-rows.ts'
import { readBytes, readText } from '../files/sniff-format.ts'
import { openEmbeddedStore } from '../transfers/embedded/embedded-store.ts'
import { readTagFile } from './read-tags.ts'
import { storeFolder } from './store-world.ts'

/** A data folder's store, opened to take files in. */
export async function importWorld(
  data: string,
  progress: Progress,
): Promise<{ world: ImportWorld; close(): Promise<void> }> {
  const store = await openEmbeddedStore(storeFolder(data))
  const world: ImportWorld = {
    importer: {
      importFile: (path, format, context, told) => store.importFile(path, format, context, openRows, told),
      importTransactions: async transactions => store.importTransactions(transactions),
      importTags: tags => store.importTags(tags),
    },
    progress,
    transferFormats: TRANSFER_FORMATS,
    tagFormats: TAG_FORMATS,
    bytes: readBytes,
    text: readText,
    tags: readTagFile,
  }
  return { world, close: () => store.close() }
}

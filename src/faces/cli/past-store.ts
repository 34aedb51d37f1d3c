import { type ImportWorld, importTransactionRows } from '../../operations/import-files.ts'
import type { PastStore } from '../../operations/live/fill-past.ts'
import type { Doors } from '../doors.ts'

/** Takes pasts into the store of a data folder. What a source told lies beside it, under `past`, as it was taken in. */
export function pastStore(data: string, doors: Pick<Doors, 'importing' | 'writeText'>): PastStore {
  const importing = async <T>(work: (world: ImportWorld) => Promise<T>): Promise<T> => {
    const { world, close } = await doors.importing(data, SILENT)
    try {
      return await work(world)
    } finally {
      await close()
    }
  }
  return {
    async transfers(table, name) {
      const file = `${data}/past/${name}.csv`
      await doors.writeText(file, table)
      return importing(async ({ importer, transferFormats }) => {
        const format = transferFormats.find(f => f.name === 'transfers')
        if (format === undefined) throw new Error("Cordon's own table is among the formats")
        return importer.importFile(file, format, { ledger: null, file }, () => {})
      })
    },
    transactions: rows => importing(world => importTransactionRows(world, rows)),
  }
}

const SILENT = { at() {}, end() {} }

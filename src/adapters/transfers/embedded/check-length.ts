import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { IntegrityError } from '../../../model/errors.ts'

/** LMDB's layout: two meta pages at the start; `magic` and the fields we read, from the start of each (lmdb.h, MDB_meta). */
const MAGIC = 0xbeefc0de
const MAGIC_AT = 24
const PAGE_SIZE_AT = 48
const LAST_PAGE_AT = 144
const COMMIT_AT = 152
const META_BYTES = 160

/**
 * Checks that an LMDB file is as long as its newest commit says. LMDB maps files into memory: a page that is missing would end the
 * process without a word. A file that is not there yet is in order.
 * @throws IntegrityError `store-damaged`
 */
export function checkLength(path: string): void {
  if (!existsSync(path)) return
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    if (size === 0) return
    const first = metaAt(file, 0)
    const second = first && metaAt(file, first.pageSize)
    if (!first || !second) throw damaged(path, 'its first pages are no LMDB file’s')
    const newest = second.commit > first.commit ? second : first
    const least = (newest.lastPage + 1) * first.pageSize
    if (size < least) throw damaged(path, `it has ${size} bytes of ${least}`)
  } finally {
    closeSync(file)
  }
}

function metaAt(file: number, offset: number) {
  const bytes = Buffer.alloc(META_BYTES)
  if (readSync(file, bytes, 0, META_BYTES, offset) < META_BYTES || bytes.readUInt32LE(MAGIC_AT) !== MAGIC) return null
  return {
    pageSize: bytes.readUInt32LE(PAGE_SIZE_AT),
    lastPage: Number(bytes.readBigUInt64LE(LAST_PAGE_AT)),
    commit: bytes.readBigUInt64LE(COMMIT_AT),
  }
}

function damaged(path: string, why: string): IntegrityError {
  return new IntegrityError('store-damaged', `${path} is cut or damaged: ${why}`, { place: { file: path } })
}

import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import {
  type LatestScreens,
  type LatestWanted,
  type PastScreen,
  sameScreen,
} from '../../operations/screen/past-parties.ts'
import { logBlocks } from './log-blocks.ts'
import { BlockCursor } from './screen-block.ts'

/** † Bytes of logs that are looked through for one question, from the latest log back: some two million screens. */
const MOST_BYTES = 128 << 20
/** Blocks that are read before others have their turn. */
const BLOCKS_AT_ONCE = 128

interface Place {
  readonly at: number
  readonly length: number
  readonly maxAt: number
}

/**
 * The latest screens of some logs, the latest first. Each log is in the order of time but for a clock that was set; several processes may
 * have written at once, so that each of the logs is read back as far as it may hold one of the latest.
 * @param paths the earliest begun first
 */
export async function latestScreens(paths: readonly string[], wanted: LatestWanted): Promise<LatestScreens> {
  let found: PastScreen[] = []
  let bytes = 0
  let whole = true
  for (const path of [...paths].reverse()) {
    if (bytes > MOST_BYTES) {
      whole = false
      break
    }
    bytes += statSync(path).size
    const least = found.length >= wanted.most ? (found.at(-1)?.at ?? 0) : 0
    const here = await latestOf(path, wanted, least)
    whole &&= here.whole
    // Stable: of one second, the later log and the later record stand first.
    found = [...found, ...here.screens].sort((a, b) => b.at - a.at)
    if (found.length > wanted.most) {
      whole = false
      found = found.slice(0, wanted.most)
    }
  }
  return { screens: found, whole }
}

async function latestOf(path: string, { most, until, fits }: LatestWanted, least: number): Promise<LatestScreens> {
  const places: Place[] = []
  for (const { at, bytes } of logBlocks(path)) {
    if (bytes.readUInt32LE(12) <= until) places.push({ at, length: bytes.length, maxAt: bytes.readUInt32LE(16) })
    if (places.length % BLOCKS_AT_ONCE === 0) await setImmediate()
  }
  const screens: PastScreen[] = []
  const file = openSync(path, 'r')
  try {
    let read = 0
    for (const place of places.reverse()) {
      if (screens.length >= most) return { screens, whole: false }
      if (place.maxAt < least) return { screens, whole: false }
      // A screened transaction of many accounts is written in several records, which may stand in several blocks.
      for (const screen of screensIn(file, place, until, fits))
        if (!sameScreen(screens.at(-1), screen)) screens.push(screen)
      if (++read % BLOCKS_AT_ONCE === 0) await setImmediate()
    }
  } finally {
    closeSync(file)
  }
  return { screens, whole: true }
}

function screensIn(file: number, { at, length }: Place, until: number, fits: LatestWanted['fits']): PastScreen[] {
  const block = Buffer.allocUnsafe(length)
  readSync(file, block, 0, length, at)
  const cursor = new BlockCursor(block)
  const found: PastScreen[] = []
  while (cursor.next()) {
    if (cursor.at > until) continue
    const screen = cursor.read()
    if (fits(screen)) found.push(screen)
  }
  return found.reverse()
}

import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sharedPath } from '../../test/shared-data.ts'

/** The heists whose hand-verified transfers can be hidden. */
export const HEISTS = ['harmony-2023', 'lifi-2024'] as const

/** What to hide, and in what. */
export interface HaystackOrder {
  readonly heist: string
  /** Transfers in all, about; the services' own traffic makes small haystacks larger than asked for. */
  readonly background: number
  /** The share of the services that somebody has tagged, 0 to 1. */
  readonly tagged: number
  readonly seed: number
}

/** Hides a heist in a new temporary folder, which goes when the value is disposed of. */
export async function makeHaystack(order: HaystackOrder): Promise<{ folder: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'cordon-haystack-'))
  const drop = async (): Promise<void> => rm(folder, { recursive: true, force: true })
  const options = Object.entries({
    case: sharedPath('data/heists', order.heist),
    background: order.background,
    tagged: order.tagged,
    seed: order.seed,
    out: folder,
  }).flatMap(([name, value]) => [`--${name}`, String(value)])
  const flags = ['--max-old-space-size=5500', '--import', new URL('flatten-rows.ts', import.meta.url).href]
  try {
    await promisify(execFile)(process.execPath, [...flags, sharedPath('tools/haystack.mjs'), ...options])
  } catch (error) {
    await drop()
    throw error
  }
  return { folder, [Symbol.asyncDispose]: drop }
}

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = process.env['CORDON_SHARED'] ?? resolve(import.meta.dirname, '../../shared')

/** True where the real data (heists, blocks, tags) lies beside the checkout or at `CORDON_SHARED`. */
export const hasShared = existsSync(join(root, 'data', 'heists'))

/** A path below the shared data, for example `sharedPath('data/heists/lifi-2024/flows.csv')`. */
export function sharedPath(...parts: string[]): string {
  return join(root, ...parts)
}

/** The `skip` option of a test that needs the shared data: false where it is there, else the reason printed. */
export const needsShared = hasShared ? false : 'needs the shared data (set CORDON_SHARED)'

import { join } from 'node:path'
import type { TravelVault } from '../../operations/travel-rule/travel-vault.ts'
import { SqliteTravelVault } from './sqlite-travel-vault.ts'

/**
 * The vault of a data folder.
 * @param timeoutMs how long is waited for other processes
 * @param keys where the wrapping keys lie, if not in the data folder: on another disk, copies of the data folder open nothing
 */
export function openTravelVault(data: string, keys: string | undefined, timeoutMs = 20_000): TravelVault {
  const folder = join(data, 'travel')
  return new SqliteTravelVault(folder, keys || join(folder, 'kek'), timeoutMs)
}

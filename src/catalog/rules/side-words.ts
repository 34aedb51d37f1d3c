import type { OtherSide } from '../../model/monitor/customer-event.ts'

/** Words of labels and lists for a mixer. */
export const MIXER: readonly string[] = ['mixer']
/** For a bridge. */
export const BRIDGE: readonly string[] = ['bridge']
/** For an exchanger that asks for no name. */
export const SWAPPER: readonly string[] = ['swap', 'instant-exchanger']
/** For a provider of others’ accounts. */
export const PROVIDER: readonly string[] = ['exchange', 'vasp']

/** For services that many customers use openly. */
export const OPEN_SERVICE: readonly string[] = [
  ...['exchange', 'mixer', 'bridge', 'swap', 'instant-exchanger'],
  ...['payment', 'defi', 'gambling', 'service', 'vasp'],
]

/** True where a label or a list calls the other side by one of these words. */
export function sideIs(about: OtherSide | null, words: readonly string[]): boolean {
  if (about === null) return false
  if (about.labels !== null) for (const label of about.labels) if (words.includes(label)) return true
  if (about.screening !== null) for (const word of about.screening.categories) if (words.includes(word)) return true
  return false
}

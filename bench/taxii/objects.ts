import type { IntelObject } from '../../src/model/intel-object.ts'

/** A collection with very many wallets, and one that is written to. */
export const FULL = '91a7b528-80eb-42ed-a74d-c6fbd5a26116'
export const SCRATCH = '52892447-4d7e-4f70-b94d-d7f22742ff63'
export const PASSWORD = 'a password of the bench'

const uuid = (n: number, version: 4 | 5): string => {
  const hex = n.toString(16).padStart(12, '0')
  return `00000000-0000-${version}000-8000-${hex}`
}

/** The wallet of a number. */
export function wallet(n: number): IntelObject {
  const value = `0x${n.toString(16).padStart(40, '0')}`
  return { type: 'cryptocurrency-wallet', spec_version: '2.1', id: `cryptocurrency-wallet--${uuid(n, 5)}`, value }
}

/** Indicators, each of about half a kilobyte. */
export function indicators(from: number, count: number): readonly IntelObject[] {
  return Array.from({ length: count }, (_, i) => ({
    type: 'indicator',
    spec_version: '2.1',
    id: `indicator--${uuid(from + i, 4)}`,
    created: '2026-01-02T03:04:05.000Z',
    modified: '2026-01-02T03:04:05.000Z',
    name: `Wallet ${from + i} of a theft`,
    description: 'An account that received stolen funds, by the trace of the reporting agency.',
    indicator_types: ['malicious-activity'],
    pattern: `[cryptocurrency-wallet:value = '0x${(from + i).toString(16).padStart(40, '0')}']`,
    pattern_type: 'stix',
    valid_from: '2026-01-02T03:04:05Z',
    object_marking_refs: ['marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da'],
  }))
}

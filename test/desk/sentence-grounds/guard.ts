import type { Ground } from '../sentence-checks.ts'

const ADDRESS = `0x${'Ab'.repeat(20)}`
const HASH = `0x${'ab'.repeat(32)}`

/** What the guard says. */
export const GUARD: Ground = {
  files: ['src/analysis/guard/**/*.ts', 'src/operations/guard/{gather-safes,guard-safes}.ts'],
  // Names of accounts and amounts, and parts of sentences that other functions end.
  except: ({ path, within }) =>
    path.endsWith('guard-words.ts') ||
    within.some(name => ['malformed()', 'from', 'headOf', 'tellOrder', 'join()'].includes(name)),
  samples: [
    [/sentence\.slice/, `It lets ${ADDRESS} take all ${ADDRESS} of ${ADDRESS}, without another signature`],
    [/\.sentence$/, `It sends 1.5 ETH to ${ADDRESS}.`],
    [/^from\(/, ', from 1 to 2'],
    [/^headOf/, 'makes 3 calls'],
    [/^tellCall\(|^told\.join\('; /, `sends 1.5 ETH to ${ADDRESS}`],
    [/^tellOrder|^told$/, `gives 1.5 ETH of ${ADDRESS} for nothing`],
    [/^told\.map/, `1.5 ETH and all of token ${ADDRESS}`],
    [/numberIn/, '7'],
    [/addressIn|^token$/, ADDRESS],
    [/words\.account\(|^who|^(?:target|spender|receiver|by|contract|account)$/, ADDRESS],
    [/words\.(?:ether|token)\(|^(?:cost|amount|price)$/, '1.5 ETH'],
    [/^nameOf/, 'transfer'],
    [/^tellStep|^tellCalls/, `sends 1.5 ETH to ${ADDRESS}`],
    [/^items/, `1.5 ETH and NFT 7 of ${ADDRESS}`],
    [/^toldKind/, ', another transaction of the same nonce'],
    [/\.words$/, 'until 2026-01-01 10:00 UTC'],
    [/toISOString/, '2026-01-01 10:00'],
    [/[hH]ash$|^over$|\.hash/, HASH],
    [/because|message|error/, 'its call fails'],
    [/what\b/, `NFT 7 of ${ADDRESS}`],
    [/nonce|length|count|wrong|\ball\b|MOST|size|number|n$|amount|threshold|operation|asked|fees/i, '3'],
  ],
}

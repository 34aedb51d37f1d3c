import type { Typology } from '../../model/monitor/rule.ts'

const DAY = 86_400

/** Drain of own wallets: the house’s own wallets are emptied: outflow far above any such hour, a changed contract or multisig, an approval to a stranger, a key that its signatures give away. */
export const hotWalletDrain: Typology = {
  name: 'hot-wallet-drain',
  title: 'Drain of own wallets',
  about:
    'The house’s own wallets are emptied: outflow far above any such hour, a changed contract or multisig, an approval to a stranger, a key that its signatures give away.',
  sources: ['casebook: Upbit 2025, Bybit 2025'],
  rules: { R43: 0.9, R44: 0.9, R45: 0.6, R46: 0.55, R48: 0.85 },
  needs: [],
  review: 0.5,
  hold: 0.9,
  windowSeconds: DAY,
}

import { instantExchanger } from './instant-exchanger.ts'
import { place } from './place.ts'

/** FixedFloat. */
export const fixedfloat = instantExchanger({
  name: 'fixedfloat',
  title: 'FixedFloat',
  about:
    'An exchanger without accounts: 1 % at a fixed rate, 0.5 % at a floating one. Each order has a deposit address that is swept into the hot ' +
    'wallet; the sweep is the leg. Payouts are guessed by amount and time.',
  sources: ['https://ff.io/faq'],
  places: [
    place(
      'eth',
      '0x4E5B2e1dc63F6b91cb6Cd759936495434C7e972F',
      'hot',
      'Etherscan’s label, as GraphSense’s TagPacks carry it (2023-08-16)',
    ),
  ],
})

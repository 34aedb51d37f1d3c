import { instantExchanger } from './instant-exchanger.ts'
import { place } from './place.ts'

/** eXch, seized in May 2025: 79,655 ether of the Bybit theft went in. */
export const exch = instantExchanger({
  name: 'exch',
  title: 'eXch',
  about:
    'An exchanger without accounts that paid out of pooled reserves and published nothing; German police seized it in May 2025. 79,655 ether of ' +
    'the Bybit theft and the end of the LI.FI theft went in. Payouts are guessed by amount and time.',
  sources: ['https://www.bka.de/DE/Presse/Listenseite_Pressemitteilungen/2025/Presse2025/250509_PM_eXch.html'],
  places: [
    place(
      'eth',
      '0xf1dA173228fcf015F43f3eA15aBBB51f0d8f1123',
      'hot',
      'labelled eXch in the hand-verified transfers of the LI.FI theft (LaunderNetEvm41, 2026)',
    ),
  ],
})

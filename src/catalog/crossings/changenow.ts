import { instantExchanger } from './instant-exchanger.ts'

/** ChangeNOW: paid for the preparation of the WazirX theft. */
export const changenow = instantExchanger({
  name: 'changenow',
  title: 'ChangeNOW',
  about:
    'An exchanger without accounts. It paid 0.36 and 0.66 ether to the thieves of WazirX ten days before the theft (0xc2fdc27f…, 0xa62685d8…), ' +
    'probably for two bitcoin deposits (53795dd1…, ddfd1891…). Its hot wallets change and none is declared: add them with a place.',
  sources: ['https://rekt.news/wazirx-rekt'],
  places: [],
})

import { SentenceBook, type TwiceTold } from '../sentence-book.ts'

/** Whose figures stand beside one's own. */
const SOURCES: readonly TwiceTold[] = [
  { en: 'Global Ledger, first half of 2025', ja: 'Global Ledger、2025 年上半期', ko: 'Global Ledger, 2025년 상반기' },
  { en: 'Global Ledger, second half of 2025', ja: 'Global Ledger、2025 年下半期', ko: 'Global Ledger, 2025년 하반기' },
  { en: 'Global Ledger, year 2025', ja: 'Global Ledger、2025 年', ko: 'Global Ledger, 2025년' },
  { en: '{source:told}: 10 to 15 minutes', ja: '{source}：10～15 分', ko: '{source}: 10~15분' },
  {
    en: '{source:told}; {hours:n} h in the edition before',
    ja: '{source}。前の版では {hours} 時間',
    ko: '{source}. 이전 판에서는 {hours}시간',
  },
  {
    en: 'Chainalysis, as published by 2025-12; 2023 as restated',
    ja: 'Chainalysis（2025 年 12 月までの公表値、2023 年は修正後）',
    ko: 'Chainalysis(2025년 12월까지 공표, 2023년은 수정치)',
  },
]

/** What the page for a board cites. */
export const SITUATION_BOOK = new SentenceBook(SOURCES)

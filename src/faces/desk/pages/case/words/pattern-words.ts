import { defineWords } from '../../../words/define-words.ts'

/** What the patterns of laundering are called. */
export const PATTERN_WORDS = defineWords({
  en: {
    'peel-chain': 'Peel chain',
    'fan-out': 'Fan-out',
    'fan-in': 'Fan-in',
    'pass-through': 'Pass-through',
    'round-trip': 'Round trip',
    'round-amounts': 'Round amounts',
    'deposit-consolidation': 'Deposits gathered by a service',
    'gas-funding': 'Gas paid by one account',
    'post-mix-consolidation': 'Gathered after mixing',
    coinjoin: 'CoinJoin',
    dormant: 'Dormant',
    flooding: 'Flooding',
    swap: 'Swap',
  },
  ja: {
    'peel-chain': 'ピールチェーン',
    'fan-out': '分散送金',
    'fan-in': '集約送金',
    'pass-through': '素通し',
    'round-trip': '循環送金',
    'round-amounts': '丸めた金額',
    'deposit-consolidation': 'サービスによる入金集約',
    'gas-funding': '同一元からのガス代供給',
    'post-mix-consolidation': 'ミキシング後の集約',
    coinjoin: 'CoinJoin',
    dormant: '休眠',
    flooding: '大量送金',
    swap: '交換',
  },
  ko: {
    'peel-chain': '필 체인',
    'fan-out': '분산 이체',
    'fan-in': '집중 이체',
    'pass-through': '단순 경유',
    'round-trip': '순환 이체',
    'round-amounts': '끝자리 없는 금액',
    'deposit-consolidation': '서비스의 입금 집금',
    'gas-funding': '동일 출처의 가스비',
    'post-mix-consolidation': '믹싱 후 집중',
    coinjoin: '코인조인',
    dormant: '휴면',
    flooding: '대량 이체',
    swap: '교환',
  },
})

/** The key of a pattern's words; null: a pattern that is newer than they are, whose own name is shown. */
export function patternKey(name: string): keyof (typeof PATTERN_WORDS)['en'] | null {
  return name in PATTERN_WORDS.en ? (name as keyof (typeof PATTERN_WORDS)['en']) : null
}

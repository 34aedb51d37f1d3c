import type { TwiceTold } from '../sentence-book.ts'

/** Kinds of decisions in a case, and how they stand. */
export const DECISION_TERMS: readonly TwiceTold[] = [
  { en: 'dismiss', ja: '問題なし', ko: '혐의 없음' },
  { en: 'escalate', ja: '上申', ko: '상신' },
  { en: 'release', ja: '保留解除', ko: '보류 해제' },
  { en: 'report', ja: '届出', ko: '의심거래보고' },
  { en: 'freeze', ja: '凍結要請', ko: '동결 요청' },
  { en: 'close', ja: '終了', ko: '종결' },
  { en: 'made', ja: '有効', ko: '유효' },
  { en: 'proposed', ja: '承認待ち', ko: '승인 대기' },
  { en: 'approved', ja: '承認済み', ko: '승인됨' },
  { en: 'rejected', ja: '却下', ko: '반려' },
  { en: 'void', ja: '無効', ko: '무효' },
  { en: 'filed', ja: '届出済み', ko: '보고 완료' },
]

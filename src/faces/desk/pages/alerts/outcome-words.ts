import { defineWords } from '../../words/define-words.ts'

/** What the monitor's outcomes are called, and how the title of its alert is put together. */
export const OUTCOME_WORDS = defineWords({
  en: { pass: 'pass', review: 'review', hold: 'hold', title: '{outcome}: {names}', and: ', ', lang: 'en' },
  ja: { pass: '問題なし', review: '要確認', hold: '保留', title: '{outcome}：{names}', and: '、', lang: 'ja' },
  ko: { pass: '통과', review: '검토', hold: '보류', title: '{outcome}: {names}', and: ', ', lang: 'ko' },
})

import type { TwiceTold } from '../sentence-book.ts'

/** What a transaction did when it was tried on a node. */
export const TRIED_ON_A_NODE: readonly TwiceTold[] = [
  {
    en: 'Tried on the node, it fails: {because:told}.',
    ja: 'ノードで試行すると失敗する：{because}。',
    ko: '노드에서 시험하면 실패함: {because}.',
  },
  { en: 'Tried on the node, it fails.', ja: 'ノードで試行すると失敗する。', ko: '노드에서 시험하면 실패함.' },
  { en: 'its call fails', ja: '呼出しが失敗する', ko: '호출이 실패함' },
  {
    en: 'Tried on the node, it replaces the code of the Safe: slot 0 goes from {before:account} to {after:account}, which Safe never published.',
    ja: 'ノードで試行すると Safe のコードが置き換わる：スロット 0 が {before} から、Safe が公開したことのない {after} に変わる。',
    ko: '노드에서 시험하면 Safe의 코드가 교체됨: 슬롯 0이 {before}에서 Safe가 공개한 적 없는 {after}(으)로 바뀜.',
  },
  {
    en: 'Tried on the node, it replaces the code of the Safe: slot 0 goes from {before:account} to {after:account}.',
    ja: 'ノードで試行すると Safe のコードが置き換わる：スロット 0 が {before} から {after} に変わる。',
    ko: '노드에서 시험하면 Safe의 코드가 교체됨: 슬롯 0이 {before}에서 {after}(으)로 바뀜.',
  },
  {
    en: 'Tried on the node, it changes {what:told}, from {before:text} to {after:text}.',
    ja: 'ノードで試行すると{what}が変わる：{before} から {after} へ。',
    ko: '노드에서 시험하면 {what}이(가) 바뀜: {before}에서 {after}(으)로.',
  },
  {
    en: 'Tried on the node, it changes {what:told}.',
    ja: 'ノードで試行すると{what}が変わる。',
    ko: '노드에서 시험하면 {what}이(가) 바뀜.',
  },
  { en: 'the number of its owners', ja: '署名者の数', ko: '서명자 수' },
  { en: 'its owners', ja: '署名者', ko: '서명자' },
  { en: 'how many owners must sign', ja: '必要署名者数', ko: '필요한 서명자 수' },
  {
    en: 'the modules that act for it without signatures',
    ja: '署名なしで操作できるモジュール',
    ko: '서명 없이 조작하는 모듈',
  },
  { en: 'its fallback handler', ja: 'フォールバックハンドラー', ko: '폴백 핸들러' },
  { en: 'the guard that checks its transactions', ja: 'トランザクションを検査するガード', ko: '거래를 검사하는 가드' },
  { en: 'the guard that checks its modules', ja: 'モジュールを検査するガード', ko: '모듈을 검사하는 가드' },
  { en: 'storage of the Safe beside its settings', ja: '設定以外の Safe の記憶領域', ko: '설정 이외의 Safe 저장 영역' },
  {
    en: 'Tried on the node, {amount:amount} leave it for {to:account}.',
    ja: 'ノードで試行すると {amount} が {to} へ出る。',
    ko: '노드에서 시험하면 {amount}이(가) {to}(으)로 나감.',
  },
  {
    en: 'Tried on the node, {n:n} more payments of tokens leave it.',
    ja: 'ノードで試行すると、ほかに {n} 件のトークン支払が出る。',
    ko: '노드에서 시험하면 그 밖에 토큰 지급 {n}건이 나감.',
  },
  {
    en: 'Tried on the node, the Safe has {amount:amount} less.',
    ja: 'ノードで試行すると Safe の残高が {amount} 減る。',
    ko: '노드에서 시험하면 Safe 잔액이 {amount} 줄어듦.',
  },
]

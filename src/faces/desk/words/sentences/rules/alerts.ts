import type { TwiceTold } from '../sentence-book.ts'

/** How the queue puts what lists, watches and the guard told. */
export const ALERTS: readonly TwiceTold[] = [
  { en: 'no rule named', ja: 'ルールの記載なし', ko: '규칙 표시 없음' },
  { en: '{list:word} now names {party:text}', ja: '{list} に {party} が新たに掲載', ko: '{list}에 {party} 새로 등재' },
  {
    en: '{list:word} no longer names {party:text}',
    ja: '{list} から {party} の掲載が削除',
    ko: '{list}에서 {party} 등재 해제',
  },
  {
    en: 'screened for {n:n} customers: {names:text}',
    ja: '顧客 {n} 名について照合：{names}',
    ko: '고객 {n}명에 대해 조회: {names}',
  },
  ...[
    { en: 'address', ja: 'アドレス', ko: '주소' },
    { en: 'same-key', ja: '同一鍵', ko: '같은 키' },
    { en: 'transaction', ja: '取引', ko: '거래' },
    { en: 'domain', ja: 'ドメイン', ko: '도메인' },
    { en: 'name', ja: '氏名・名称', ko: '성명·명칭' },
    { en: 'owned', ja: '掲載者の所有', ko: '등재자 소유' },
    { en: 'derived', ja: '派生', ko: '파생' },
  ].map(({ en, ja, ko }) => ({
    en: `{name:text} (${en}, {sure:n} of 100)`,
    ja: `{name}（${ja}、確度 {sure}/100）`,
    ko: `{name}(${ko}, 확도 {sure}/100)`,
  })),
  { en: '{reason:word} at nonce {n:word}', ja: 'ナンス {n} で {reason}', ko: '논스 {n}에서 {reason}' },
  ...[
    { en: 'hop', ja: '資金移動', ko: '자금 이동' },
    { en: 'endpoint', ja: 'サービス到達', ko: '서비스 도달' },
    { en: 'wake', ja: '休眠資金の再移動', ko: '휴면 자금 재이동' },
    { en: 'crossing', ja: 'チェーン間の移動', ko: '체인 간 이동' },
    { en: 'freeze-gap', ja: '凍結前の移動可能時間', ko: '동결 전 이동 가능 시간' },
    { en: 'corrected', ja: '訂正', ko: '정정' },
    { en: 'undone', ja: '取消（再編成）', ko: '취소(재편성)' },
  ].flatMap(({ en, ja, ko }) => [
    {
      en: `${en} ({service:text}): {account:word}`,
      ja: `${ja}（{service}）：{account}`,
      ko: `${ko}({service}): {account}`,
    },
    { en: `${en}: {account:word}`, ja: `${ja}：{account}`, ko: `${ko}: {account}` },
  ]),
]

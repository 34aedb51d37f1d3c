import type { TwiceTold } from '../sentence-book.ts'

/** What the learned score says of itself, and what it looks at. */
export const SCORES: readonly TwiceTold[] = [
  { en: '{name:names} +{by:n}', ja: '{name} +{by}', ko: '{name} +{by}' },
  { en: '{rule:rule}?', ja: '{rule} の判定不能', ko: '{rule} 판정 못함' },
  { en: 'no-price', ja: '価格なし', ko: '가격 없음' },
  { en: 'events-24h', ja: '24時間のイベント数', ko: '24시간 이벤트 수' },
  { en: 'usd-24h', ja: '24時間の金額', ko: '24시간 금액' },
  { en: 'others-7d', ja: '7日間の相手方の数', ko: '7일간 상대방 수' },
  { en: 'days-known', ja: '顧客の利用日数', ko: '고객 이용 일수' },
  { en: 'customers-of-other-7d', ja: '7日間に相手方と取引した顧客の数', ko: '7일간 상대방과 거래한 고객 수' },
  { en: 'is-deposit', ja: '入金', ko: '입금' },
  { en: 'is-withdrawal', ja: '出金', ko: '출금' },
  { en: 'is-fiat-in', ja: '法定通貨入金', ko: '법정통화 입금' },
  { en: 'is-fiat-out', ja: '法定通貨出金', ko: '법정통화 출금' },
  { en: 'is-trade', ja: '売買', ko: '매매' },
  { en: 'is-order', ja: '注文', ko: '주문' },
  { en: 'is-login', ja: 'ログイン', ko: '로그인' },
  { en: 'is-change', ja: '登録変更', ko: '계정 변경' },
  { en: 'is-wallet-outflow', ja: '自社ウォレットからの流出', ko: '자사 지갑 유출' },
  { en: 'is-own-signature', ja: '自社鍵の署名', ko: '자사 키 서명' },
  { en: 'is-admin', ja: '管理操作', ko: '관리 작업' },
  {
    en: 'on {n:n} events that it had not seen, {bad:n} of them bad: AUC {auc:names}, average precision {precision:names}',
    ja: '学習に使っていない {n} 件（うち不正 {bad} 件）での性能：AUC {auc}、平均適合率 {precision}',
    ko: '학습에 쓰지 않은 {n}건(그중 불법 {bad}건)에서의 성능: AUC {auc}, 평균 정밀도 {precision}',
  },
  { en: 'none', ja: 'なし', ko: '없음' },
]

import type { TwiceTold } from '../sentence-book.ts'

/** What the rules on money that goes on at once say: R08 to R12. */
export const PASSING: readonly TwiceTold[] = [
  {
    en: '{out:usd} left within {span:span} of an inflow of {in:usd}: {share:share}',
    ja: '{in}の入金から {span}以内に {out}が出金（{share}）',
    ko: '{in} 입금 후 {span} 이내에 {out} 출금({share})',
  },
  { en: 'nothing was traded in between', ja: 'その間に売買なし', ko: '그 사이 매매 없음' },
  { en: 'had something been traded in between', ja: 'その間に売買があった場合', ko: '그 사이 매매가 있었던 경우' },
  {
    en: 'a deposit of {in:usd}, {traded:usd} of trades after it, and {out:usd} withdrawn as another asset: {share:share}',
    ja: '{in}の入金後に {traded}の売買があり、別の資産で {out}が出金（{share}）',
    ko: '{in} 입금 후 {traded} 매매가 있었고, 다른 자산으로 {out} 출금({share})',
  },
  { en: 'all within {span:span}', ja: 'すべて {span}以内', ko: '모두 {span} 이내' },
  {
    en: 'after an inflow of {in:usd}, withdrawals to {n:n} other providers or accounts of such within {span:span}',
    ja: '{in}の入金後 {span}以内に、他の事業者またはその口座 {n} 先へ出金',
    ko: '{in} 입금 후 {span} 이내에 다른 사업자 또는 그 계정 {n}곳으로 출금',
  },
  {
    en: '{n:n} of them in {countries:text}, where the customer does not reside',
    ja: 'うち {n} 先は顧客の居住国でない {countries}',
    ko: '그중 {n}곳은 고객의 거주국이 아닌 {countries}',
  },
  {
    en: 'were the receiver no account of a provider',
    ja: '受取先が事業者の口座でない場合',
    ko: '수취처가 사업자의 계정이 아닌 경우',
  },
  { en: 'labels of the receiving account', ja: '受取アドレスのラベル', ko: '수취 주소의 라벨' },
  {
    en: 'the country in which the customer resides',
    ja: '顧客の居住国',
    ko: '고객의 거주국',
  },
  {
    en: 'in a trace the other side takes part in: {patterns:names}',
    ja: '追跡結果で相手方が関与：{patterns}',
    ko: '추적 결과에서 상대방이 관여: {patterns}',
  },
  {
    en: 'if no trace showed it in: {patterns:names}',
    ja: 'どの追跡結果でも{patterns}への関与がない場合',
    ko: '어떤 추적 결과에서도 {patterns} 관여가 없는 경우',
  },
  {
    en: 'patterns of traces in which the other side takes part',
    ja: '追跡結果で相手方が関与するパターン',
    ko: '추적 결과에서 상대방이 관여한 패턴',
  },
  {
    en: '{n:n} addresses that this customer never used before, within {span:span}',
    ja: '{span}以内に、顧客がこれまで使ったことのないアドレス {n} 件',
    ko: '{span} 이내에 고객이 사용한 적 없는 주소 {n}개',
  },
  {
    en: 'in equal chunks: worth varies by {spread:n} of the mean',
    ja: '均等に分割（金額のばらつきは平均の {spread} 倍）',
    ko: '균등하게 분할(금액 편차는 평균의 {spread}배)',
  },
  {
    en: 'were this address one that the customer had used before',
    ja: '顧客が以前に使ったアドレスの場合',
    ko: '고객이 이전에 사용한 주소인 경우',
  },
]

import type { TwiceTold } from '../sentence-book.ts'

/** How legs of a bridge or swap service belong together, and where mixed value may have gone. */
export const CROSSINGS: readonly TwiceTold[] = [
  {
    en: '{out:word} pays for {in:word} by the reference {reference:word}',
    ja: '{out} は参照番号 {reference} により {in} に対する払出し',
    ko: '{out}은(는) 참조 번호 {reference}에 따라 {in}에 대한 지급',
  },
  {
    en: '{out:word} is a refund of {in:word} by the reference {reference:word}',
    ja: '{out} は参照番号 {reference} により {in} の返金',
    ko: '{out}은(는) 참조 번호 {reference}에 따라 {in}의 환불',
  },
  {
    en: '{legs:told}, but {payer:word} is no account that others use too, but {n:n} claims are equally good',
    ja: '{legs}。ただし {payer} は他者も利用するアドレスではなく、同等の主張が {n} 件ある',
    ko: '{legs}. 다만 {payer}은(는) 다른 사람도 쓰는 주소가 아니며 동등한 주장이 {n}건 있음',
  },
  {
    en: '{legs:told}, but the payer is no account that others use too, but {n:n} claims are equally good',
    ja: '{legs}。ただし払出元は他者も利用するアドレスではなく、同等の主張が {n} 件ある',
    ko: '{legs}. 다만 지급한 곳은 다른 사람도 쓰는 주소가 아니며 동등한 주장이 {n}건 있음',
  },
  {
    en: '{legs:told}, but the payer is no account that others use too',
    ja: '{legs}。ただし払出元は他者も利用するアドレスではない',
    ko: '{legs}. 다만 지급한 곳은 다른 사람도 쓰는 주소가 아님',
  },
  {
    en: '{legs:told}, but {payer:word} is no account that others use too',
    ja: '{legs}。ただし {payer} は他者も利用するアドレスではない',
    ko: '{legs}. 다만 {payer}은(는) 다른 사람도 쓰는 주소가 아님',
  },
  {
    en: '{legs:told}, but {n:n} claims are equally good',
    ja: '{legs}。ただし同等の主張が {n} 件ある',
    ko: '{legs}. 다만 동등한 주장이 {n}건 있음',
  },
  {
    en: '{n:n} claims on {reference:word} are equally good',
    ja: '{reference} に対する同等の主張が {n} 件ある',
    ko: '{reference}에 대한 동등한 주장이 {n}건 있음',
  },
  {
    en: 'an unknown account names {reference:word}, which a known payer paid',
    ja: '不明なアドレスが {reference} を名乗るが、既知の払出元が支払済み',
    ko: '알 수 없는 주소가 {reference}을(를) 내세우나 알려진 지급자가 이미 지급함',
  },
  {
    en: '{account:word} names {reference:word}, which a known payer paid',
    ja: '{account} が {reference} を名乗るが、既知の払出元が支払済み',
    ko: '{account}이(가) {reference}을(를) 내세우나 알려진 지급자가 이미 지급함',
  },
  {
    en: 'the out that names {reference:word} was paid after the window of this service',
    ja: '{reference} を名乗る払出しは、このサービスの処理時間を過ぎてから行われた',
    ko: '{reference}을(를) 내세운 지급은 이 서비스의 처리 시간이 지난 뒤에 이루어짐',
  },
  {
    en: 'the out that names {reference:word} was paid before the value went in',
    ja: '{reference} を名乗る払出しは、入金より前に行われた',
    ko: '{reference}을(를) 내세운 지급은 입금보다 먼저 이루어짐',
  },
  {
    en: '{in:word} asked {service:text} to pay {account:word}, which {out:word} did {s:n} s later: the only payment that fits',
    ja: '{in} は {service} に {account} への払出しを指示し、{out} が {s} 秒後に払い出した：条件に合う唯一の支払',
    ko: '{in}은(는) {service}에 {account}(으)로 지급을 지시했고 {out}이(가) {s}초 뒤 지급함: 조건에 맞는 유일한 지급',
  },
  {
    en: '{in:word} asked {service:text} to pay {account:word}, which {out:word} did {s:n} s later: one of {n:n} payments that fit',
    ja: '{in} は {service} に {account} への払出しを指示し、{out} が {s} 秒後に払い出した：条件に合う支払 {n} 件の一つ',
    ko: '{in}은(는) {service}에 {account}(으)로 지급을 지시했고 {out}이(가) {s}초 뒤 지급함: 조건에 맞는 지급 {n}건 중 하나',
  },
  {
    en: '{out:word} may pay for {in:word} with odds of {odds:share}, {s:n} s later, of {n:n} payouts that fit; {none:share} that none does',
    ja: '{out} は確率 {odds} で {in} に対する払出し（{s} 秒後、条件に合う払出し {n} 件中）。いずれでもない確率 {none}',
    ko: '{out}은(는) {odds} 확률로 {in}에 대한 지급({s}초 뒤, 조건에 맞는 지급 {n}건 중). 어느 것도 아닐 확률 {none}',
  },
  {
    en: 'left {from:word} by {there:word} ({in:word}) and came back by {back:word} ({out:word}) after {s:n} s on {ledger:word}',
    ja: '{there}（{in}）で {from} を出て、{ledger} に {s} 秒とどまった後、{back}（{out}）で戻った',
    ko: '{there}({in})을(를) 통해 {from}을(를) 떠나 {ledger}에 {s}초 머문 뒤 {back}({out})을(를) 통해 돌아옴',
  },
  {
    en: 'one of {n:n} equal outputs of a {kind:word} join of {inputs:n} inputs{together:tail}',
    ja: '入力 {inputs} 件の {kind} CoinJoin の同額出力 {n} 件の一つ{together}',
    ko: '입력 {inputs}건의 {kind} 코인조인에서 나온 같은 금액 출력 {n}건 중 하나{together}',
  },
  {
    en: 'change that the inputs can make up of a {kind:word} join of {inputs:n} inputs{together:tail}',
    ja: '入力 {inputs} 件の {kind} CoinJoin で、入力から成り立つ釣銭{together}',
    ko: '입력 {inputs}건의 {kind} 코인조인에서 입력으로 구성할 수 있는 거스름{together}',
  },
  {
    en: '; spent together with {n:n} other output(s) of it',
    ja: '。同じ CoinJoin のほかの出力 {n} 件と同時に使用',
    ko: '. 같은 코인조인의 다른 출력 {n}건과 함께 사용',
  },
  {
    en: 'of {n:n} withdrawal(s) to it from {pool:text}, {odds:n} are expected to be of the {own:n} deposit(s); nothing but time speaks for it',
    ja: '{pool} からの引出し {n} 件のうち、期待値で {odds} 件が当該入金 {own} 件によるもの。根拠は時間の近さのみ',
    ko: '{pool}에서 나온 출금 {n}건 가운데 기댓값으로 {odds}건이 해당 입금 {own}건에 의한 것. 근거는 시간뿐임',
  },
  {
    en: 'of {n:n} withdrawal(s) to it from {pool:text}, {odds:n} are expected to be of the {own:n} deposit(s): {why:text}',
    ja: '{pool} からの引出し {n} 件のうち、期待値で {odds} 件が当該入金 {own} 件によるもの：{why}',
    ko: '{pool}에서 나온 출금 {n}건 가운데 기댓값으로 {odds}건이 해당 입금 {own}건에 의한 것: {why}',
  },
  {
    en: 'learnt from {n:n} clear pairs of the mixer itself',
    ja: '当該ミキサーの明白な組 {n} 件から学習',
    ko: '해당 믹서의 명백한 쌍 {n}건에서 학습',
  },
]

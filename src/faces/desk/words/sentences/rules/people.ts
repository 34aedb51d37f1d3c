import type { TwiceTold } from '../sentence-book.ts'

/** What the rules on log-ins, devices and persons say: R25 to R34. */
export const PEOPLE: readonly TwiceTold[] = [
  { en: 'the address of the log-in', ja: 'ログインのIPアドレス', ko: '로그인 IP 주소' },
  { en: 'log-in by way of: {signs:names}', ja: 'ログインの経路：{signs}', ko: '로그인 경로: {signs}' },
  {
    en: 'had it come straight from an internet access provider',
    ja: '通信事業者の回線から直接の接続だった場合',
    ko: '통신사 회선에서 직접 접속한 경우',
  },
  {
    en: 'withdrawal {span:span} after a log-in through Tor, a VPN, a proxy or a hosting provider',
    ja: 'Tor・VPN・プロキシ・ホスティング経由のログインから {span}後の出金',
    ko: 'Tor·VPN·프록시·호스팅을 거친 로그인 {span} 후의 출금',
  },
  { en: 'device and address of the log-in', ja: 'ログインの端末とIPアドレス', ko: '로그인 기기와 IP 주소' },
  {
    en: '{n:n} accounts logged in from one device within {span:span}',
    ja: '{span}以内に、1台の端末から {n} 口座がログイン',
    ko: '{span} 이내에 기기 한 대에서 계정 {n}개가 로그인',
  },
  {
    en: '{n:n} accounts logged in from one address within {span:span}',
    ja: '{span}以内に、1つのIPアドレスから {n} 口座がログイン',
    ko: '{span} 이내에 IP 주소 하나에서 계정 {n}개가 로그인',
  },
  {
    en: 'had fewer than {n:n} accounts used that device',
    ja: 'その端末を使う口座が {n} 未満の場合',
    ko: '그 기기를 쓴 계정이 {n}개 미만인 경우',
  },
  {
    en: 'had fewer than {n:n} accounts used that address',
    ja: 'そのIPアドレスを使う口座が {n} 未満の場合',
    ko: '그 IP 주소를 쓴 계정이 {n}개 미만인 경우',
  },
  { en: 'the country where the customer lives', ja: '顧客の居住国', ko: '고객의 거주국' },
  { en: 'the country of the address', ja: 'IPアドレスの国', ko: 'IP 주소의 국가' },
  { en: 'the language of the browser', ja: 'ブラウザーの言語', ko: '브라우저 언어' },
  { en: 'a language that can be read', ja: '判読できる言語コード', ko: '판독할 수 있는 언어 코드' },
  {
    en: 'log-in from {country:word} by a browser in {language:word}, of a customer who lives in {home:word}; no event tells of travel',
    ja: '{home} 在住の顧客が {country} から言語 {language} のブラウザーでログイン（渡航を示すイベントなし）',
    ko: '{home} 거주 고객이 {country}에서 언어 {language} 브라우저로 로그인(여행을 보여 주는 이벤트 없음)',
  },
  {
    en: 'had it come from {home:word}, or by a browser in its language',
    ja: '{home} から、またはその国の言語のブラウザーでのログインの場合',
    ko: '{home}에서 또는 그 나라 언어의 브라우저로 로그인한 경우',
  },
  {
    en: 'the time zone of the machine, or of residence',
    ja: '端末または居住地のタイムゾーン',
    ko: '기기 또는 거주지의 시간대',
  },
  {
    en: 'log-in by {veil:names} with {remote:names}, the clock {minutes:n} minutes off that of residence',
    ja: '{veil}と{remote}によるログイン。端末の時計は居住地と {minutes} 分のずれ',
    ko: '{veil} 및 {remote}을(를) 이용한 로그인. 기기 시계가 거주지와 {minutes}분 차이',
  },
  {
    en: 'without {veil:names} or {remote:names}, or with a clock within {minutes:n} minutes',
    ja: '{veil}または{remote}がない、もしくは時計のずれが {minutes} 分以内の場合',
    ko: '{veil} 또는 {remote}이(가) 없거나 시계 차이가 {minutes}분 이내인 경우',
  },
  {
    en: '{n:n} customers withdraw to {address:word} within {span:span}, and this one logs in through a VPN with signs of remote control',
    ja: '{span}以内に顧客 {n} 名が {address} へ出金。この顧客はVPN経由でログインし、遠隔操作の兆候あり',
    ko: '{span} 이내에 고객 {n}명이 {address}(으)로 출금. 이 고객은 VPN으로 로그인하며 원격 조작 징후가 있음',
  },
  {
    en: '{n:n} customers withdraw to {address:word} within {span:span}',
    ja: '{span}以内に顧客 {n} 名が {address} へ出金',
    ko: '{span} 이내에 고객 {n}명이 {address}(으)로 출금',
  },
  { en: 'to an address of its own', ja: '自分専用のアドレスへの出金の場合', ko: '자기만 쓰는 주소로 출금한 경우' },
  {
    en: '{share:share} of the balance leaves {span:span} after the withdrawal address was changed',
    ja: '出金先アドレスの変更から {span}後に、残高の {share} が出金',
    ko: '출금 주소 변경 {span} 후 잔액의 {share} 출금',
  },
  {
    en: '{share:share} of the balance leaves {span:span} after password, second factor or device were changed',
    ja: 'パスワード・二段階認証・端末のいずれかの変更から {span}後に、残高の {share} が出金',
    ko: '비밀번호·2단계 인증·기기 중 하나의 변경 {span} 후 잔액의 {share} 출금',
  },
  { en: 'the share of the balance that leaves', ja: '残高に占める出金の割合', ko: '잔액 중 출금 비율' },
  { en: 'under {share:share} of the balance', ja: '残高の {share} 未満の場合', ko: '잔액의 {share} 미만인 경우' },
  { en: 'when the account was opened', ja: '口座の開設時期', ko: '계정 개설 시기' },
  {
    en: 'an account opened {span:span} before took in {came:usd} on its first day, where {limit:usd} are much',
    ja: '{span}前に開設された口座が初日に {came}を受け入れた（基準額 {limit}）',
    ko: '{span} 전에 개설된 계정에 첫날 {came} 입금(기준금액 {limit})',
  },
  {
    en: '{out:usd} left within {span:span}: {share:share} of it',
    ja: '{span}以内に {out}（その {share}）が出金',
    ko: '{span} 이내에 {out}(그 {share}) 출금',
  },
  {
    en: 'the account slept {slept:span} or longer and moved {usd:usd} since it woke {woke:span} ago',
    ja: '口座は {slept}以上動きがなく、{woke}前に再開してから {usd}を移動',
    ko: '계정은 {slept} 이상 휴면 상태였고, {woke} 전에 재개된 뒤 {usd} 이동',
  },
  {
    en: 'whether the account was used before the monitor first saw it',
    ja: 'モニターがこの口座を初めて見る前に利用があったか',
    ko: '모니터가 이 계정을 처음 보기 전에 이용이 있었는지',
  },
  { en: 'the customer’s year of birth', ja: '顧客の生年', ko: '고객의 출생 연도' },
  {
    en: 'a customer of about {age:n} years paid in {n:n} times within {span:span} and sends {share:share} of the balance to a new address',
    ja: '約 {age} 歳の顧客が {span}以内に {n} 回入金し、残高の {share} を新しいアドレスへ送金',
    ko: '약 {age}세 고객이 {span} 이내에 {n}회 입금하고 잔액의 {share}를 새 주소로 송금',
  },
  {
    en: 'a customer who moved no crypto in {known:span} paid in {n:n} times within {span:span} and sends {share:share} of the balance to a new address',
    ja: '{known}間に暗号資産を動かしていない顧客が {span}以内に {n} 回入金し、残高の {share} を新しいアドレスへ送金',
    ko: '{known} 동안 가상자산을 이동하지 않은 고객이 {span} 이내에 {n}회 입금하고 잔액의 {share}를 새 주소로 송금',
  },
  {
    en: 'under {share:share} of the balance, or to an address met before',
    ja: '残高の {share} 未満、または過去に取引のあるアドレスへの場合',
    ko: '잔액의 {share} 미만이거나 이전에 거래한 주소로 보낸 경우',
  },
  { en: 'who paid in', ja: '入金者', ko: '입금자' },
  {
    en: '{n:n} payers paid in {paid:usd} within {span:span}, and {left:usd} left as crypto',
    ja: '{span}以内に入金者 {n} 名が {paid}を入金し、{left}が暗号資産で出金',
    ko: '{span} 이내에 입금자 {n}명이 {paid}를 입금하고 {left}가 가상자산으로 출금',
  },
  {
    en: 'payments of the 72 hours before: they were too many',
    ja: '直前72時間の入金（件数が多すぎる）',
    ko: '직전 72시간의 입금(건수가 너무 많음)',
  },
  {
    en: 'whether won came before the monitor first saw this customer',
    ja: 'モニターがこの顧客を初めて見る前にウォンの入金があったか',
    ko: '모니터가 이 고객을 처음 보기 전에 원화 입금이 있었는지',
  },
  {
    en: 'whether won came longer ago than is remembered',
    ja: '保持期間より前にウォンの入金があったか',
    ko: '보관 기간 이전에 원화 입금이 있었는지 여부',
  },
  {
    en: 'the first won came {ago:span} ago: no crypto leaves within {span:span}',
    ja: '最初のウォン入金から {ago}。{span}以内は暗号資産を出金できない',
    ko: '최초 원화 입금 후 {ago} 경과. {span} 이내에는 가상자산 출금 불가',
  },
  {
    en: 'the balance, by the share of it that leaves',
    ja: '残高（出金の割合から求める）',
    ko: '잔액(출금 비율로 산출)',
  },
  {
    en: '{held:usd} came in won within {span:span} and stay; {free:usd} of the balance are free, {out:usd} would leave',
    ja: '{span}以内にウォンで入金された {held}は出金不可。残高のうち {free}は出金可能、今回の出金は {out}',
    ko: '{span} 이내에 원화로 입금된 {held}는 출금 불가. 잔액 중 {free}는 출금 가능, 이번 출금은 {out}',
  },
  { en: 'up to {usd:usd}', ja: '{usd}以下の場合', ko: '{usd} 이하인 경우' },
]

import type { TwiceTold } from '../sentence-book.ts'

/** What the rules on who the other side is say: R35 to R42. */
export const SIDES: readonly TwiceTold[] = [
  { en: 'the screening of the other side', ja: '相手方の照合結果', ko: '상대방 조회 결과' },
  {
    en: 'lists that could be read, so that the screening could say',
    ja: '照合に必要な、読み取れるリスト',
    ko: '조회에 필요한, 읽을 수 있는 명단',
  },
  {
    en: 'the other side is on: {lists:told}',
    ja: '相手方が掲載されているリスト：{lists}',
    ko: '상대방이 등재된 명단: {lists}',
  },
  { en: 'a sanctions list that is not named', ja: '名称不明の制裁リスト', ko: '이름이 밝혀지지 않은 제재 명단' },
  {
    en: 'if no sanctions list named the other side',
    ja: 'どの制裁リストも相手方を掲載していない場合',
    ko: '어떤 제재 명단에도 상대방이 등재되지 않은 경우',
  },
  {
    en: '{usd:usd} of sanctioned value, {share:share} of what the other side received, at {hops:n} hop',
    ja: '制裁対象由来の {usd}（相手方受取額の {share}）、{hops} ホップ',
    ko: '제재 대상 유래 {usd}(상대방 수취액의 {share}), {hops}단계',
  },
  {
    en: '{usd:usd} of sanctioned value, {share:share} of what the other side received, at {hops:n} hops',
    ja: '制裁対象由来の {usd}（相手方受取額の {share}）、{hops} ホップ',
    ko: '제재 대상 유래 {usd}(상대방 수취액의 {share}), {hops}단계',
  },
  {
    en: '{usd:usd} of sanctioned value, {share:share} of what the other side received, at {hops:n} hop ({source:text})',
    ja: '制裁対象由来の {usd}（相手方受取額の {share}）、{hops} ホップ（{source}）',
    ko: '제재 대상 유래 {usd}(상대방 수취액의 {share}), {hops}단계({source})',
  },
  {
    en: '{usd:usd} of sanctioned value, {share:share} of what the other side received, at {hops:n} hops ({source:text})',
    ja: '制裁対象由来の {usd}（相手方受取額の {share}）、{hops} ホップ（{source}）',
    ko: '제재 대상 유래 {usd}(상대방 수취액의 {share}), {hops}단계({source})',
  },
  { en: 'by way of {path:text}', ja: '経路：{path}', ko: '경로: {path}' },
  {
    en: 'with exposure under {usd:usd} and under {share:share}, or beyond {hops:n} hops',
    ja: 'エクスポージャーが {usd}未満かつ {share} 未満、または {hops} ホップより遠い場合',
    ko: '익스포저가 {usd} 미만이면서 {share} 미만이거나 {hops}단계보다 먼 경우',
  },
  {
    en: 'with exposure under {usd:usd} and under {share:share}',
    ja: 'エクスポージャーが {usd}未満かつ {share} 未満の場合',
    ko: '익스포저가 {usd} 미만이면서 {share} 미만인 경우',
  },
  {
    en: 'the screening of the other side, which adds up who owns it',
    ja: '相手方の照合結果（所有者を合算するもの）',
    ko: '상대방 조회 결과(소유자를 합산하는 것)',
  },
  {
    en: 'lists that could be read, so that the screening could say who owns it',
    ja: '所有者の確認に必要な、読み取れるリスト',
    ko: '소유자 확인에 필요한, 읽을 수 있는 명단',
  },
  {
    en: 'the screening finds the other side owned, half or more, by persons on: {lists:told}',
    ja: '照合の結果、相手方の半分以上を掲載者が所有：{lists}',
    ko: '조회 결과 상대방의 절반 이상을 등재자가 소유: {lists}',
  },
  { en: 'lists that are not named', ja: '名称不明のリスト', ko: '이름이 밝혀지지 않은 명단' },
  {
    en: 'if listed persons owned less than half of it',
    ja: '掲載者の所有が半分未満の場合',
    ko: '등재자의 소유가 절반 미만인 경우',
  },
  {
    en: 'cases of theft whose value reached the other side',
    ja: '相手方に資金が達した窃取事件',
    ko: '상대방에게 자금이 도달한 탈취 사건',
  },
  {
    en: '{usd:usd}, {share:share} of what the other side received, of a thief at {hops:n} hop',
    ja: '窃取者由来の {usd}（相手方受取額の {share}）、{hops} ホップ',
    ko: '탈취자 유래 {usd}(상대방 수취액의 {share}), {hops}단계',
  },
  {
    en: '{usd:usd}, {share:share} of what the other side received, of a thief at {hops:n} hops',
    ja: '窃取者由来の {usd}（相手方受取額の {share}）、{hops} ホップ',
    ko: '탈취자 유래 {usd}(상대방 수취액의 {share}), {hops}단계',
  },
  {
    en: '{usd:usd}, {share:share} of what the other side received, of a thief at {hops:n} hop ({source:text})',
    ja: '窃取者由来の {usd}（相手方受取額の {share}）、{hops} ホップ（{source}）',
    ko: '탈취자 유래 {usd}(상대방 수취액의 {share}), {hops}단계({source})',
  },
  {
    en: '{usd:usd}, {share:share} of what the other side received, of a thief at {hops:n} hops ({source:text})',
    ja: '窃取者由来の {usd}（相手方受取額の {share}）、{hops} ホップ（{source}）',
    ko: '탈취자 유래 {usd}(상대방 수취액의 {share}), {hops}단계({source})',
  },
  {
    en: 'with less than {share:share} or less than {usd:usd} of any theft',
    ja: 'どの事件由来でも {share} 未満または {usd}未満の場合',
    ko: '어느 사건 유래든 {share} 미만이거나 {usd} 미만인 경우',
  },
  {
    en: 'the other side itself is claimed to be a thief’s',
    ja: '相手方自身が窃取者のものと主張されている',
    ko: '상대방 자체가 탈취자의 것이라는 주장이 있음',
  },
  {
    en: 'the other side itself is claimed to be a thief’s, by {by:both}',
    ja: '相手方自身が窃取者のものと主張されている（{by}）',
    ko: '상대방 자체가 탈취자의 것이라는 주장이 있음({by})',
  },
  {
    en: 'the other side itself is named as a thief’s',
    ja: '相手方自身が窃取者のものとされている',
    ko: '상대방 자체가 탈취자의 것으로 지목됨',
  },
  {
    en: 'the other side itself is named as a thief’s, by {by:both}',
    ja: '相手方自身が窃取者のものとされている（{by}）',
    ko: '상대방 자체가 탈취자의 것으로 지목됨({by})',
  },
  { en: 'a tag', ja: 'タグ', ko: '태그' },
  {
    en: 'if no list, no partner and no tag named the other side as a thief’s',
    ja: 'どのリスト・連携先・タグも相手方を窃取者のものとしていない場合',
    ko: '어떤 명단·협력 기관·태그도 상대방을 탈취자의 것으로 지목하지 않은 경우',
  },
  {
    en: '{usd:usd} of the theft {name:text}, {share:share} of what the other side received, {days:n} days after it',
    ja: '事件 {name} 由来の {usd}（相手方受取額の {share}）、事件の {days} 日後',
    ko: '사건 {name} 유래 {usd}(상대방 수취액의 {share}), 사건 {days}일 후',
  },
  {
    en: '{usd:usd} of the theft {name:text}, {share:share} of what the other side received, reached by odds of {odds:n} only, {days:n} days after it',
    ja: '事件 {name} 由来の {usd}（相手方受取額の {share}、確率 {odds} での到達にとどまる）、事件の {days} 日後',
    ko: '사건 {name} 유래 {usd}(상대방 수취액의 {share}, 확률 {odds}(으)로만 도달), 사건 {days}일 후',
  },
  {
    en: '{usd:usd} of the theft {name:text}, {share:share} of what the other side received ({basis:told}), {days:n} days after it',
    ja: '事件 {name} 由来の {usd}（相手方受取額の {share}：{basis}）、事件の {days} 日後',
    ko: '사건 {name} 유래 {usd}(상대방 수취액의 {share}: {basis}), 사건 {days}일 후',
  },
  {
    en: '{usd:usd} of the theft {name:text}, {share:share} of what the other side received ({basis:told}), reached by odds of {odds:n} only, {days:n} days after it',
    ja: '事件 {name} 由来の {usd}（相手方受取額の {share}：{basis}、確率 {odds} での到達にとどまる）、事件の {days} 日後',
    ko: '사건 {name} 유래 {usd}(상대방 수취액의 {share}: {basis}, 확률 {odds}(으)로만 도달), 사건 {days}일 후',
  },
  { en: 'the other side itself is: {kinds:names}', ja: '相手方自身が該当：{kinds}', ko: '상대방 자체가 해당: {kinds}' },
  {
    en: 'if no list and no label said so of the other side',
    ja: '相手方にそうした掲載もラベルもない場合',
    ko: '상대방에게 그런 등재도 라벨도 없는 경우',
  },
  {
    en: '{usd:usd} of {kind:names}, {share:share} of what the other side received, at {hops:n} hop',
    ja: '{kind}由来の {usd}（相手方受取額の {share}）、{hops} ホップ',
    ko: '{kind} 유래 {usd}(상대방 수취액의 {share}), {hops}단계',
  },
  {
    en: '{usd:usd} of {kind:names}, {share:share} of what the other side received, at {hops:n} hops',
    ja: '{kind}由来の {usd}（相手方受取額の {share}）、{hops} ホップ',
    ko: '{kind} 유래 {usd}(상대방 수취액의 {share}), {hops}단계',
  },
  {
    en: 'the other side is a provider without registration',
    ja: '相手方は登録のない事業者',
    ko: '상대방은 미신고 사업자',
  },
  { en: 'were the provider registered', ja: '登録された事業者の場合', ko: '신고된 사업자인 경우' },
  {
    en: 'what the travel rule brought along',
    ja: 'トラベルルールで通知される情報',
    ko: '트래블룰로 제공되는 정보',
  },
  {
    en: 'the other provider is in {country:word}, which the FATF calls for action against (list of {day:at})',
    ja: '相手の事業者は {country} に所在（FATFの行動要請対象国、{day} 公表）',
    ko: '상대 사업자는 {country} 소재(FATF 조치 요구 대상국, {day} 공표)',
  },
  {
    en: 'the other provider is in {country:word}, which the FATF has under increased monitoring (list of {day:at})',
    ja: '相手の事業者は {country} に所在（FATFの強化モニタリング対象国、{day} 公表）',
    ko: '상대 사업자는 {country} 소재(FATF 강화된 모니터링 대상국, {day} 공표)',
  },
  {
    en: 'in a country that the FATF does not name',
    ja: 'FATFが指定していない国の場合',
    ko: 'FATF가 지정하지 않은 국가인 경우',
  },
  {
    en: 'the name on the other side is not that of the account',
    ja: '相手側の氏名が口座の名義と一致しない',
    ko: '상대측 성명이 계정 명의와 일치하지 않음',
  },
  { en: 'under the name of the account', ja: '口座の名義による移転の場合', ko: '계정 명의로 이전한 경우' },
  { en: 'travel data is missing', ja: 'トラベルルール情報がない', ko: '트래블룰 정보 없음' },
  { en: 'travel data is partial', ja: 'トラベルルール情報が一部のみ', ko: '트래블룰 정보가 일부뿐임' },
  { en: 'with whole travel data', ja: 'トラベルルール情報がすべてある場合', ko: '트래블룰 정보가 모두 있는 경우' },
  {
    en: '{usd:usd} to or from a wallet that no provider holds, whose owner nobody compared',
    ja: '{usd}がアンホステッドウォレットとの間で移転され、所有者が確認されていない',
    ko: '{usd}가 비수탁 지갑과 이전되었고 소유자가 확인되지 않음',
  },
  {
    en: 'under {usd:usd}, or had somebody proven the wallet theirs',
    ja: '{usd}未満、またはウォレットの所有が証明されている場合',
    ko: '{usd} 미만이거나 지갑 소유가 증명된 경우',
  },
  { en: 'the country of the other provider', ja: '相手の事業者の所在国', ko: '상대 사업자의 소재국' },
  {
    en: 'whether the other provider is registered: nobody looked it up',
    ja: '相手の事業者の登録の有無（誰も調べていない）',
    ko: '상대 사업자의 신고 여부(아무도 조회하지 않음)',
  },
  {
    en: 'when the ledger first saw the address',
    ja: 'アドレスがブロックチェーンに最初に現れた時期',
    ko: '주소가 블록체인에 처음 나타난 시기',
  },
  {
    en: '{usd:usd} go to an address that its ledger first saw {span:span} ago',
    ja: '{span}前に初めてブロックチェーンに現れたアドレスへ {usd}が出金',
    ko: '{span} 전에 블록체인에 처음 나타난 주소로 {usd} 출금',
  },
  {
    en: 'the other side is told of in: {words:names}; nobody has proven it',
    ja: '相手方に言及する情報：{words}（立証はされていない）',
    ko: '상대방을 언급한 정보: {words}(입증되지 않음)',
  },
  {
    en: 'if no report, forum, leak or such list named the address',
    ja: 'どの届出・掲示板・流出情報・リストにもこのアドレスがない場合',
    ko: '어떤 신고·게시판·유출 정보·명단에도 이 주소가 없는 경우',
  },
]

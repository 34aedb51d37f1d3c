import type { TwiceTold } from '../sentence-book.ts'

/** Why an address, a domain or a transaction is found on a list, and what only looks like it. */
export const FOUND_ON_A_LIST: readonly TwiceTold[] = [
  {
    en: 'the address is listed (as {ticker:word})',
    ja: 'アドレスが掲載されている（{ticker} として）',
    ko: '주소가 등재됨({ticker}(으)로)',
  },
  { en: 'the address is listed', ja: 'アドレスが掲載されている', ko: '주소가 등재됨' },
  {
    en: 'listed for no known ledger, asked about on {asked:word}: one key',
    ja: '掲載はブロックチェーン不明、照会は {asked}：鍵は同じ',
    ko: '등재된 블록체인은 알 수 없고 조회는 {asked}: 키는 같음',
  },
  {
    en: 'listed for {ledger:word}, asked about on {asked:word}: one key',
    ja: '掲載は {ledger}、照会は {asked}：鍵は同じ',
    ko: '등재는 {ledger}, 조회는 {asked}: 키는 같음',
  },
  {
    en: '{address:word} and the listed {listed:word} obey {key:told}',
    ja: '{address} と掲載アドレス {listed} は同じ鍵に属する：{key}',
    ko: '{address}과(와) 등재 주소 {listed}은(는) 같은 키에 속함: {key}',
  },
  { en: 'one key', ja: '同一の鍵', ko: '같은 키' },
  {
    en: 'the same public key by the last 20 bytes of its Keccak-256, unless it is a contract, which has no key',
    ja: '公開鍵の Keccak-256 の末尾 20 バイトが同じ（鍵を持たないコントラクトの場合を除く）',
    ko: '공개키 Keccak-256의 마지막 20바이트가 같음(키가 없는 컨트랙트인 경우 제외)',
  },
  {
    en: 'the same public key by its HASH160 (RIPEMD-160 of SHA-256)',
    ja: '公開鍵の HASH160（SHA-256 の RIPEMD-160）が同じ',
    ko: '공개키 HASH160(SHA-256의 RIPEMD-160)이 같음',
  },
  {
    en: 'the same redeem script by its HASH160',
    ja: '償還スクリプトの HASH160 が同じ',
    ko: '상환 스크립트의 HASH160이 같음',
  },
  {
    en: 'the same witness script by its SHA-256',
    ja: 'ウィットネススクリプトの SHA-256 が同じ',
    ko: '위트니스 스크립트의 SHA-256이 같음',
  },
  {
    en: 'the P2SH script that holds nothing but this witness program (BIP 141)',
    ja: 'このウィットネスプログラムのみを含む P2SH スクリプト（BIP 141）',
    ko: '이 위트니스 프로그램만 담은 P2SH 스크립트(BIP 141)',
  },
  {
    en: 'its first {head:n} and last {tail:n} characters are those of the listed {listed:word}, but it is another address',
    ja: '先頭 {head} 文字と末尾 {tail} 文字が掲載アドレス {listed} と同じだが、別のアドレスである',
    ko: '앞 {head}자와 뒤 {tail}자가 등재 주소 {listed}과(와) 같지만 다른 주소임',
  },
  {
    en: 'its first {head:n} and last {tail:n} characters are those of your counterparty {own:word}, but it is another address',
    ja: '先頭 {head} 文字と末尾 {tail} 文字が自社の取引先 {own} と同じだが、別のアドレスである',
    ko: '앞 {head}자와 뒤 {tail}자가 자사 거래 상대 {own}과(와) 같지만 다른 주소임',
  },
  {
    en: 'it stood there under {name:text} on {day:at}, and the versions since then are not whole: it may still be listed',
    ja: '{day} には {name} として掲載。その後の版が不完全なため、今も掲載されている可能性がある',
    ko: '{day}에 {name}(으)로 등재되어 있었음. 이후 판이 불완전하여 지금도 등재되어 있을 수 있음',
  },
  {
    en: 'it was listed under {name:text} from a day not known and taken off between {from:at} and {until:at}',
    ja: '{name} として掲載（掲載日不明）、{from}～{until} の間に削除',
    ko: '{name}(으)로 등재(등재일 불명), {from}~{until} 사이에 해제',
  },
  {
    en: 'it was listed under {name:text} from {listed:at} and taken off between {from:at} and {until:at}',
    ja: '{name} として {listed} から掲載、{from}～{until} の間に削除',
    ko: '{name}(으)로 {listed}부터 등재, {from}~{until} 사이에 해제',
  },
  {
    en: 'it was taken off between {from:at} and {until:at}',
    ja: '{from}～{until} の間に削除',
    ko: '{from}~{until} 사이에 해제',
  },
  {
    en: 'its entry was listed on {day:at}; when the address was added nobody tells',
    ja: '掲載項目は {day} から。アドレスの追加日は示されていない',
    ko: '항목은 {day}에 등재됨. 주소가 추가된 날은 알려지지 않음',
  },
  { en: 'the order expires on {day:at}', ja: '命令の失効日 {day}', ko: '명령 만료일 {day}' },
  { en: '{name:text}: share not told', ja: '{name}：持分不明', ko: '{name}: 지분 미상' },
  { en: '{name:text}: {share:share}', ja: '{name}：{share}', ko: '{name}: {share}' },
  {
    en: '{percent:share} owned by blocked persons: {owners:parts}; blocked by the 50 percent rule (OFAC FAQ 401)',
    ja: '制裁対象者の所有 {percent}：{owners}。50 パーセントルール（OFAC FAQ 401）により制裁対象',
    ko: '제재 대상자 소유 {percent}: {owners}. 50% 규칙(OFAC FAQ 401)에 따라 제재 대상',
  },
  {
    en: '{percent:share} owned by blocked persons: {owners:parts}; no proof of 50 %: look at the shares',
    ja: '制裁対象者の所有 {percent}：{owners}。50% の証明なし：持分を確認する',
    ko: '제재 대상자 소유 {percent}: {owners}. 50%임이 증명되지 않음: 지분을 확인할 것',
  },
  {
    en: 'owned or controlled by listed persons: {owners:parts}; blocked by the 50 percent rule (OFAC FAQ 401)',
    ja: '掲載者が所有または支配：{owners}。50 パーセントルール（OFAC FAQ 401）により制裁対象',
    ko: '등재자가 소유 또는 지배: {owners}. 50% 규칙(OFAC FAQ 401)에 따라 제재 대상',
  },
  {
    en: 'owned or controlled by listed persons: {owners:parts}; no proof of 50 %: look at the shares',
    ja: '掲載者が所有または支配：{owners}。50% の証明なし：持分を確認する',
    ko: '등재자가 소유 또는 지배: {owners}. 50%임이 증명되지 않음: 지분을 확인할 것',
  },
  {
    en: '{list:text} of {day:at} says that it was listed by then',
    ja: '{list} {day} 版によれば、その時点で掲載済み',
    ko: '{list} {day}자 판에 따르면 그때 이미 등재됨',
  },
  { en: 'it stands in {list:text} of {day:at}', ja: '{list} {day} 版に掲載', ko: '{list} {day}자 판에 등재' },
  {
    en: 'the domain {domain:word} is listed',
    ja: 'ドメイン {domain} が掲載されている',
    ko: '도메인 {domain}이(가) 등재됨',
  },
  {
    en: '{domain:word} lies under {listed:word}, which is listed',
    ja: '{domain} は掲載ドメイン {listed} の下位にある',
    ko: '{domain}은(는) 등재 도메인 {listed}의 하위에 있음',
  },
  {
    en: 'the name {name:text} is listed with another date of birth: {births:text}',
    ja: '名前 {name} は別の生年月日で掲載：{births}',
    ko: '이름 {name}은(는) 다른 생년월일로 등재됨: {births}',
  },
  {
    en: '{address:word} is a party of the transaction',
    ja: '{address} は取引の当事者',
    ko: '{address}은(는) 거래 당사자',
  },
  { en: '"{text:text}" is listed', ja: '「{text}」が掲載されている', ko: '"{text}"이(가) 등재됨' },
  {
    en: '"{text:text}" is no longer listed',
    ja: '「{text}」は掲載されなくなった',
    ko: '"{text}"은(는) 더 이상 등재되어 있지 않음',
  },
  {
    en: '{who:text} asks to freeze what is there, by {at:at}',
    ja: '{who} がここの資産の凍結を要請、期限 {at}',
    ko: '{who}이(가) 이곳 자산의 동결을 요청, 기한 {at}',
  },
  { en: 'freeze requested', ja: '凍結要請あり', ko: '동결 요청됨' },
  { en: 'harmful address', ja: '有害アドレス', ko: '유해 주소' },
  { en: '{who:text} shared it as harmful', ja: '{who} が有害として共有', ko: '{who}이(가) 유해한 것으로 공유' },
  { en: 'shared under TLP:RED', ja: 'TLP:RED で共有', ko: 'TLP:RED로 공유됨' },
  {
    en: '{who:text} shared something under TLP:RED: ask who answers for this node',
    ja: '{who} が TLP:RED で情報を共有：当ノードの責任者に確認する',
    ko: '{who}이(가) TLP:RED로 정보를 공유함: 이 노드의 책임자에게 문의할 것',
  },
]

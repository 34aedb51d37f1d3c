import type { TwiceTold } from '../sentence-book.ts'

/** Why a line cannot be screened: what is wrong with an address, a hash, a name. */
export const LINES_UNREAD: readonly TwiceTold[] = [
  { en: 'there is nothing to screen', ja: '照合する内容がない', ko: '조회할 내용이 없음' },
  {
    en: 'a party has at most {most:n} characters, not {n:n}',
    ja: '対象は {most} 文字まで（{n} 文字ある）',
    ko: '대상은 {most}자까지({n}자임)',
  },
  {
    en: '"{text:text}" is no transaction hash',
    ja: '「{text}」は取引ハッシュではない',
    ko: '"{text}"은(는) 거래 해시가 아님',
  },
  { en: '"{text:text}" is no domain', ja: '「{text}」はドメインではない', ko: '"{text}"은(는) 도메인이 아님' },
  {
    en: 'it holds {inside:ands} beside something else: screen each by itself',
    ja: 'ほかの内容とともに {inside} を含む：一つずつ照合する',
    ko: '다른 내용과 함께 {inside}이(가) 있음: 하나씩 조회할 것',
  },
  {
    en: '"{text:text}" is hex: an EVM address is 0x and 40 hex digits',
    ja: '「{text}」は 16 進数：EVM アドレスは 0x と 16 進 40 桁',
    ko: '"{text}"은(는) 16진수임: EVM 주소는 0x와 16진수 40자리',
  },
  {
    en: '"{text:text}" has a word as no name has and is no address that is known: say its kind',
    ja: '「{text}」は名前らしくない語を含み、既知のアドレスでもない：種類を指定する',
    ko: '"{text}"에 이름에 쓰이지 않는 말이 있고 알려진 주소도 아님: 종류를 지정할 것',
  },
  {
    en: '"{text:text}" is an address of no ledger that Cordon knows',
    ja: '「{text}」は Cordon が知るブロックチェーンのアドレスではない',
    ko: '"{text}"은(는) Cordon이 아는 블록체인의 주소가 아님',
  },
  {
    en: '"{text:text}" is an address not one of {ledger:word}',
    ja: '「{text}」は {ledger} のアドレスではない',
    ko: '"{text}"은(는) {ledger}의 주소가 아님',
  },
  {
    en: '"{text:text}" is an address ({form:text}), but not of {ledger:word}',
    ja: '「{text}」は {form} 形式のアドレスだが、{ledger} のものではない',
    ko: '"{text}"은(는) {form} 형식의 주소이나 {ledger}의 것이 아님',
  },
  {
    en: '"{text:text}" is no date of birth such as 1984-01-08, 1984-01 or 1984',
    ja: '「{text}」は生年月日（1984-01-08、1984-01、1984 など）ではない',
    ko: '"{text}"은(는) 생년월일(1984-01-08, 1984-01, 1984 등)이 아님',
  },
  {
    en: '"{text:text}" is no two-letter country code (ISO 3166-1)',
    ja: '「{text}」は 2 文字の国コード（ISO 3166-1）ではない',
    ko: '"{text}"은(는) 두 글자 국가 코드(ISO 3166-1)가 아님',
  },
  {
    en: '"{text:text}" holds no letter of a name',
    ja: '「{text}」に名前の文字がない',
    ko: '"{text}"에 이름 글자가 없음',
  },
  {
    en: '{what:told} is not an address of {ledger:word}: {why:told}',
    ja: '{what} は {ledger} のアドレスではない：{why}',
    ko: '{what}은(는) {ledger}의 주소가 아님: {why}',
  },
  { en: 'the address', ja: 'このアドレス', ko: '이 주소' },
  { en: '"{text:text}": {why:told}', ja: '「{text}」：{why}', ko: '"{text}": {why}' },
  {
    en: '64 bytes of base58 are a key pair of Solana or a signature',
    ja: 'base58 の 64 バイトは Solana の鍵対または署名',
    ko: 'base58 64바이트는 Solana 키 쌍 또는 서명',
  },
  {
    en: 'this is a private key: it must not be shown to anybody',
    ja: 'これは秘密鍵である：誰にも見せてはならない',
    ko: '개인키임: 누구에게도 보여서는 안 됨',
  },
  {
    en: '{n:n} bytes of base58 are no address',
    ja: 'base58 の {n} バイトはアドレスではない',
    ko: 'base58 {n}바이트는 주소가 아님',
  },
  { en: 'an address of a test network', ja: 'テストネットのアドレス', ko: '테스트넷 주소' },
  {
    en: 'base58 with a right checksum, but version {n:n} is of no ledger known here',
    ja: 'base58 のチェックサムは正しいが、版 {n} に当たるブロックチェーンがない',
    ko: 'base58 체크섬은 맞으나 버전 {n}에 해당하는 블록체인이 없음',
  },
  {
    en: 'bech32 must not mix upper and lower case',
    ja: 'bech32 は大文字と小文字を混在できない',
    ko: 'bech32는 대소문자를 섞을 수 없음',
  },
  {
    en: 'cashaddr must not mix upper and lower case',
    ja: 'cashaddr は大文字と小文字を混在できない',
    ko: 'cashaddr는 대소문자를 섞을 수 없음',
  },
  {
    en: 'no witness program that BIP 141 allows',
    ja: 'BIP 141 が認めるウィットネスプログラムではない',
    ko: 'BIP 141이 허용하는 위트니스 프로그램이 아님',
  },
  {
    en: 'bech32 of a length that the form does not have',
    ja: 'bech32 の長さがこの形式に合わない',
    ko: 'bech32 길이가 이 형식에 맞지 않음',
  },
  {
    en: 'bech32 of a length that Cardano does not have',
    ja: 'bech32 の長さが Cardano に合わない',
    ko: 'bech32 길이가 Cardano에 맞지 않음',
  },
  {
    en: 'bech32 of a length that no account has',
    ja: 'bech32 の長さがどのアカウントにも合わない',
    ko: 'bech32 길이가 어떤 계정에도 맞지 않음',
  },
  {
    en: 'no address of Cardano mainnet',
    ja: 'Cardano メインネットのアドレスではない',
    ko: 'Cardano 메인넷 주소가 아님',
  },
  { en: 'no MWEB address', ja: 'MWEB アドレスではない', ko: 'MWEB 주소가 아님' },
  {
    en: 'a Bitcoin Cash address of no known type',
    ja: '種類不明の Bitcoin Cash アドレス',
    ko: '알 수 없는 유형의 Bitcoin Cash 주소',
  },
  {
    en: 'not of any form of address that is known here',
    ja: '既知のどのアドレス形式でもない',
    ko: '알려진 어떤 주소 형식도 아님',
  },
  {
    en: 'character {n:n}, {char:text} (U+{point:word}), is none that base58 has',
    ja: '{n} 文字目の {char}（U+{point}）は base58 にない文字',
    ko: '{n}번째 글자 {char}(U+{point})은(는) base58에 없는 글자',
  },
  {
    en: 'the checksum of this {what:told} is wrong',
    ja: 'この {what} のチェックサムが誤っている',
    ko: '이 {what}의 체크섬이 틀림',
  },
  {
    en: '64 hex digits are a hash or a key, not an address',
    ja: '16 進 64 桁はハッシュまたは鍵であり、アドレスではない',
    ko: '16진수 64자리는 해시 또는 키이며 주소가 아님',
  },
  {
    en: 'an EVM address is 0x and 40 hex digits',
    ja: 'EVM アドレスは 0x と 16 進 40 桁',
    ko: 'EVM 주소는 0x와 16진수 40자리',
  },
  {
    en: 'not the blocks of base58 that Monero uses',
    ja: 'Monero の base58 ブロックではない',
    ko: 'Monero의 base58 블록이 아님',
  },
  { en: '{n:n} bytes are too few or too many', ja: '{n} バイトは過不足がある', ko: '{n}바이트는 너무 적거나 많음' },
  {
    en: 'an X-address with flags that XLS-5 does not define',
    ja: 'XLS-5 にないフラグを持つ X アドレス',
    ko: 'XLS-5에 없는 플래그를 가진 X 주소',
  },
  { en: 'no Stellar account', ja: 'Stellar のアカウントではない', ko: 'Stellar 계정이 아님' },
  {
    en: '"{text:text}" is not an EVM address (0x and 40 hex digits)',
    ja: '「{text}」は EVM アドレス（0x と 16 進 40 桁）ではない',
    ko: '"{text}"은(는) EVM 주소(0x와 16진수 40자리)가 아님',
  },
  {
    en: '"{text:text}" has a wrong EIP-55 checksum',
    ja: '「{text}」の EIP-55 チェックサムが誤っている',
    ko: '"{text}"의 EIP-55 체크섬이 틀림',
  },
  {
    en: '"{text:text}" mixes cases, which bech32 forbids',
    ja: '「{text}」は大文字と小文字が混在（bech32 では不可）',
    ko: '"{text}"은(는) 대소문자가 섞임(bech32에서 불가)',
  },
  {
    en: '"{text:text}" has a wrong bech32 checksum',
    ja: '「{text}」の bech32 チェックサムが誤っている',
    ko: '"{text}"의 bech32 체크섬이 틀림',
  },
  {
    en: '"{text:text}" holds no witness program that BIP 141 allows',
    ja: '「{text}」は BIP 141 が認めるウィットネスプログラムではない',
    ko: '"{text}"은(는) BIP 141이 허용하는 위트니스 프로그램이 아님',
  },
  {
    en: '"{text:text}" is not a Bitcoin address (base58check or bech32)',
    ja: '「{text}」は Bitcoin アドレス（base58check または bech32）ではない',
    ko: '"{text}"은(는) Bitcoin 주소(base58check 또는 bech32)가 아님',
  },
  {
    en: '"{text:text}" is base58 but not a mainnet Bitcoin address',
    ja: '「{text}」は base58 だが Bitcoin メインネットのアドレスではない',
    ko: '"{text}"은(는) base58이나 Bitcoin 메인넷 주소가 아님',
  },
  {
    en: '"{text:text}" is not a TRON address (base58check)',
    ja: '「{text}」は TRON アドレス（base58check）ではない',
    ko: '"{text}"은(는) TRON 주소(base58check)가 아님',
  },
  {
    en: '"{text:text}" is not a TRON address',
    ja: '「{text}」は TRON アドレスではない',
    ko: '"{text}"은(는) TRON 주소가 아님',
  },
  { en: '"{text:text}" is not an address', ja: '「{text}」はアドレスではない', ko: '"{text}"은(는) 주소가 아님' },
  {
    en: '"{text:text}" is not a CAIP-2 ledger id such as eip155:1',
    ja: '「{text}」は CAIP-2 のブロックチェーン識別子（eip155:1 など）ではない',
    ko: '"{text}"은(는) CAIP-2 블록체인 식별자(eip155:1 등)가 아님',
  },
  {
    en: 'nobody knows yet how the lists will stand at that time',
    ja: '未来の時点のリストは照合できない',
    ko: '미래 시점의 명단은 조회할 수 없음',
  },
  {
    en: '"{name:text}" is no list: cordon lists shows them',
    ja: '「{name}」というリストはない：cordon lists で一覧を表示',
    ko: '"{name}"이라는 명단은 없음: cordon lists로 목록을 볼 수 있음',
  },
  { en: 'base58 address', ja: 'base58 アドレス', ko: 'base58 주소' },
  { en: 'bech32 address', ja: 'bech32 アドレス', ko: 'bech32 주소' },
  { en: 'XRP address', ja: 'XRP アドレス', ko: 'XRP 주소' },
  { en: 'Cardano address of the Byron era', ja: 'Byron 時代の Cardano アドレス', ko: 'Byron 시대의 Cardano 주소' },
  { en: 'Cardano address', ja: 'Cardano アドレス', ko: 'Cardano 주소' },
  { en: 'Litecoin MWEB address', ja: 'Litecoin MWEB アドレス', ko: 'Litecoin MWEB 주소' },
  { en: 'Bitcoin Cash address', ja: 'Bitcoin Cash アドレス', ko: 'Bitcoin Cash 주소' },
  { en: 'EVM address (EIP-55)', ja: 'EVM アドレス（EIP-55）', ko: 'EVM 주소(EIP-55)' },
  { en: 'Monero address', ja: 'Monero アドレス', ko: 'Monero 주소' },
  { en: 'Stellar address', ja: 'Stellar アドレス', ko: 'Stellar 주소' },
]

import type { TwiceTold } from '../sentence-book.ts'

/** Why an object, or a part of it, does not go to somebody. */
export const WHO_RECEIVES: readonly TwiceTold[] = [
  { en: 'it is addressed to others alone', ja: '他者のみを宛先としている', ko: '다른 곳만을 수신처로 함' },
  {
    en: 'it may go to {named:text} and {n:n} more alone',
    ja: '提供先は {named} ほか {n} 件に限られる',
    ko: '제공처는 {named} 외 {n}곳으로 제한됨',
  },
  { en: 'it may go to {named:text} alone', ja: '提供先は {named} に限られる', ko: '제공처는 {named}(으)로 제한됨' },
  {
    en: '{tlp:word} is not for the public',
    ja: '{tlp} は一般には提供できない',
    ko: '{tlp}은(는) 일반에 제공할 수 없음',
  },
  {
    en: 'TLP:RED goes to those alone whom it names',
    ja: 'TLP:RED は名指しされた相手にのみ提供できる',
    ko: 'TLP:RED는 지정된 상대에게만 제공할 수 있음',
  },
  {
    en: 'TLP:AMBER that was given to us goes on to our own clients alone',
    ja: '受領した TLP:AMBER は自組織の顧客にのみ提供できる',
    ko: '받은 TLP:AMBER는 자체 고객에게만 제공할 수 있음',
  },
  {
    en: 'TLP:AMBER+STRICT that was given to us goes no further',
    ja: '受領した TLP:AMBER+STRICT は転送できない',
    ko: '받은 TLP:AMBER+STRICT는 더 이상 제공할 수 없음',
  },
  {
    en: 'TLP:AMBER+STRICT goes to partners alone, not to clients',
    ja: 'TLP:AMBER+STRICT は連携先にのみ提供でき、顧客には提供できない',
    ko: 'TLP:AMBER+STRICT는 협력 기관에만 제공할 수 있고 고객에게는 제공할 수 없음',
  },
  {
    en: 'a granular marking cannot be understood',
    ja: '部分区分を解釈できない',
    ko: '부분 등급을 해석할 수 없음',
  },
  {
    en: 'its release extension cannot be understood',
    ja: '提供範囲の拡張を解釈できない',
    ko: '제공 범위 확장을 해석할 수 없음',
  },
  {
    en: 'its object_marking_refs are no list of marking definitions',
    ja: 'object_marking_refs が区分定義の一覧ではない',
    ko: 'object_marking_refs가 등급 정의 목록이 아님',
  },
  { en: 'a marking is not known here', ja: '区分がここでは不明', ko: '등급을 여기서는 알 수 없음' },
  { en: 'a marking cannot be understood', ja: '区分を解釈できない', ko: '등급을 해석할 수 없음' },
  {
    en: 'a label looks like a marking and is none that is known',
    ja: 'ラベルが区分のようだが、既知の区分ではない',
    ko: '라벨이 등급처럼 보이나 알려진 등급이 아님',
  },
  {
    en: 'more objects hang together with it than are looked at',
    ja: '関連するオブジェクトが確認できる数を超えている',
    ko: '연관된 객체가 확인하는 수를 넘음',
  },
  {
    en: 'the definition of one of its markings does not go there',
    ja: '区分の定義を相手に提供できない',
    ko: '등급 정의를 그곳에 제공할 수 없음',
  },
  {
    en: 'it was derived from something that does not go there',
    ja: '派生元を相手に提供できない',
    ko: '파생 원본을 그곳에 제공할 수 없음',
  },
  {
    en: 'what it joins is not held here, so nobody can tell whether it may be named',
    ja: '関連付ける対象がここになく、言及してよいか判断できない',
    ko: '연결하는 대상이 여기에 없어 언급해도 되는지 판단할 수 없음',
  },
  {
    en: 'what it joins does not go there',
    ja: '関連付ける対象を相手に提供できない',
    ko: '연결하는 대상을 그곳에 제공할 수 없음',
  },
  {
    en: 'an object of type {type:word} goes out whole or not at all',
    ja: '{type} 型のオブジェクトは一部のみの提供ができない',
    ko: '{type} 유형의 객체는 일부만 제공할 수 없음',
  },
  { en: 'it does not say when it was made', ja: '作成日時がない', ko: '작성 시각이 없음' },
  {
    en: 'it says nothing without {path:word}',
    ja: '{path} を除くと内容がなくなる',
    ko: '{path}을(를) 빼면 내용이 없어짐',
  },
  {
    en: 'it would lose a label that marks it',
    ja: '区分を示すラベルが失われる',
    ko: '등급을 나타내는 라벨이 없어짐',
  },
  {
    en: 'what was to be dropped stands in another part of it too',
    ja: '除くべき内容がほかの部分にも含まれる',
    ko: '빼야 할 내용이 다른 부분에도 있음',
  },
]

import type { TwiceTold } from '../sentence-book.ts'

/** How far a name that is asked agrees with a listed one. */
export const NAMES_ALIKE: readonly TwiceTold[] = [
  { en: 'Read from {script:told}.', ja: '{script}からの読み。', ko: '{script}에서 읽음.' },
  { en: 'Cyrillic', ja: 'キリル文字', ko: '키릴 문자' },
  { en: 'Arabic', ja: 'アラビア文字', ko: '아랍 문자' },
  { en: 'Hangul', ja: 'ハングル', ko: '한글' },
  { en: 'Korean', ja: 'ハングル', ko: '한글' },
  { en: 'kana', ja: '仮名', ko: '가나' },
  { en: 'Japanese', ja: '日本語の文字', ko: '일본 문자' },
  { en: 'Hebrew', ja: 'ヘブライ文字', ko: '히브리 문자' },
  { en: 'Greek', ja: 'ギリシャ文字', ko: '그리스 문자' },
  { en: 'Chinese characters', ja: '漢字', ko: '한자' },
  {
    en: "'{asked:text}' and '{listed:text}' can be read as the same Korean syllables (score {score:share}).",
    ja: '「{asked}」と「{listed}」は同じハングル音節として読める（点数 {score}）。',
    ko: "'{asked}'과(와) '{listed}'은(는) 같은 한글 음절로 읽을 수 있음(점수 {score}).",
  },
  {
    en: "'{asked:text}' stands for '{listed:text}': {how:told}.",
    ja: '「{asked}」は「{listed}」に対応：{how}。',
    ko: "'{asked}'은(는) '{listed}'에 대응: {how}.",
  },
  { en: 'the same', ja: '同じ', ko: '같음' },
  {
    en: 'written as one word and as two ({share:share})',
    ja: '一語と二語の書き分け（{share}）',
    ko: '붙여 쓴 것과 띄어 쓴 것({share})',
  },
  {
    en: 'the same or like consonants ({share:share})',
    ja: '子音が同じか類似（{share}）',
    ko: '자음이 같거나 비슷함({share})',
  },
  { en: 'an initial ({share:share})', ja: '頭文字（{share}）', ko: '머리글자({share})' },
  {
    en: 'another spelling of the same sounds ({share:share})',
    ja: '同じ音の別表記（{share}）',
    ko: '같은 소리의 다른 표기({share})',
  },
  { en: 'the same consonants ({share:share})', ja: '子音が同じ（{share}）', ko: '자음이 같음({share})' },
  { en: '{share:share} alike in spelling', ja: '綴りの類似 {share}', ko: '철자 유사도 {share}' },
  {
    en: 'Of the query, nothing stands for {words:text}.',
    ja: '照会側の {words} に対応する語がない。',
    ko: '조회한 이름의 {words}에 대응하는 말이 없음.',
  },
  {
    en: 'Of the listed name, nothing stands for {words:text}.',
    ja: '掲載名の {words} に対応する語がない。',
    ko: '등재 이름의 {words}에 대응하는 말이 없음.',
  },
  {
    en: 'Country {country:word} is among those of the entry ({countries:text}).',
    ja: '国 {country} は掲載項目の国（{countries}）に含まれる。',
    ko: '국가 {country}은(는) 항목의 국가({countries})에 포함됨.',
  },
  {
    en: 'Country {country:word} is not among those of the entry ({countries:text}).',
    ja: '国 {country} は掲載項目の国（{countries}）に含まれない。',
    ko: '국가 {country}은(는) 항목의 국가({countries})에 포함되지 않음.',
  },
  {
    en: 'The entry is of kind {kind:told}, the query of kind {asked:told}: the score is lowered.',
    ja: '掲載項目の種類は{kind}、照会は{asked}：減点。',
    ko: '항목의 종류는 {kind}, 조회는 {asked}: 감점.',
  },
  {
    en: "The query bears a firm's legal form, the entry is of kind {kind:told}: the score is lowered.",
    ja: '照会名は法人格を含むが、掲載項目の種類は{kind}：減点。',
    ko: '조회한 이름에 법인 형태가 있으나 항목의 종류는 {kind}: 감점.',
  },
  { en: 'person', ja: '個人', ko: '개인' },
  { en: 'entity', ja: '団体', ko: '단체' },
  { en: 'wallet', ja: 'ウォレット', ko: '지갑' },
  { en: 'vessel', ja: '船舶', ko: '선박' },
  { en: 'aircraft', ja: '航空機', ko: '항공기' },
  { en: 'domain', ja: 'ドメイン', ko: '도메인' },
  {
    en: 'The publisher marks this name as a weak alias, and no birth date confirms it: the score is lowered.',
    ja: '公表者はこの名前を弱い別名とし、生年月日による裏付けもない：減点。',
    ko: '발행 기관이 이 이름을 약한 별칭으로 표시했고 생년월일로 확인되지 않음: 감점.',
  },
  {
    en: 'Birth date {asked:word} agrees with the listed {listed:word}.',
    ja: '生年月日 {asked} は掲載の {listed} と一致。',
    ko: '생년월일 {asked}은(는) 등재된 {listed}과(와) 일치.',
  },
  {
    en: 'Birth {asked:word} and the listed {listed:word} agree in what both tell.',
    ja: '生年月日 {asked} と掲載の {listed} は、双方にある部分で一致。',
    ko: '생년월일 {asked}과(와) 등재된 {listed}은(는) 양쪽에 있는 부분에서 일치.',
  },
  {
    en: 'Birth {asked:word} is near the listed {listed:word}: the score is left as it is.',
    ja: '生年月日 {asked} は掲載の {listed} に近い：点数は変えない。',
    ko: '생년월일 {asked}은(는) 등재된 {listed}과(와) 가까움: 점수 유지.',
  },
  {
    en: 'Birth {asked:word} does not agree with the listed {listed:word}: the score is lowered.',
    ja: '生年月日 {asked} は掲載の {listed} と一致しない：減点。',
    ko: '생년월일 {asked}은(는) 등재된 {listed}과(와) 일치하지 않음: 감점.',
  },
  {
    en: 'Birth date {asked:word} contradicts the listed {listed:word}: the score is lowered strongly.',
    ja: '生年月日 {asked} は掲載の {listed} と矛盾：大きく減点。',
    ko: '생년월일 {asked}은(는) 등재된 {listed}과(와) 모순됨: 크게 감점.',
  },
]

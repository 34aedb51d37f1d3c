import type { TwiceTold } from '../sentence-book.ts'

/** What exposure counts and what it could not look into. */
export const EXPOSURE: readonly TwiceTold[] = [
  {
    en: '{n:n} accounts were not looked into: more than {most:n}, or too many transfers',
    ja: '{n} アドレスは調べていない：{most} を超えたか、送金が多すぎる',
    ko: '주소 {n}개는 조사하지 않음: {most}개를 넘었거나 이체가 너무 많음',
  },
  {
    en: '{n:n} accounts were not looked into: {because:told}',
    ja: '{n} アドレスは調べていない：{because}',
    ko: '주소 {n}개는 조사하지 않음: {because}',
  },
  {
    en: 'so busy that its later transfers were not read; what it paid then counts as of unknown origin',
    ja: '取引が多くその後の送金は読み込んでいない。以降の支払は出所不明として扱う',
    ko: '거래가 많아 이후 이체를 읽지 않음. 이후 지급분은 출처 불명으로 처리',
  },
  { en: 'the time was over', ja: '制限時間に達した', ko: '제한 시간에 도달' },
  { en: 'of unknown origin', ja: '出所不明', ko: '출처 불명' },
  { en: 'from accounts that were not looked into', ja: '調べていないアドレスから', ko: '조사하지 않은 주소에서' },
  { en: 'with accounts that were not looked into', ja: '調べていないアドレスに所在', ko: '조사하지 않은 주소에 있음' },
  { en: 'rests with accounts that nobody labels', ja: 'ラベルのないアドレスに所在', ko: '라벨 없는 주소에 있음' },
  {
    en: 'no exposure index was made (cordon index-exposure)',
    ja: 'エクスポージャー索引が未作成（cordon index-exposure）',
    ko: '익스포저 색인이 없음(cordon index-exposure)',
  },
  {
    en: 'making the exposure index was interrupted; it ends at second {n:n}',
    ja: 'エクスポージャー索引の作成が中断。{n} 秒（Unix 時間）まで',
    ko: '익스포저 색인 작성이 중단됨. {n}초(유닉스 시간)까지',
  },
  {
    en: 'the exposure index was made before a change of: {what:text} (cordon index-exposure)',
    ja: 'エクスポージャー索引が次の変更より前のもの：{what}（cordon index-exposure）',
    ko: '익스포저 색인이 다음 변경 이전의 것임: {what} (cordon index-exposure)',
  },
]

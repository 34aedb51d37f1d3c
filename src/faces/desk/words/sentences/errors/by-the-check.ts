import type { TwiceTold } from '../sentence-book.ts'

/** What zod, which checks each input, says of a field. */
export const BY_THE_CHECK: readonly TwiceTold[] = [
  {
    en: 'Invalid input: expected {wanted:told}, received {given:told}',
    ja: '値の種類が違う：{wanted}とする（現在は{given}）',
    ko: '값의 종류가 다름: {wanted}이어야 함(현재 {given})',
  },
  { en: 'Invalid input: expected {wanted:text}', ja: '{wanted} とする', ko: '{wanted}이어야 함' },
  {
    en: 'Invalid option: expected one of {options:text}',
    ja: '次のいずれかとする：{options}',
    ko: '다음 중 하나여야 함: {options}',
  },
  { en: 'Too big: expected string to have <={n:n} characters', ja: '{n} 文字以内とする', ko: '{n}자 이내여야 함' },
  { en: 'Too small: expected string to have >={n:n} characters', ja: '{n} 文字以上とする', ko: '{n}자 이상이어야 함' },
  { en: 'Too big: expected array to have <={n:n} items', ja: '{n} 件以内とする', ko: '{n}건 이내여야 함' },
  { en: 'Too small: expected array to have >={n:n} items', ja: '{n} 件以上とする', ko: '{n}건 이상이어야 함' },
  {
    en: 'Too big: expected {kind:word} to be <={n:n}',
    ja: '{kind} を {n} 以下とする',
    ko: '{kind}은(는) {n} 이하여야 함',
  },
  {
    en: 'Too big: expected {kind:word} to be <{n:n}',
    ja: '{kind} を {n} 未満とする',
    ko: '{kind}은(는) {n} 미만이어야 함',
  },
  {
    en: 'Too small: expected {kind:word} to be >={n:n}',
    ja: '{kind} を {n} 以上とする',
    ko: '{kind}은(는) {n} 이상이어야 함',
  },
  {
    en: 'Too small: expected {kind:word} to be >{n:n}',
    ja: '{kind} を {n} より大きくする',
    ko: '{kind}은(는) {n}보다 커야 함',
  },
  {
    en: 'Invalid string: must match pattern {pattern:text}',
    ja: '形式が違う（{pattern}）',
    ko: '형식이 다름({pattern})',
  },
  { en: 'Invalid email address', ja: 'メールアドレスではない', ko: '이메일 주소가 아님' },
  { en: 'Invalid URL', ja: 'URL ではない', ko: 'URL이 아님' },
  { en: 'Invalid UUID', ja: 'UUID ではない', ko: 'UUID가 아님' },
  { en: 'Invalid ISO date', ja: 'ISO 8601 の日付ではない', ko: 'ISO 8601 날짜가 아님' },
  { en: 'Invalid ISO datetime', ja: 'ISO 8601 の日時ではない', ko: 'ISO 8601 시각이 아님' },
  { en: 'Invalid input', ja: '入力が正しくない', ko: '입력이 올바르지 않음' },
  { en: 'string', ja: '文字列', ko: '문자열' },
  { en: 'number', ja: '数値', ko: '숫자' },
  { en: 'int', ja: '整数', ko: '정수' },
  { en: 'boolean', ja: '真偽値', ko: '참/거짓' },
  { en: 'array', ja: '一覧', ko: '목록' },
  { en: 'object', ja: 'オブジェクト', ko: '객체' },
  { en: 'null', ja: 'null', ko: 'null' },
  { en: 'undefined', ja: '未指定', ko: '지정 안 됨' },
  { en: 'NaN', ja: '非数', ko: '숫자 아님' },
]

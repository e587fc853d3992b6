import type * as z from 'zod/mini'

type Issue = Pick<z.core.$ZodIssue, 'code' | 'path' | 'message'> & { readonly input?: unknown }

const BY_CODE: Readonly<Record<string, string>> = {
  invalid_type: '这一项的格式不对,请重新填写',
  invalid_value: '请从给出的选项里选一个',
  invalid_format: '这一项的格式不对,请重新填写',
  too_big: '超出了范围,请改小或写短一些',
  too_small: '超出了范围,请改大一些或补充完整',
  unrecognized_keys: '多出了不认识的内容,请更新后再试',
}

/** Words for an input that a schema refused without words of its own; given to a parse as its `error`. */
export function wordsFor(issue: { readonly code?: string; readonly input?: unknown }): string {
  if (issue.input === undefined) return '这一项还没有填'
  return BY_CODE[issue.code ?? ''] ?? '这一项不对,请看看再填'
}

/** The refused fields by path (`facts.birthDate`), each with its first words; the whole input has the path ''. */
export function fieldsOf(issues: readonly Issue[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of issues) fields[issue.path.join('.')] ??= issue.message
  return fields
}

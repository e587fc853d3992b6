import { Notice } from '@/ui'

/** Stands over figures that count invented places or elders: nobody must report them. */
export function DemoFigures({ demo }: { readonly demo: boolean }) {
  return demo ? <Notice tone="wait">演示数据:这里的地方和人数有编出来的,不能拿去上报。</Notice> : null
}

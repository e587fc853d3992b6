import type { Need } from '@/domain/facility/facility'

/** What one comes for, in the words one says it with, the commonest first. */
export const NEEDS: readonly { readonly value: Need; readonly label: string; readonly nearest: string }[] = [
  { value: 'eat', label: '吃饭', nearest: '吃饭的地方' },
  { value: 'bath', label: '洗澡', nearest: '能洗澡的地方' },
  { value: 'day', label: '白天照看', nearest: '白天照看的地方' },
  { value: 'visit', label: '上门', nearest: '能上门的地方' },
  { value: 'doctor', label: '看病', nearest: '看病的地方' },
  { value: 'live', label: '住下来', nearest: '能住的地方' },
  { value: 'learn', label: '学习', nearest: '学习的地方' },
  { value: 'aid', label: '租辅具', nearest: '能租辅具的地方' },
  { value: 'ask', label: '办事', nearest: '办事窗口' },
]

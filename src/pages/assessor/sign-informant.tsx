import { useState } from 'react'
import { keepVisitDraft, type SignDraft } from '@/client/assessor-drafts'
import { now } from '@/platform/clock'
import { toTop } from '@/platform/scroll'
import { Box, Button, Choice, ErrorSummary, Heading, TextField } from '@/ui'
import { SignaturePad } from '@/ui/signature'
import { TextArea } from '@/ui/text-area'
import { HERSELF, informantFaults, MOST_NOBODY, RELATIONS, type InformantFaults } from './sign-steps'
import type { OpenSheet } from './use-sheet'

const NOBODY = 'nobody'
const MOST_NAME = 30

interface SignInformantProps {
  readonly open: OpenSheet
  readonly draft: SignDraft
  readonly onNext: () => void
}

/** Who told of her signs too: she herself, whoever was with her, or nobody, with why. */
export function SignInformant({ open, draft, onNext }: SignInformantProps) {
  const { account, visit, pack, taps } = open
  const { nobody, relation, name, informant } = draft
  const [faults, setFaults] = useState<InformantFaults>({})
  const [tries, setTries] = useState(0)
  const change = (part: Partial<SignDraft>): void => {
    setFaults({})
    keepVisitDraft(account, visit, { sign: { ...draft, ...part, taps: taps.length } })
  }
  const choose = (id: string): void => {
    if (id === NOBODY) return change({ nobody: nobody ?? '' })
    change({
      nobody: null,
      relation: id,
      name: id === HERSELF ? pack.mine.person.name : relation === HERSELF ? '' : name,
    })
  }
  const go = (): void => {
    const found = informantFaults(draft)
    setFaults(found)
    setTries(tries + 1)
    if (Object.keys(found).length > 0) return toTop()
    onNext()
  }
  const who = relation === HERSELF ? '老人' : '介绍情况的人'
  return (
    <>
      <ErrorSummary errors={Object.values(faults)} attempt={tries} />
      <Heading level={2} className="title" attend>
        是谁介绍的情况?
      </Heading>
      <Choice
        label="是谁介绍的情况"
        kind="one"
        options={[
          ...RELATIONS.map((id) => ({ id, label: id === HERSELF ? '老人本人' : id, narrow: true })),
          { id: NOBODY, label: '没有人能签' },
        ]}
        chosen={[nobody !== null ? NOBODY : relation]}
        error={faults.relation}
        onChoose={choose}
      />
      {nobody !== null && (
        <TextArea
          id="nobody-words"
          label="为什么没有人能签?"
          value={nobody}
          most={MOST_NOBODY}
          error={faults.nobody}
          onChange={(words) => change({ nobody: words })}
        />
      )}
      {nobody === null && relation !== '' && (
        <>
          {relation === HERSELF ? (
            <Box className="strong">{name}</Box>
          ) : (
            <TextField
              id="informant-name"
              label="他的姓名"
              maxLength={MOST_NAME}
              value={name}
              error={faults.name}
              onChange={(words) => change({ name: words })}
            />
          )}
          <SignaturePad
            id="sign-informant"
            label={`${who}签名`}
            otherWay="签不了字,就选“没有人能签”,写一句为什么。"
            strokes={informant.strokes}
            error={faults.strokes}
            onChange={(strokes) => change({ informant: { strokes, code: '', at: new Date(now()).toISOString() } })}
          />
        </>
      )}
      <Button key="informant" settles onPress={go}>
        下一步:看一遍,交上去
      </Button>
    </>
  )
}

import type { StaffDraft } from '@/client/staff-draft'
import { Choice, DateField, Heading, TextField } from '@/ui'
import { NEW_ORG, partsIn, partsText, type StaffProblems } from './staff-form'
import { StaffProvider } from './staff-provider'

interface StaffAssessorProps {
  readonly account: string
  readonly draft: StaffDraft
  readonly problems: StaffProblems
  readonly onChange: (part: Partial<StaffDraft>, ...mended: readonly (keyof StaffDraft)[]) => void
}

/** Of an assessor: whose, with what background, and until when his certificate holds. */
export function StaffAssessor({ account, draft, problems, onChange }: StaffAssessorProps) {
  return (
    <>
      <StaffProvider
        account={account}
        assesses
        chosen={draft.provider}
        error={problems.provider}
        onChoose={(provider) => onChange({ provider }, 'provider', 'orgName', 'orgPhone')}
      />
      {draft.provider === NEW_ORG && (
        <>
          <TextField
            id="staff-org-name"
            label="评估机构的名字"
            maxLength={40}
            value={draft.orgName}
            error={problems.orgName}
            onChange={(orgName) => onChange({ orgName }, 'orgName')}
          />
          <TextField
            id="staff-org-phone"
            label="评估机构的电话"
            hint="约好了时间,老人会看到。座机加区号。"
            kind="phone"
            maxLength={20}
            value={draft.orgPhone}
            error={problems.orgPhone}
            onChange={(orgPhone) => onChange({ orgPhone }, 'orgPhone')}
          />
        </>
      )}
      <Heading level={2} className="subtitle">
        有没有医护背景?
      </Heading>
      <Choice
        label="有没有医护背景"
        kind="one"
        options={[
          { id: 'yes', label: '有医护背景', hint: '医生、护士、康复治疗师等' },
          { id: 'no', label: '没有' },
        ]}
        chosen={[draft.medical]}
        error={problems.medical}
        onChoose={(id) => onChange({ medical: id === 'yes' ? 'yes' : 'no' }, 'medical')}
      />
      <Heading level={2} className="subtitle">
        资格到哪天?
      </Heading>
      <DateField
        id="staff-valid"
        label="资格到哪天"
        hint="照评估员的证书填。过了这天,就不能再派。"
        value={partsIn(draft.validTo)}
        error={problems.validTo}
        onChange={(parts) => onChange({ validTo: partsText(parts) }, 'validTo')}
      />
    </>
  )
}

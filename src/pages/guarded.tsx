import { Component, type ComponentType, type ReactNode } from 'react'
import { Box, Button, Dial, Page } from '@/ui'

const LOOK = { scale: 'elder', factor: 1, top: 40, right: 0 } as const

/** A page that fails says so and leaves the others standing; it rests on nothing that may have failed with it. */
class Net extends Component<{ readonly children: ReactNode }, { readonly torn: boolean }> {
  override state = { torn: false }
  static getDerivedStateFromError(): { torn: boolean } {
    return { torn: true }
  }
  override render(): ReactNode {
    if (!this.state.torn) return this.props.children
    return (
      <Page look={LOOK} title="这一页出了问题">
        <Box role="alert">您填过的内容还在手机里。可以再试一次,或打电话问。</Box>
        <Button onPress={() => this.setState({ torn: false })}>再试一次</Button>
        <Dial phone="12349" kind="other">
          打电话 12349
        </Dial>
      </Page>
    )
  }
}

/** Every page is exported through this: one that throws must not block the way to the others. */
export function guarded(Screen: ComponentType): ComponentType {
  return function Guarded() {
    return (
      <Net>
        <Screen />
      </Net>
    )
  }
}

import { View } from '@tarojs/components'
export default function Home() {
  return <View aria-label="x">你好</View>
}

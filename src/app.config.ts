export default defineAppConfig({
  pages: ['pages/home/index'],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '养老服务',
    navigationBarTextStyle: 'black',
    navigationBarBackgroundColor: '#ffffff',
    backgroundColor: '#f8f5ef',
  },
})

import { expect, test } from 'vitest'
import { exampleNamed } from '../../src/demo/examples.ts'

test.each([
  ['bandwidth', 'default'],
  ['meridian', 'meridian'],
])('the example %s is there, for the workspace %s', async (name, workspace) => {
  const example = exampleNamed(name)
  expect(example.workspace).toBe(workspace)
  expect(await example.read()).toHaveProperty('processingActivities')
})

test('a slip of the pen is answered with the name that is near, another name with all there are', () => {
  expect(() => exampleNamed('meridan')).toThrow('There is no example meridan. Did you mean meridian?')
  expect(() => exampleNamed('zebra')).toThrow('There is no example zebra. There are bandwidth and meridian.')
  expect(() => exampleNamed('constructor')).toThrow('There is no example')
})

// Drives the real Neo4j Browser as a reader would, and prints what it saw as JSON.
import { createRequire } from 'node:module'
const { chromium } = createRequire(process.env.MODULES + '/')('playwright-core')

const { HTTP, BOLT, USERNAME, PASSWORD, STYLE, QUERIES, SHOTS, CHROMIUM, PERSONS } = process.env
const test = id => `[data-testid="${id}"]`
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
page.setDefaultTimeout(20000)

async function command(text) {
  await page.locator(`${test('activeEditor')} .monaco-editor`).first().click()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await page.keyboard.insertText(text)
  const before = await page.locator(test('frame')).count()
  await page.locator(test('editor-Run')).click()
  await page.waitForFunction(n => document.querySelectorAll('[data-testid="frame"]').length > n, before)
}

// settled waits until the picture no longer changes, and counts it.
async function settled() {
  const frame = page.locator(test('frame')).first()
  await frame.locator('svg g.node').first().waitFor()
  let last = ''
  for (let same = 0; same < 4;) {
    const now = JSON.stringify(await frame.locator('svg g.node').evaluateAll(all => all.map(n => n.getAttribute('transform'))))
    same = now === last ? same + 1 : 0
    last = now
    await page.waitForTimeout(250)
  }
  const texts = await frame.locator('svg g.node').evaluateAll(all => all.map(n => [...n.querySelectorAll('text')].map(t => t.textContent.trim()).join(' ').trim()))
  const fills = await frame.locator('svg g.node circle.b-outline').evaluateAll(all => all.map(c => c.getAttribute('fill')))
  const edges = await frame.locator('svg g.relationship').evaluateAll(all => all.map(r => r.textContent.trim()))
  return { nodes: texts, fills, edges }
}

const seen = {}
try {
  await page.goto(`${HTTP}/browser/`)
  await page.locator(test('boltaddress')).fill(BOLT.replace('bolt://', ''))
  await page.locator(test('bolt-scheme-select')).selectOption('bolt://')
  await page.locator(test('username')).fill(USERNAME)
  await page.locator(test('password')).fill(PASSWORD)
  await page.locator(test('connect')).click()
  await page.getByText('Connected to Neo4j').first().waitFor()
  await page.locator(test('frameCommand')).filter({ hasText: ':play start' }).first().waitFor()

  await command(STYLE)
  await page.waitForFunction(() => (localStorage['neo4j.grass'] || '').includes('0072B2'))
  for (const q of JSON.parse(QUERIES)) {
    if (q.Parameters !== '{}') await command(`:params ${q.Parameters}`)
    await command(q.Cypher)
    seen[q.Name] = await settled()
    await page.screenshot({ path: `${SHOTS}/${q.Name}.png` })
    if (q.Name.startsWith('02')) {
      const edge = page.locator(test('frame')).first().locator('svg g.relationship').filter({ hasText: 'met with' }).first()
      await edge.locator('path.outline, path').first().click({ force: true })
      await page.locator(test('vizInspector')).first().getByText('met Kwame Boateng').first().waitFor()
      seen.evidence = await page.locator(test('vizInspector')).first().innerText()
      await page.screenshot({ path: `${SHOTS}/evidence.png` })
    }
  }
  for (const [key, person] of Object.entries(JSON.parse(PERSONS))) {
    await command(`MATCH (p:Person {name: ${JSON.stringify(person)}}) RETURN p`)
    await settled()
    const frame = page.locator(test('frame')).first()
    await frame.locator('svg g.node').first().dblclick()
    await page.waitForFunction(() => document.querySelector('[data-testid="frame"]').querySelectorAll('svg g.node').length > 1)
    await page.mouse.move(200, 560) // a node under the pointer holds its place
    await settled()
    await frame.locator('[aria-label="zoom-to-fit"]').click()
    seen[key] = await settled()
    await page.screenshot({ path: `${SHOTS}/${key}.png`, clip: { x: 70, y: 137, width: 1190, height: 470 } })
  }
  console.log(JSON.stringify(seen))
} catch (e) {
  await page.screenshot({ path: `${SHOTS}/failed.png` })
  throw e
} finally {
  await browser.close()
}

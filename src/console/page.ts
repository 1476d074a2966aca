/** The sign-in page: who you are by your key, and a place to ask. It loads nothing from elsewhere. */
export const consolePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ropewalk</title>
<link rel="stylesheet" href="/console.css">
<script type="module" src="/console.js"></script>
</head>
<body>
<header><h1>Ropewalk</h1><p id="viewer">Not signed in.</p></header>
<main>
<form id="sign-in">
<label for="key">Access key</label>
<input id="key" name="key" type="password" autocomplete="off" required placeholder="rw_…">
<button>Sign in</button>
<p class="hint">Make one with <code>ropewalk keys create --role viewer</code>.</p>
</form>
<form id="ask" hidden>
<label for="query">Ask</label>
<textarea id="query" name="query" rows="14" spellcheck="false"></textarea>
<button>Ask</button> <button type="button" id="sign-out">Sign out</button>
<pre id="answer" aria-live="polite"></pre>
</form>
</main>
</body>
</html>
`

export const consoleStyle = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; }
header { display: flex; gap: 1.5rem; align-items: baseline; flex-wrap: wrap; border-bottom: 1px solid #8886; }
h1 { font-size: 1.4rem; margin: .5rem 0; }
label { display: block; font-weight: 600; margin: 1rem 0 .25rem; }
input, textarea { width: 100%; box-sizing: border-box; font: .9rem/1.5 ui-monospace, monospace; padding: .5rem; }
button { margin-top: .75rem; padding: .4rem 1rem; font: inherit; cursor: pointer; }
pre { overflow: auto; padding: 1rem; border: 1px solid #8886; min-height: 6rem; font-size: .85rem; }
.hint, #viewer { color: #888; }
`

export const consoleScript = `
const byId = (id) => document.getElementById(id)
const firstQuery = \`{
  transfers(first: 50) {
    totalCount
    nodes {
      name
      status { code covered changesOn reasons { message legalReference } }
    }
  }
}\`

// The key comes in the fragment, which browsers keep to themselves, and stays in this tab.
const given = new URLSearchParams(location.hash.slice(1)).get('key')
if (given) {
  sessionStorage.setItem('key', given)
  history.replaceState(null, '', location.pathname)
}

async function ask(query) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer ' + sessionStorage.getItem('key') },
    body: JSON.stringify({ query }),
  })
  return response.json()
}

async function show() {
  const signedIn = Boolean(sessionStorage.getItem('key'))
  const answer = signedIn ? await ask('{ viewer { name role workspace revision } }') : {}
  const viewer = answer.data?.viewer
  byId('sign-in').hidden = Boolean(viewer)
  byId('ask').hidden = !viewer
  byId('viewer').textContent = viewer
    ? viewer.name + ', ' + viewer.role.toLowerCase() + ' of workspace ' + viewer.workspace + ', at revision ' + viewer.revision
    : signedIn ? answer.errors[0].message : 'Not signed in.'
  if (!viewer) sessionStorage.removeItem('key')
}

byId('query').value = firstQuery
byId('sign-in').addEventListener('submit', (event) => {
  event.preventDefault()
  sessionStorage.setItem('key', byId('key').value.trim())
  byId('key').value = ''
  show()
})
byId('sign-out').addEventListener('click', () => {
  sessionStorage.removeItem('key')
  show()
})
byId('ask').addEventListener('submit', async (event) => {
  event.preventDefault()
  byId('answer').textContent = JSON.stringify(await ask(byId('query').value), null, 2)
})
show()
`

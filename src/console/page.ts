/** The sign-in page. The key comes in the fragment, which browsers keep to themselves. */
export const consolePage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ropewalk</title>
<h1>Ropewalk</h1>
<p>The API answers at <code>/graphql</code>; send a key as <code>Authorization: Bearer …</code>.</p>
</html>
`

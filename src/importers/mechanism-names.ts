/** Words by which documents name a legal route for transfers. The names of clauses leave their module open. */
const routes: [words: RegExp, route: Route][] = [
  [/privacy[\s-]?shield/i, 'eu-us-privacy-shield'],
  [/data privacy framework|\bDPF\b/i, 'eu-us-dpf'],
  [/\bIDTA\b|international data transfer agreement/i, 'uk-idta'],
  [/uk addendum|international data transfer addendum/i, 'uk-addendum'],
  [/binding corporate|\bBCRs?\b|verbindliche (?:interne|unternehmensinterne)|corporate rules/i, 'bcr'],
  [
    /standard (?:data protection |contractual )clauses?|\bSCCs?\b|model clauses|standardvertragsklausel|standarddatenschutzklausel|clauses contractuelles types|cláusulas contractuales/i,
    'scc',
  ],
  [/adequacy|angemessenheits|adéquation|adecuación/i, 'eu-adequacy'],
]

export type Route = 'eu-us-privacy-shield' | 'eu-us-dpf' | 'uk-idta' | 'uk-addendum' | 'bcr' | 'scc' | 'eu-adequacy'

export const routesIn = (text: string): Route[] =>
  routes.filter(([words]) => words.test(text)).map(([, route]) => route)

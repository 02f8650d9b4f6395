/** The commands by name: what each is for, how its file is loaded, and what people type. */
import type { Command } from 'commander';

export interface CommandEntry {
  summary: string;
  load(): Promise<{ command: Command }>;
}

/** Loaded on demand, so that a filter does not pay for the engine. */
export const commands: Record<string, CommandEntry> = {
  start: {
    summary: 'poll the sources and serve the feeds, all in one process',
    load: () => import('./start.js'),
  },
  demo: { summary: 'the same on two sample publishers, without internet', load: () => import('./demo.js') },
  worker: { summary: 'run some of the roles in this process', load: () => import('./worker.js') },
  run: { summary: 'read every source once, publish, and end', load: () => import('./run.js') },
  status: {
    summary: 'show how the sources answer, what waits, and when topics changed',
    load: () => import('./status.js'),
  },
  retry: {
    summary: 'give entries that were set aside another try',
    load: () => import('./retry.js'),
  },
  why: {
    summary: 'tell why an item is in or out, merged, stripped, labelled',
    load: () => import('./why.js'),
  },
  add: { summary: 'find the feed of an address and add it as a source', load: () => import('./add.js') },
  preview: {
    summary: 'take a source or a page through every stage, and store nothing',
    load: () => import('./preview.js'),
  },
  remove: { summary: 'take sources out of the configuration', load: () => import('./remove.js') },
  sources: { summary: 'list the sources of the configuration', load: () => import('./sources.js') },
  opml: { summary: 'take in or hand out a list of feeds', load: () => import('./opml.js') },
  topics: {
    summary: 'show the topics, and try an expression on the articles of the store',
    load: () => import('./topics.js'),
  },
  train: { summary: 'learn the topics that have examples', load: () => import('./train.js') },
  check: { summary: 'tell every problem of the configuration', load: () => import('./check.js') },
  export: {
    summary: 'write everything that is stored as JSON Lines',
    load: () => import('./export.js'),
  },
  import: {
    summary: 'read an export, or move an embedded database to a server',
    load: () => import('./import.js'),
  },
  migrate: {
    summary: 'bring the tables of the database up to date',
    load: () => import('./migrate.js'),
  },
  completion: {
    summary: 'print what makes bash, zsh or fish complete commands and options',
    load: async () => ({ command: (await import('./completion.js')).completionOf(commands) }),
  },
  schema: { summary: 'print the JSON Schema of the configuration', load: () => import('./schema.js') },
  parse: {
    summary: 'filter: feed document in, entries out',
    load: () => import('./parse.js'),
  },
  extract: {
    summary: 'filter: page in, article out',
    load: () => import('./extract.js'),
  },
  clean: {
    summary: 'filter: lines, text or HTML in, the same without ad markers out',
    load: () => import('./clean.js'),
  },
  group: {
    summary: 'filter: articles in order of arrival in, copies and stories out',
    load: () => import('./group.js'),
  },
  label: {
    summary: 'filter: articles in, topics with evidence out',
    load: () => import('./label.js'),
  },
  robots: {
    summary: 'filter: robots.txt and URL in, allowed or not out',
    load: () => import('./robots.js'),
  },
};

/** A command line and what it does, shown under the help of commands that do not bring their own. */
type Example = readonly [line: string, meaning: string];

const examples: Record<string, readonly Example[]> = {
  start: [['start --config news.json', 'polls and serves what news.json names, on port 8080 or PORT']],
  demo: [['demo', 'shows every step on sample publishers, without internet']],
  worker: [['worker collect extract', 'polls and reads pages; other processes do the rest']],
  opml: [['opml import feeds.opml', 'adds the feeds of a list that another reader exported']],
  check: [
    ['check --config news.json', 'every problem with its line and its fix; ends with 78 when there is one'],
  ],
  export: [['export > winnow.jsonl', 'writes everything that is stored into one file']],
  import: [['import winnow.jsonl', 'reads that file into a new database, all or nothing']],
  migrate: [['migrate', 'updates the database before the processes of a new release start']],
  schema: [['schema > feeds.config.schema.json', 'writes the schema that editors complete and check by']],
  parse: [['parse --url https://example.org/ feed.xml', 'lists the entries of a saved feed']],
  extract: [['extract < article.html', 'prints the article of a saved page']],
  clean: [['clean < article.txt', 'prints the text without its ad markers']],
  group: [['group --jsonl --final < articles.jsonl', 'tells which articles are copies or one story']],
  label: [['label article.txt', 'tells the topics of feeds.config.json that take the article, and why']],
  robots: [['robots --url https://example.org/news robots.txt', 'tells whether that address may be read']],
  completion: [
    ['completion bash >> ~/.bashrc', 'completes commands and options in bash'],
    ['completion zsh >> ~/.zshrc', 'the same in zsh, after its line with compinit'],
    ['completion fish > ~/.config/fish/completions/winnow.fish', 'the same in fish'],
  ],
};

/** Named as people type it, with its examples, and ready to throw instead of ending the process. */
export async function loadCommand(name: string, entry: CommandEntry): Promise<Command> {
  const { command } = await entry.load();
  command.name(`winnow ${name}`);
  for (const each of [command, ...command.commands])
    each.exitOverride().showHelpAfterError(`"winnow ${name} --help" tells more.`);
  const lines = (examples[name] ?? []).map(([line, meaning]) => `  $ winnow ${line}\n      ${meaning}`);
  return lines.length === 0 ? command : command.addHelpText('after', `\nFor example:\n${lines.join('\n')}`);
}
